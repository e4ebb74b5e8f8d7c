import { createUnpackBudget, openWholeTar, type UnpackBudget } from '../archive'
import { cutDocuments, isMapping, type Mapping, readDocument, type Value } from '../manifest'
import { createLineIndex, decodeSource } from '../source'
import type { ChartEntry } from './chart-files'

/** A chart as Helm's loader cuts it into parts (pkg/chart/v2/loader/load.go: `LoadFiles`). */
export interface LoadedChart {
  readonly name: string
  readonly version: string
  /** Chart.yaml, with the dependencies of an old `requirements.yaml`. */
  readonly metadata: Mapping
  readonly lock: Mapping | null
  readonly values: Mapping
  readonly schema: ChartEntry | null
  readonly templates: readonly ChartEntry[]
  /** Everything else; what is under `crds/` too. */
  readonly files: readonly ChartEntry[]
  /** Charts in `charts/`, which no release holds: only what they render to. */
  readonly subcharts: readonly Subchart[]
  readonly chartFile: ChartEntry | null
}

export interface Subchart {
  /** Its folder, or its archive, from the folder of the chart that holds it. */
  readonly at: string
  readonly chart: LoadedChart
}

/** What of a chart makes Helm refuse it. */
export interface ChartFault {
  readonly code:
    | 'chart-metadata-missing'
    | 'chart-metadata-unreadable'
    | 'chart-metadata-invalid'
    | 'chart-values-unreadable'
    | 'chart-lock-unreadable'
    | 'chart-dependency-unreadable'
  /** From the chart's folder. */
  readonly path: string
  readonly line: number
  readonly column: number
  readonly facts: Readonly<Record<string, string | number>>
}

/** So deep may charts lie in charts. */
const deepest = 10

/** What the archives in `charts/` may unpack to: as much as Helm lets a chart (limits facts, `helm.chart.total`). */
export const mostOfChart = 100 * 1024 * 1024

/**
 * Cuts the files of a chart into its parts. What is wrong is named, the rest is cut all the same; null where Chart.yaml
 * says too little to go on. Nothing of the values is in a fault.
 */
export function loadChart(
  entries: readonly ChartEntry[],
  faults: ChartFault[],
  budget: UnpackBudget = createUnpackBudget(mostOfChart),
  depth = 0,
): LoadedChart | null {
  const chartFile = entries.findLast(({ path }) => path === 'Chart.yaml') ?? null
  if (!chartFile) {
    faults.push({ code: 'chart-metadata-missing', path: 'Chart.yaml', ...atStart, facts: {} })
    return null
  }
  const metadata = readMapping(chartFile, 'chart-metadata-unreadable', faults)
  if (!metadata) return null
  const invalid = invalidIn(metadata)
  if (invalid !== null)
    faults.push({ code: 'chart-metadata-invalid', path: 'Chart.yaml', ...atStart, facts: { reason: invalid } })

  const isOld = (asText(metadata.get('apiVersion')) || 'v1') === 'v1'
  const templates: ChartEntry[] = []
  const files: ChartEntry[] = []
  const inCharts = new Map<string, ChartEntry[]>()
  let lock: Mapping | null = null
  let values: Mapping = new Map()
  let schema: ChartEntry | null = null
  let dependencies = metadata.get('dependencies')
  for (const entry of entries) {
    const { path } = entry
    if (path === 'Chart.yaml') continue
    if (path === 'Chart.lock' || path === 'requirements.lock') {
      lock = readMapping(entry, 'chart-lock-unreadable', faults)
      if (path === 'requirements.lock' && isOld) files.push(entry)
    } else if (path === 'requirements.yaml') {
      dependencies = readMapping(entry, 'chart-lock-unreadable', faults)?.get('dependencies') ?? dependencies
      if (isOld) files.push(entry)
    } else if (path === 'values.yaml') values = readMapping(entry, 'chart-values-unreadable', faults) ?? values
    else if (path === 'values.schema.json') schema = entry
    else if (path.startsWith('templates/')) templates.push(entry)
    else if (path.startsWith('charts/') && !path.endsWith('.prov')) {
      const [name = ''] = path.slice('charts/'.length).split('/')
      inCharts.set(name, [...(inCharts.get(name) ?? []), entry])
    } else files.push(entry)
  }
  const subcharts = [...inCharts].flatMap(([name, inside]) => {
    if (/^[_.]/.test(name) || depth >= deepest) return []
    const chart = loadSubchart(name, inside, faults, budget, depth)
    return chart ? [{ at: `charts/${name}`, chart }] : []
  })
  return {
    name: asText(metadata.get('name')),
    version: asText(metadata.get('version')),
    metadata: new Map([...metadata, ...(dependencies === undefined ? [] : [['dependencies', dependencies] as const])]),
    ...{ lock, values, schema, templates, files, subcharts, chartFile },
  }
}

const atStart = { line: 1, column: 1 }

