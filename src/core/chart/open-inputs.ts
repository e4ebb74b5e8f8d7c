import { archiveKind, createUnpackBudget, type UnpackBudget } from '../archive'
import {
  createNaming,
  type InputProblem,
  mostUnpackedBytes,
  type OpenedSources,
  openSources,
  type Source,
} from '../source'
import { type ChartEntry, ignoreFile, textOf, walkFolder } from './chart-files'
import { enabledSubcharts } from './kept-chart'
import { type ChartFault, type LoadedChart, loadChart, mostOfChart, openChartArchive, withoutMark } from './load-chart'
import { plainTemplates } from './rendering'

/** A chart among the inputs. */
export interface OpenedChart {
  /** As given: the name of the archive, or of the folder without a slash at its end. */
  readonly source: string
  /** Helm reads `.helmignore` in a folder only: who packs an archive has read it. */
  readonly from: 'folder' | 'archive'
  /** Every file that was brought in. */
  readonly entries: readonly ChartEntry[]
  readonly loaded: LoadedChart | null
  /** What `.helmignore` leaves out. */
  readonly ignored: readonly ChartEntry[]
  /** Whether Helm takes it at all. */
  readonly isLoadable: boolean
  /** What `helm template` wrote of it, where it is among the inputs. */
  readonly rendered: string | null
}

/**
 * Inputs with archives unpacked and charts taken apart: of a chart, what is in `crds/` is a manifest as it is, and
 * templates without actions are.
 */
export interface OpenedInputs extends OpenedSources {
  readonly charts: readonly OpenedChart[]
  /** Whether manifests came in that belong to none of the charts. */
  readonly isMixed: boolean
}

/** A folder that is a chart comes in as a tar of its files under a name that ends so: no file's can. */
export const folderMark = '/'

/**
 * `openSources`, and charts among the inputs: an archive with Chart.yaml in the folder that it holds, or a folder. What
 * `helm template` wrote of one, known by its comments `# Source: NAME/`, is what it renders to; `rendered` names an
 * input that is so whatever stands in it, where one chart came in. Never throws.
 */
export function openInputs(
  inputs: readonly Source[],
  rendered: string | null = null,
  budget: UnpackBudget = createUnpackBudget(mostUnpackedBytes),
): OpenedInputs {
  const nameOf = createNaming()
  const opened = inputs.map(input => openInput(input, budget))
  const charts = opened.flatMap(({ chart }) => (chart ? [chart] : []))
  const others = opened.filter(({ chart }) => chart === null).flatMap(({ sources }) => sources)
  const isRenderedOf = (source: Source, { loaded }: OpenedChart): boolean =>
    source.name === rendered ? charts.length === 1 : loaded !== null && isRenderingOf(source, loaded.name)
  const named = charts.map(chart => {
    const texts = others.filter(source => isRenderedOf(source, chart)).map(({ bytes }) => textOf(bytes))
    return texts.length === 0 ? chart : { ...chart, rendered: texts.join('\n---\n') }
  })
  return {
    sources: opened.flatMap(({ sources }) => sources.map(({ name, bytes }) => ({ name: nameOf(name), bytes }))),
    archives: opened.flatMap(({ archives }) => archives),
    problems: [...opened.flatMap(({ problems }) => problems), ...named.flatMap(notRendered)],
    charts: named,
    isMixed: others.some(source => !charts.some(chart => isRenderedOf(source, chart))),
  }
}

function notRendered({ source, loaded, rendered }: OpenedChart): InputProblem[] {
  if (loaded === null || rendered !== null || plainTemplates(loaded) !== null) return []
  return [{ ...problemOf(source, 'chart-not-rendered', { name: loaded.name }), severity: 'warning' }]
}

/** So far the first comment of a rendering is looked for. */
const looked = 4096

function isRenderingOf({ bytes }: Source, name: string): boolean {
  return name !== '' && `\n${textOf(bytes.subarray(0, looked))}`.includes(`\n# Source: ${name}/`)
}

interface Opened extends OpenedSources {
  readonly chart: OpenedChart | null
}

function openInput(input: Source, budget: UnpackBudget): Opened {
  if (input.name.endsWith(folderMark)) return openFolder(input)
  const opened = openSources([input], budget)
  const roots = opened.sources.filter(({ name }) => isRoot(name.slice(input.name.length + 1)))
  return roots.length === 1 && archiveKind(input.bytes) === 'gzip' ? openPacked(input) : { ...opened, chart: null }
}

function isRoot(path: string): boolean {
  return /^[^/]+\/Chart\.yaml$/.test(path)
}

