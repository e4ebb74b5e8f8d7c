import { formatCount } from '../bytes'
import type { Bundle, Plan, TextUnfit, Unplaced } from '../plan'
import type { Load, Resource } from '../resource'
import type { ProblemCode } from '../source'
import { markdownText } from './escape'
import { type ApplierWriter, type ExportInput, type OutputFile, type ReadInput, textFile } from './export'
import { noteTexts } from './order-notes'

/** `README.md`: what is in the export, how to bring it in, what to know before, what it cannot do. */
export function readmeFile(writer: ApplierWriter, input: ExportInput): OutputFile {
  const { load, plan } = input
  const sections = [
    introduction(load, plan),
    writer.howTo(input),
    bundleTable(load, plan, bundle => writer.fileOf(bundle, input)),
    attention(input),
    `## What it cannot do\n\n${writer
      .cannot(input)
      .map(sentence => `- ${sentence}\n`)
      .join('')}`,
  ]
  return textFile('README.md', sections.filter(section => section !== '').join('\n'))
}

const formWords: Readonly<Record<Plan['settings']['form'], string>> = {
  text: 'original text',
  json: 'JSON documents',
  auto: 'original text, JSON documents where the text does not fit',
}

/** First lines of a `README.md`: what was cut from what. */
function introduction(load: Load, { settings, bundles, unparsed, excluded }: Plan): string {
  const sources = load.texts.map(
    ({ name, original }) => `${markdownText(name)} (${formatCount(original.length)} bytes)`,
  )
  const placed = bundles.reduce((sum, { placements }) => sum + placements.length, 0)
  return `# ${settings.name}

${counted(placed, 'resource')} in ${counted(bundles.length, 'bundle')}${unparsed.length > 0 ? `, ${formatCount(unparsed.length)} more in [unparsed](unparsed/README.md)` : ''}${excluded.length > 0 ? `, ${formatCount(excluded.length)} left out` : ''}, cut from ${listed(sources)}.
Plan: ${settings.preset}; written as ${formWords[settings.form]}. The same input and settings give the same files, byte for byte.
`
}

/** The bundles with what they hold. */
function bundleTable(load: Load, { bundles }: Plan, fileOf: (bundle: Bundle) => string): string {
  const rows = bundles.map(bundle => {
    const size = formatCount(bundle.bytes)
    const most = bundle.maxBytes === null ? '' : ` of ${formatCount(bundle.maxBytes)}`
    const over = bundle.overLimit ? ', **over**' : ''
    return `| \`${fileOf(bundle)}\` | ${size}${most}${over} | ${kindsIn(load, bundle)} |\n`
  })
  return `## What is in it

| File | Bytes | Holds |
|---|---|---|
${rows.join('')}
\`plan.json\` lists every resource with its source, line, size and the reasons for its place. \`PROOF.md\` says what was checked by reading the files back.
\`sha256sum -c SHA256SUMS\` checks that they are still the same.
`
}

/** Kinds named in a row of the table; the others are counted together. */
const kindsNamed = 6

