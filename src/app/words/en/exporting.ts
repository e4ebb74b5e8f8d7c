import { optionLabels } from '../../../core/export'

export const exporting = {
  exporting: {
    options: 'Options for {{applier}}',
    defaults: 'as they are',
    changed_one: '{{count}} changed',
    changed_other: '{{count}} changed',
    reset: 'Use the defaults',
    planName: 'name of the plan',
    wants: {
      label: 'Lower-case letters, digits and hyphens, at most 63',
      'label-key': 'The key of a label',
      'label-value': 'The value of a label',
      version: 'A version such as 1.2.3',
      seconds: 'Seconds from 1 to 99999',
      duration: 'A duration such as 90s, 10m or 1h',
      path: 'A relative path with /',
      text: 'A text of one line',
    },
    option: optionLabels,
    choice: {
      'as-needed': 'as needed',
      secret: 'Secrets only',
      always: 'always',
      applications: 'Applications',
      objects: 'objects',
      'crds-folder': 'crds/',
      'own-chart': 'a chart of their own',
    },
    outputSize: {
      'helm-release': 'Release Secret of {{of}}',
      'provider-config-map': 'ConfigMap in {{of}}',
    },
    about: '≈ {{bytes}} of {{max}}',
    notOffered: 'No zip while the proof does not hold.',
    folder: 'folder',
    onlyThese: 'Download only these',
  },
}