function openPacked({ name, bytes }: Source): Opened {
  const { entries, fault } = openChartArchive(bytes, createUnpackBudget(mostOfArchive))
  const faults: ChartFault[] = []
  const loaded = loadChart(entries, faults)
  const problems = fault === null ? [] : [problemOf(name, 'chart-archive-unreadable', { reason: fault })]
  return {
    ...manifestsOf(name, loaded),
    archives: [{ name, kind: 'tar.gz', bytes: bytes.length, entries: entries.length, skipped: [] }],
    problems: [...problems, ...faults.map(found => placed(name, found)), ...crdsTwice(name, loaded)],
    chart: {
      ...{ source: name, from: 'archive', entries, loaded, ignored: [], rendered: null },
      isLoadable: loaded !== null && fault === null && faults.length === 0,
    },
  }
}

/** The files, and a header of half a KiB for each. */
const mostOfArchive = mostOfChart + 32 * 1024 * 1024

function openFolder({ name, bytes }: Source): Opened {
  const source = name.slice(0, -folderMark.length)
  const { entries: all } = openChartArchive(bytes, createUnpackBudget(Number.MAX_SAFE_INTEGER))
  const entries = all.map(entry => ({ ...entry, bytes: withoutMark(entry.bytes) }))
  const { loaded: taken, ignored, fault } = walkFolder(entries)
  const faults: ChartFault[] = []
  const { line = 1, pattern = '', reason = '' } = fault ?? {}
  const problems = fault
    ? [{ ...problemOf(`${source}/${ignoreFile}`, 'helmignore-invalid', { pattern, reason }), line }]
    : []
  // What Helm refuses to read is still to be seen.
  const loaded = loadChart(fault ? entries : taken, faults)
  return {
    ...manifestsOf(source, loaded),
    archives: [],
    problems: [...problems, ...faults.map(found => placed(source, found)), ...crdsTwice(source, loaded)],
    chart: {
      ...{ source, from: 'folder', entries, loaded, ignored, rendered: null },
      isLoadable: loaded !== null && !fault && faults.length === 0,
    },
  }
}

function problemOf(source: string, code: InputProblem['code'], facts: InputProblem['facts']): InputProblem {
  return { source, severity: 'error', code, facts }
}

function placed(source: string, { code, path, line, column, facts }: ChartFault): InputProblem {
  return { ...problemOf(`${source}/${path}`, code, facts), line, column }
}

/** What is a manifest as it stands: CRDs, and templates without actions as they render. */
function manifestsOf(at: string, chart: LoadedChart | null): Pick<OpenedSources, 'sources'> {
  if (!chart) return { sources: [] }
  const templates = (plainTemplates(chart) ?? []).map(({ path, bytes }) => ({ name: `${at}/${path}`, bytes }))
  // A chart that stands twice among the dependencies, under an alias, has its CRDs once.
  const crds = new Map(crdSources(at, chart).map(source => [source.name, source]))
  return { sources: [...crds.values(), ...templates] }
}

/** What Helm installs from `crds/`, as it is: no template (pkg/chart/v2/chart.go: `CRDObjects`). */
function crdSources(at: string, chart: LoadedChart): Source[] {
  return [
    ...crdFiles(chart).map(({ path, bytes }) => ({ name: `${at}/${path}`, bytes })),
    ...enabledSubcharts(chart).flatMap(({ at: inside, chart: sub }) => crdSources(`${at}/${inside}`, sub)),
  ]
}

function crdFiles({ files }: LoadedChart): ChartEntry[] {
  return files.filter(({ path }) => path.startsWith('crds/') && /\.(ya?ml|json)$/i.test(path))
}

/** CRDs of the same name in `crds/` and among the templates, as far as names are written out there. */
function crdsTwice(source: string, chart: LoadedChart | null): InputProblem[] {
  if (!chart) return []
  const inTemplates = new Set(chart.templates.flatMap(crdNames))
  const twice = [...new Set(crdFiles(chart).flatMap(crdNames))].filter(name => inTemplates.has(name))
  const facts = { count: twice.length, names: twice.slice(0, 5).join(', ') }
  return twice.length === 0 ? [] : [{ ...problemOf(source, 'chart-crds-twice', facts), severity: 'warning' }]
}

function crdNames({ bytes }: ChartEntry): string[] {
  const text = textOf(bytes)
  if (!text.includes('CustomResourceDefinition')) return []
  return text.split(/^---/m).flatMap(part => {
    const name = /^kind:\s*CustomResourceDefinition\b/m.test(part) ? /^ {1,4}name:\s*["']?([\w.-]+)/m.exec(part) : null
    return name?.[1] === undefined ? [] : [name[1]]
  })
}
