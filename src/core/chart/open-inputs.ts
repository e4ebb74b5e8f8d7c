import { archiveKind, createUnpackBudget, type UnpackBudget } from '../archive'
import {
  createNaming,
  type InputProblem,
  mostUnpackedBytes,
  type OpenedSources,
  openSources,
  type Source,
} from '../source'
import { type ChartEntry, ignoreFile, walkFolder } from './chart-files'
import { enabledSubcharts } from './kept-chart'
import { type ChartFault, type LoadedChart, loadChart, mostOfChart, openChartArchive, withoutMark } from './load-chart'

/** A chart among the inputs. */
export interface OpenedChart {
  /** As given: the name of the archive, or of the folder without a slash at its end. */
  readonly source: string
  /** Helm reads `.helmignore` in a folder only: who packs an archive has read it. */
  readonly from: 'folder' | 'archive'
  /** Every file that was brought in. */
  readonly entries: readonly ChartEntry[]
  readonly loaded: LoadedChart | null
  /** What Helm's `.helmignore` leaves out. */
  readonly ignored: readonly ChartEntry[]
  /** Whether Helm takes it at all: no fault that it ends with. */
  readonly isLoadable: boolean
}

/** Inputs with archives unpacked and charts taken apart: only what is in `crds/` of a chart is a manifest as it is. */
export interface OpenedInputs extends OpenedSources {
  readonly charts: readonly OpenedChart[]
}

/** A folder that is a chart comes in as a tar of its files under a name that ends so: no file's can. */
export const folderMark = '/'

/**
 * `openSources`, and charts among the inputs: an archive with Chart.yaml in the folder that it holds, or a folder. Never
 * throws.
 */
export function openInputs(
  inputs: readonly Source[],
  budget: UnpackBudget = createUnpackBudget(mostUnpackedBytes),
): OpenedInputs {
  const nameOf = createNaming()
  const opened = inputs.map(input => openInput(input, budget))
  return {
    sources: opened.flatMap(({ sources }) => sources.map(({ name, bytes }) => ({ name: nameOf(name), bytes }))),
    archives: opened.flatMap(({ archives }) => archives),
    problems: opened.flatMap(({ problems }) => problems),
    charts: opened.flatMap(({ charts }) => charts),
  }
}

function openInput(input: Source, budget: UnpackBudget): OpenedInputs {
  if (input.name.endsWith(folderMark)) return openFolder(input)
  const opened = openSources([input], budget)
  const roots = opened.sources.filter(({ name }) => isRoot(name.slice(input.name.length + 1)))
  return roots.length === 1 && archiveKind(input.bytes) === 'gzip' ? openPacked(input) : { ...opened, charts: [] }
}

function isRoot(path: string): boolean {
  return /^[^/]+\/Chart\.yaml$/.test(path)
}

function openPacked({ name, bytes }: Source): OpenedInputs {
  const { entries, fault } = openChartArchive(bytes, createUnpackBudget(mostOfArchive))
  const faults: ChartFault[] = []
  const report = { name, kind: 'tar.gz', bytes: bytes.length, entries: entries.length, skipped: [] } as const
  const problems = fault === null ? [] : [problemOf(name, 'chart-archive-unreadable', { reason: fault })]
  const loaded = loadChart(entries, faults)
  const chart = { source: name, from: 'archive', entries, loaded, ignored: [] } as const
  return {
    sources: loaded ? crdSources(name, loaded) : [],
    archives: [report],
    problems: [...problems, ...faults.map(found => placed(name, found))],
    charts: [{ ...chart, isLoadable: loaded !== null && fault === null && faults.length === 0 }],
  }
}

/** The files, and a header of half a KiB for each. */
const mostOfArchive = mostOfChart + 32 * 1024 * 1024

function openFolder({ name, bytes }: Source): OpenedInputs {
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
    sources: loaded ? crdSources(source, loaded) : [],
    archives: [],
    problems: [...problems, ...faults.map(found => placed(source, found))],
    charts: [
      {
        source,
        from: 'folder',
        entries,
        loaded,
        ignored,
        isLoadable: loaded !== null && !fault && faults.length === 0,
      },
    ],
  }
}

function problemOf(source: string, code: InputProblem['code'], facts: InputProblem['facts']): InputProblem {
  return { source, severity: 'error', code, facts }
}

function placed(source: string, { code, path, line, column, facts }: ChartFault): InputProblem {
  return { ...problemOf(`${source}/${path}`, code, facts), line, column }
}

/** What Helm installs from `crds/`, as it is: no template (pkg/chart/v2/chart.go: `CRDObjects`). */
function crdSources(at: string, chart: LoadedChart): Source[] {
  const own = chart.files.filter(({ path }) => path.startsWith('crds/') && /\.(ya?ml|json)$/i.test(path))
  return [
    ...own.map(({ path, bytes }) => ({ name: `${at}/${path}`, bytes })),
    ...enabledSubcharts(chart).flatMap(({ at: inside, chart: sub }) => crdSources(`${at}/${inside}`, sub)),
  ]
}
