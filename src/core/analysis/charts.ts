import { type Bytes, bytes, sumBytes } from '../bytes'
import {
  type MeasuredChart,
  measureChart,
  type OpenedChart,
  type OpenedInputs,
  type ReleaseSize,
  releaseOfChart,
  renderingIn,
} from '../chart'
import { type ClusterLimits, maxOf } from '../limit'
import { type CarrierSizes, routeOf } from '../route'
import { judgeWhole, type Verdict } from '../verdict'
import type { ChartFileReport, ChartReport } from './analysis'
import { lazily } from './measure-carriers'

/** What an analysis has of charts: `charts` of a call that brought none is left out. */
export type ChartInput = Partial<Pick<OpenedInputs, 'charts' | 'isMixed'>>

/** What is said of a chart without building anything. */
export function reportChart(chart: OpenedChart): ChartReport {
  const { source, from, loaded, isLoadable } = chart
  return {
    ...{ source, from, name: loaded?.name ?? '', version: loaded?.version ?? '', loads: isLoadable },
    rendering: renderingIn(chart),
    files: filesOf(chart),
  }
}

function filesOf({ entries, ignored, loaded }: OpenedChart): ChartFileReport[] {
  const leftOut = new Set(ignored.map(({ path }) => path))
  const templates = new Set(loaded?.templates.map(({ path }) => path))
  const kept = new Set(loaded?.files.map(({ path }) => path))
  const partOf = (path: string): ChartFileReport['part'] => {
    if (leftOut.has(path)) return 'ignored'
    if (templates.has(path)) return 'template'
    if (kept.has(path)) return path.startsWith('crds/') && /\.(ya?ml|json)$/i.test(path) ? 'crd' : 'file'
    return path.startsWith('charts/') ? 'dependency' : (parts[path] ?? 'file')
  }
  return entries.map(({ path, bytes: content }) => ({ path, bytes: bytes(content.length), part: partOf(path) }))
}

const parts: Readonly<Record<string, ChartFileReport['part']>> = {
  'Chart.yaml': 'metadata',
  'Chart.lock': 'lock',
  'requirements.yaml': 'lock',
  'requirements.lock': 'lock',
  'values.yaml': 'values',
  'values.schema.json': 'schema',
}

/** How Helm 4 takes a chart, as it is and without what its lines leave out; null where there is too little to say. */
export interface JudgedChart {
  readonly before: Verdict
  readonly after: Verdict | null
}

/** Judges a chart by itself: a file or the whole of it that Helm does not load, then its release. */
export function judgeChart(chart: ChartReport, measured: MeasuredChart, cluster: ClusterLimits): JudgedChart | null {
  const loaded = chart.files.filter(({ part }) => part !== 'ignored')
  const without = new Set(measured.lines.flatMap(({ paths }) => paths))
  const { release, after } = measured
  const before = judgeRelease(release, loaded, cluster)
  return (
    before && {
      before,
      after:
        after &&
        judgeRelease(
          after,
          loaded.filter(({ path }) => !without.has(path)),
          cluster,
        ),
    }
  )
}

function judgeRelease(release: ReleaseSize, files: readonly ChartFileReport[], cluster: ClusterLimits): Verdict | null {
  const none = bytes(0)
  const whole = { source: none, largestSource: none, jsonDocuments: none, manifestWork: none }
  const carried = {
    ...(release.is === 'whole' ? { helmCrds: release.helm4 } : { helmAtLeast: release.helm4 }),
    chartTotal: sumBytes(files.map(file => file.bytes)),
    chartFile: bytes(files.reduce((most, file) => Math.max(most, file.bytes), 0)),
  }
  return judgeWhole({ ...whole, carried }, routeOf('helm-4-crds'), cluster)
}

/** Builds a chart's release, and what it is without what nothing renders; null where there is too little of it. */
export function measureChartIn(
  { charts = [] }: ChartInput,
  index: number,
  cluster: ClusterLimits,
): MeasuredChart | null {
  const chart = charts[index]
  return chart ? measureChart(chart, maxOf(cluster, 'helm.release') ?? bytes(Number.MAX_SAFE_INTEGER)) : null
}

/**
 * The sizes of charts in Helm's release: the largest of several. With manifests beside them what Helm would carry is
 * not known, only that it is as much at least; the same goes for a chart that nobody has rendered. The other sizes are
 * those of the manifests.
 */
export function chartCarrierSizes({ charts = [], isMixed = false }: ChartInput, manifests: CarrierSizes): CarrierSizes {
  let built: ReturnType<typeof releaseOfChart>[] | null = null
  const releases = () => {
    built ??= charts.map(releaseOfChart)
    return built
  }
  const isWhole = () => !isMixed && releases().every(release => release?.is === 'whole')
  const largest = (): Bytes => bytes(Math.max(0, ...releases().map(release => release?.helm4 ?? 0)))
  const files = charts.map(({ entries, ignored }) => {
    const leftOut = new Set(ignored)
    return entries.flatMap(entry => (leftOut.has(entry) ? [] : [entry.bytes.length]))
  })
  return Object.defineProperties(
    {},
    {
      ...Object.getOwnPropertyDescriptors(manifests),
      ...Object.getOwnPropertyDescriptors(
        lazily([
          ['helmCrds', () => (isWhole() ? largest() : undefined)],
          ['helmTemplates', () => (isWhole() ? largest() : undefined)],
          ['helmAtLeast', () => (isWhole() ? undefined : largest())],
          ['chartTotal', () => bytes(Math.max(0, ...files.map(sizes => sizes.reduce((sum, size) => sum + size, 0))))],
          ['chartFile', () => bytes(files.flat().reduce((most, size) => Math.max(most, size), 0))],
        ]),
      ),
    },
  )
}
