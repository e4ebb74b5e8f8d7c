/** Words for what is wrong with an archive, or was left out of it. */
export const archiveProblems = {
  'archive-truncated': { what: '{{entry}} is cut off', fix: 'The archive ends too early. Get it again.' },
  'archive-damaged': { what: '{{entry}} is damaged', fix: 'It cannot be unpacked. Get the archive again.' },
  'archive-conflict': {
    what: '{{entry}} is described in two ways',
    fix: 'The directory of the archive says something else than the data. It is not used.',
  },
  'archive-checksum': {
    what: '{{entry}} has a wrong checksum',
    fix: 'It is not what was packed and is not used. Get the archive again.',
  },
  'archive-length': {
    what: '{{entry}} is not as long as it says',
    fix: 'The archive says {{said}} bytes. It is not used.',
  },
  'archive-encrypted': {
    what: '{{entry}} is encrypted',
    fix: 'Unpack the archive with its password and bring in the files.',
  },
  'archive-method': {
    what: '{{entry}} is packed by method {{method}}',
    fix: 'That is not read here. Pack it with deflate.',
  },
  'archive-too-large': {
    what: '{{entry}} unpacks to too much',
    fix: 'Archives may unpack to {{max}} bytes in all. Unpack it and bring in the files in parts.',
  },
  'archive-too-many': {
    what: '{{entry}} holds too many entries',
    fix: 'Only the first {{max}} are read. Bring it in in parts.',
  },
  'archive-trailing': {
    what: '{{bytes}} bytes behind the end of {{entry}} are not read',
    fix: 'It is damaged, or something was appended. Get it again.',
  },
  'archive-zeros': {
    what: '{{bytes}} zeros stand behind the end of {{entry}}',
    fix: 'They are padding, or what is left of something that was lost.',
  },
  'archive-padding': {
    what: 'Behind {{entry}} stands something in the place of zeros',
    fix: 'The archive is damaged, or this file was cut in it. Compare it with the original.',
  },
  'archive-unlisted': {
    what: '{{bytes}} bytes of {{entry}} belong to no listed file',
    fix: 'They are not read. Get the archive again.',
  },
  'archive-unsafe-name': { what: 'The name “{{entry}}” leads out of the archive', fix: 'It is read as {{path}}.' },
  'archive-without-manifest': {
    what: 'No manifest in this archive',
    fix: 'Files ending .yaml, .yml or .json are read.',
  },
  'archive-skipped-name': { what: 'Left out: {{names}}', fix: '{{count}} in all, not ending .yaml, .yml or .json.' },
  'archive-skipped-binary': { what: 'Left out: {{names}}', fix: '{{count}} in all that are no text.' },
  'archive-skipped-hidden': { what: 'Left out: {{names}}', fix: '{{count}} in all, hidden or in node_modules.' },
  'archive-skipped-link': {
    what: 'Left out: {{names}}',
    fix: '{{count}} in all, links. Bring in the files they lead to.',
  },
  'archive-skipped-special': { what: 'Left out: {{names}}', fix: '{{count}} in all, devices and other special files.' },
  'archive-skipped-nested': {
    what: 'Left out: {{names}}',
    fix: '{{count}} in all, archives in the archive. Unpack them and bring in what is in them.',
  },
}
