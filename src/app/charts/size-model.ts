import type { Measure, ResourceReport } from '../../core/analysis'
import { type Bytes, bytes } from '../../core/bytes'
import { isRefusedBy, limitOf } from '../../core/limit'
import type { Route } from '../../core/route'
import type { VerdictName } from '../kit'
import { type ChartRow, type ChartRows, chartRows } from './chart-rows'
import { type ChartScale, linearScale, logScale } from './chart-scale'
import { axisEnd, type Line } from './limit-lines'

/** What the size chart shows, whoever draws it. */
export interface SizeModel extends ChartRows {
  readonly largest: ChartRow
  /** Bytes of the whole input, where the line counts that: the row above all others. */
  readonly whole: Bytes | null
  readonly measure: Measure
  readonly route: Route
  readonly live: Line
  /** The real limit, while another is supposed. */
  readonly real: Line | null
  readonly scale: ChartScale
  /** How bytes fare against the line. */
  readonly verdictOf: (bytes: number) => VerdictName
  /** Whether the text as written stands behind each bar: where it says something else than the bar. */
  readonly outlined: boolean
}

const most = 11
/** A log axis is short at its end: what stands there needs room for its name. */
const logMargin = 1.3

/**
 * The chart of a measure on a route against a line; null where no resource has bytes of that kind. `usual` is the line
 * before it was moved: moving it keeps the axis. A limit that is not enforced (null) is a line nobody reaches.
 */
export function sizeModel(
  resources: readonly ResourceReport[],
  choice: {
    measure: Measure
    route: Route
    whole: Bytes | null
    max: Bytes | null
    usual: Bytes | null
    tightOver: number
    kind: ChartScale['kind']
  },
): SizeModel | null {
  const { measure, route, whole, usual, tightOver, kind } = choice
  const max = choice.max ?? bytes(Number.MAX_SAFE_INTEGER)
  const rows = chartRows(resources, { measure, route, max, most: whole === null ? most : most - 1 })
  const [largest] = rows.rows
  if (!largest) return null
  const outlined = measure.id !== 'source'
  const written = outlined ? rows.rows.map(row => row.written) : []
  const longest = Math.max(largest.bytes, whole ?? 0, ...written)
  const usualEnd = axisEnd(longest, usual ?? 0)
  const end = choice.max !== null && max > usualEnd ? max * 1.25 : usualEnd
  const least = rows.rows.at(-1)?.bytes ?? 1
  const scale = kind === 'linear' ? linearScale(end) : logScale(least, end * logMargin)
  const verdictOf = (size: number): VerdictName => {
    if (isRefusedBy(limitOf(measure.limit), size, max)) return 'refused'
    return size / max > tightOver ? 'tight' : 'fits'
  }
  const real = usual !== null && usual !== choice.max ? { limit: measure.limit, max: usual } : null
  const live = { limit: measure.limit, max }
  return { ...rows, largest, whole, measure, route, live, real, scale, verdictOf, outlined }
}
