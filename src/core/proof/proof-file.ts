import { formatCount } from '../bytes'
import { markdownText, type OutputFile, type OutputSize, textFile } from '../export'
import { problemText } from '../words'
import { accountText } from './account-text'
import type { Proof, ProofCode } from './proof'
import { shortfalls } from './prove-delivery'

const statements: Readonly<Record<ProofCode, string>> = {
  'every-document': 'Each document of the input is in the files, was left out by the filter, or holds nothing',
  'every-byte': 'Each byte of the input is in one of these documents, or separates them',
  'every-resource-once': 'Each resource of the input is in exactly one place, and nothing else is',
  'values-equal':
    "Each document reads back to an equal value, by kubectl's rules, less exactly what a named remedy removes",
  'text-equal': 'Text is kept byte for byte',
  'under-limit': 'Each bundle is within its limit',
  'carriers-under-limit': 'What the applier makes of the bundles is within its limit',
  delivered: 'Each resource is in a bundle that the applier takes, and the route refuses none',
  'needed-first':
    'Each CustomResourceDefinition, APIService and Namespace stands before what needs it, each webhook that may not fail behind what it admits',
  'unparsed-kept': 'What is in no bundle is kept byte for byte',
  'keys-kept': 'What was split by key holds every key with its value',
}

const sizeNames: Readonly<Record<OutputSize['limit'], string>> = {
  'helm-release': 'Release Secret of',
  'provider-config-map': 'ConfigMap in',
}

function sizeLine({ limit, of, bytes, max, known }: OutputSize): string {
  const about = known === 'estimate' ? 'about ' : ''
  return `${sizeNames[limit]} \`${of}\`: ${about}${formatCount(bytes)} of ${formatCount(max)} bytes${bytes > max ? ', **over**' : ''}.\n`
}

/** `PROOF.md`: what was checked by reading the files back, for people. */
export function proofFile({
  equal,
  resourcesIn,
  resourcesOut,
  checks,
  fullest,
  inputSha256,
  remedies,
  splits,
  outputSizes,
  notes = [],
  unread = [],
  account,
}: Proof): OutputFile {
  const damage = unread.map(
    ({ source, code, facts }) => `- ${markdownText(source)}: ${markdownText(problemText(code, facts))}\n`,
  )
  const rows = checks.map(
    ({ code, of, held, passed }) =>
      `| ${statements[code]} | ${formatCount(held)} of ${formatCount(of)} | ${passed ? 'holds' : '**does not hold**'} |\n`,
  )
  const failures = checks.flatMap(({ code, failed }) =>
    failed.map(what => `- ${statements[code]}: not for ${markdownText(what)}\n`),
  )
  const digests = inputSha256.map(({ source, sha256 }) => `| ${markdownText(source)} | \`${sha256}\` |\n`)
  const changes = remedies.flatMap(({ remedy, resources }) => resources.map(id => `- ${markdownText(id)}: ${remedy}\n`))
  changes.push(
    ...splits.flatMap(({ resource, parts, rewritten }) =>
      parts.length === 0
        ? []
        : [
            `- ${markdownText(resource)}: split by key into ${parts.map(({ name, keys }) => `${markdownText(name)} (${formatCount(keys.length)})`).join(', ')}\n`,
            ...rewritten.map(place => `- ${markdownText(place.resource)}: names the parts in \`${place.path}\`\n`),
          ],
    ),
  )
  const room = fullest?.max ? ` of ${formatCount(fullest.max)}` : ''
  return textFile(
    'PROOF.md',
    `# Proof

${formatCount(resourcesIn)} in, ${formatCount(resourcesOut)} out, ${equal ? 'equal' : '**not equal**'}${shortfalls({
      checks,
      unread,
    })
      .map(said => `; **${said}**`)
      .join('')}. The files were read back and compared with the input.

| Statement | For | |
|---|---|---|
${rows.join('')}
${accountText(account).join('\n\n')}

${fullest ? `Fullest bundle: \`${fullest.bundle}\`, ${formatCount(fullest.bytes)}${room} bytes.\n` : ''}${outputSizes.map(sizeLine).join('')}${damage.length > 0 ? `\n## What could not be read of the input\n\nWhat these archives held beyond what was read is in no file, and this proof says nothing of it.\n\n${damage.join('')}` : ''}${failures.length > 0 ? `\n## What does not hold\n\n${failures.join('')}` : ''}${changes.length > 0 ? `\n## Remedies applied\n\n${changes.join('')}` : ''}${notes.length > 0 ? `\n## To know\n\n${notes.map(note => `- ${note}\n`).join('')}` : ''}
## Input

| Source | SHA-256 |
|---|---|
${digests.join('')}
SHA-256 of every bundle and of every resource in it: \`plan.json\`; of every file: \`SHA256SUMS\`. \`plimsoll verify INPUT ZIP\` checks all of this again.
Those of sources are taken with byte order mark removed, CRLF as LF and values of Secrets replaced by their length, so that no secret can be guessed from them.
`,
  )
}