function kindsIn(load: Load, { placements }: Bundle): string {
  const counts = new Map<string, number>()
  for (const { resource } of placements) {
    const kind = load.resources[resource]?.kind ?? ''
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  const kinds = [...counts].map(([kind, count]) => `${formatCount(count)} ${markdownText(kind)}`)
  const rest = kinds.length - kindsNamed
  return [...kinds.slice(0, kindsNamed), ...(rest > 0 ? [`${rest} more kinds`] : [])].join(', ')
}

/** What did not go as asked, or may not go in; empty where there is nothing to say. */
function attention(input: ReadInput): string {
  const { load, plan } = input
  const remarks = [
    ...overLimitRemarks(load, plan),
    ...externalRemarks(load, plan),
    ...jsonRemarks(load, plan),
    ...noteTexts(input, markdownText),
  ]
  const twice = load.problems.filter(({ problem }) => problem.code === 'duplicate-resource').length
  if (twice > 0)
    remarks.push(`${counted(twice, 'resource')} stood in the input before: the later one overwrites the earlier.`)
  if (plan.owned > 0) {
    remarks.push(
      `${counted(plan.owned, 'resource')} name an owner by the uid that a cluster gave it: in another cluster the garbage collector deletes them.`,
    )
  }
  const others = leftOut(load)
  const empty = plan.withoutObject.filter(
    ({ source, document }) => !others.some(other => other.holds(source, document)),
  )
  for (const { remark } of others) remarks.push(remark)
  if (empty.length > 0) {
    remarks.push(`${counted(empty.length, 'document')} hold no object (null, or a List without items).`)
  }
  return remarks.length === 0 ? '' : `## To know before\n\n${remarks.map(remark => `- ${remark}\n`).join('')}`
}

const otherWords: Partial<Record<ProblemCode, string>> = {
  'other-kustomization': 'a kustomization',
  'other-values': 'a values file of a Helm chart',
  'other-chart': 'the Chart.yaml of a Helm chart',
  'other-config': 'an object that no API server knows',
}

/** What of the input is no manifest, so that it is in no bundle, and the documents that are. */
function leftOut(load: Load) {
  const found = load.problems.filter(({ problem }) => problem.code.startsWith('other-'))
  return found.map(({ source, problem: { code, at } }) => {
    const isWhole = !load.resources.some(resource => resource.source === source)
    return {
      remark: `Left out: ${markdownText(load.texts[source]?.name ?? '')} holds ${otherWords[code] ?? 'no manifest'}.`,
      holds(from: number, document: number): boolean {
        const range = load.documents[from]?.[document]?.range
        return from === source && (isWhole || (range !== undefined && range.start <= at.start && at.start < range.end))
      },
    }
  })
}

/** Names in a remark; the others are counted. */
const namesShown = 10

function overLimitRemarks(load: Load, { unplaced }: Plan): string[] {
  return unplaced.map(({ resource, max, sizes, wouldFit }) => {
    const slim = sizes.jsonWithoutDescriptions
    const formats = [
      `${formatCount(sizes.text)} as text`,
      `${formatCount(sizes.json)} as JSON`,
      ...(slim === null ? [] : [`${formatCount(slim)} as JSON without descriptions`]),
      `${formatCount(sizes.gzip)} in gzip`,
    ]
    const remedy =
      wouldFit.length === 0 ? 'None of these forms fits.' : `Would fit: ${wouldFit.map(wordsOfForm).join(', ')}.`
    return `${nameOf(load.resources[resource])} alone is over ${formatCount(max)} bytes: ${formats.join(', ')}. ${remedy}`
  })
}

function wordsOfForm(form: Unplaced['wouldFit'][number]): string {
  return { text: 'the original text', json: 'JSON', 'json-without-descriptions': 'JSON without descriptions' }[form]
}

function externalRemarks(load: Load, { bundles }: Plan): string[] {
  const kinds = new Set<string>()
  for (const { resource, reasons } of bundles.flatMap(({ placements }) => placements)) {
    const { apiVersion, kind } = load.resources[resource] ?? {}
    if (reasons.some(({ code }) => code === 'kind-not-in-input')) kinds.add(`${apiVersion ?? ''} ${kind ?? ''}`)
  }
  if (kinds.size === 0) return []
  return [
    `The cluster must know these kinds already, no CRD of theirs is in here: ${shortened([...kinds].map(markdownText))}.`,
  ]
}

/** Why a document is not in its own bytes; those that a person asked for need no reason. */
const unfitWords: Readonly<Record<Exclude<TextUnfit, 'chosen'>, string>> = {
  'over-budget': 'their text is over the limit of a bundle, and their JSON is not',
  remedied: 'a remedy changed them',
  'list-item': 'they are items of a List, which have no document of their own',
  'utf-16': 'their source is UTF-16',
  'not-utf-8': 'their text is no UTF-8, which a ConfigMap cannot hold',
  'reads-otherwise': 'YAML reads their text otherwise than it was read here',
  kustomize: 'kustomize refuses their text, or reads other values in it than kubectl',
}

function jsonRemarks(load: Load, { settings, bundles }: Plan): string[] {
  if (settings.form === 'json') return []
  const byReason = new Map<keyof typeof unfitWords, string[]>()
  for (const { resource, reasons } of bundles.flatMap(({ placements }) => placements)) {
    for (const reason of reasons) {
      if (reason.code !== 'as-json' || reason.because === 'chosen') continue
      const names = byReason.get(reason.because) ?? []
      byReason.set(reason.because, names)
      names.push(nameOf(load.resources[resource]))
    }
  }
  return [...byReason].map(
    ([because, names]) =>
      `Written as JSON documents, since ${unfitWords[because]}; comments are lost: ${shortened(names)}.`,
  )
}

function nameOf(resource: Resource | undefined): string {
  return markdownText([resource?.kind, resource?.name ?? resource?.generateName].filter(Boolean).join(' '))
}

function shortened(names: readonly string[]): string {
  const rest = names.length - namesShown
  return rest > 0 ? `${names.slice(0, namesShown).join(', ')} and ${formatCount(rest)} more` : listed(names)
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

function counted(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`
}