/** A folder in `charts/`, or an archive; a file that is neither belongs to nothing. */
function loadSubchart(
  name: string,
  inside: readonly ChartEntry[],
  faults: ChartFault[],
  budget: UnpackBudget,
  depth: number,
): LoadedChart | null {
  const own: ChartFault[] = []
  const [first] = inside
  const isArchive = name.endsWith('.tgz') && first?.path === `charts/${name}`
  const opened = isArchive && first ? openChartArchive(first.bytes, budget) : null
  if (opened && opened.fault !== null) {
    const facts = { name, reason: opened.fault }
    faults.push({ code: 'chart-dependency-unreadable', path: `charts/${name}`, ...atStart, facts })
    return null
  }
  const prefix = `charts/${name}/`
  const entries = opened
    ? opened.entries
    : inside.flatMap(entry =>
        entry.path.startsWith(prefix) ? [{ ...entry, path: entry.path.slice(prefix.length) }] : [],
      )
  const chart = loadChart(entries, own, budget, depth + 1)
  // A place in an archive is none that can be gone to.
  const inFolder = ({ path, ...fault }: ChartFault) => ({ ...fault, path: `charts/${name}/${path}` })
  faults.push(...own.map(inFolder))
  return chart
}

/** The files of a chart in an archive: the first part of every path is taken away, as Helm does. */
export function openChartArchive(
  bytes: Uint8Array,
  budget: UnpackBudget,
): { readonly entries: readonly ChartEntry[]; readonly fault: string | null } {
  const { entries, faults } = openWholeTar(bytes, budget)
  const serious = faults.find(({ code }) => !harmless.has(code))
  return {
    entries: entries.flatMap(({ path, bytes: content, modified }) => {
      const inside = path.slice(path.indexOf('/') + 1)
      if (!path.includes('/')) return []
      return [{ path: inside, bytes: withoutMark(content), ...(modified ? { modified: goTime(modified) } : {}) }]
    }),
    fault: serious?.code ?? null,
  }
}

/** Faults that Go's readers of tar and gzip pass over. */
const harmless: ReadonlySet<string> = new Set(['archive-padding', 'archive-zeros', 'archive-trailing'])

/** Helm takes a byte order mark away from every file. */
export function withoutMark(content: Uint8Array): Uint8Array {
  return content[0] === 0xef && content[1] === 0xbb && content[2] === 0xbf ? content.subarray(3) : content
}

/** Seconds since 1970, as a decimal number, as Go prints a time in UTC: no zeros at the end of a fraction. */
function goTime(seconds: string): string {
  const [whole = '0', fraction = ''] = seconds.split('.')
  const moment = new Date(Number(whole) * 1000)
  if (Number.isNaN(moment.getTime())) return zeroTime
  const digits = fraction.slice(0, 9).replace(/0+$/, '')
  return moment.toISOString().replace('.000Z', digits === '' ? 'Z' : `.${digits}Z`)
}

/** The zero of Go's times. */
export const zeroTime = '0001-01-01T00:00:00Z'

/** All documents of a file merged, later ones over earlier ones, as `LoadValues` does; a file of nothing is empty. */
function readMapping(entry: ChartEntry, code: ChartFault['code'], faults: ChartFault[]): Mapping | null {
  const { text, problems } = decodeSource({ name: entry.path, bytes: entry.bytes })
  const { documents, problems: cuts } = cutDocuments(text)
  const found = [...problems, ...cuts].filter(({ severity }) => severity === 'error')
  let merged: Mapping = new Map()
  for (const document of documents) {
    const { value, problems: inside } = readDocument(text, document)
    found.push(...inside.filter(({ severity }) => severity === 'error'))
    if (isMapping(value)) merged = merge(merged, value)
    else if (value !== null && value !== undefined && inside.length === 0) {
      const { line } = document
      faults.push({ code, path: entry.path, line, column: 1, facts: { problem: 'not-an-object' } })
      return null
    }
  }
  const [first] = found
  if (!first) return merged
  const { line, column } = createLineIndex(text).positionAt(first.at.start)
  // Values may be secret, and a reason may quote them.
  const reason = code !== 'chart-values-unreadable' && 'reason' in first.facts ? first.facts.reason : first.code
  faults.push({ code, path: entry.path, line, column, facts: { problem: reason } })
  return null
}

/** What the second says goes before what the first says; mappings are merged. */
export function merge(first: Mapping, second: Mapping): Mapping {
  const merged = new Map(first)
  for (const [key, value] of second) {
    const before = merged.get(key)
    merged.set(key, isMapping(value) && isMapping(before) ? merge(before, value) : value)
  }
  return merged
}

/** What Helm says of a Chart.yaml that it refuses (pkg/chart/v2/metadata.go: `Validate`); null of a good one. */
function invalidIn(metadata: Mapping): string | null {
  const [name, version, type] = ['name', 'version', 'type'].map(field => asText(metadata.get(field))) as string[]
  if (!name) return 'chart.metadata.name is required'
  if (name.includes('/')) return `chart.metadata.name ${JSON.stringify(name)} is invalid`
  if (!version) return 'chart.metadata.version is required'
  if (!/^v?\d+(\.\d+){0,2}(-[\w.-]+)?(\+[\w.-]+)?$/.test(version))
    return `chart.metadata.version ${JSON.stringify(version)} is invalid`
  if (type && !['application', 'library'].includes(type)) return 'chart.metadata.type must be application or library'
  return null
}

/** A scalar where a text is wanted, as sigs.k8s.io/yaml takes it. */
export function asText(value: Value | undefined): string {
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value)
}
