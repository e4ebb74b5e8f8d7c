import type { Bytes } from '../../core/bytes'
import { formatCount } from '../../core/bytes'
import { type LimitId, limitOf, limits } from '../../core/limit'
import { binaryName, type ChartScale } from './chart-scale'
import { textWidth } from './text-width'

export interface Line {
  readonly limit: LimitId
  readonly max: Bytes
}

/** A line beside the live one. */
export interface OtherLine extends Line {
  /** The real limit, while another is only supposed; else one that counts other bytes. */
  readonly isReal: boolean
  /** Row of its label, 0 the upper one; null where another label is in its place. */
  readonly label: 0 | 1 | null
}

/** Limits that count other bytes than the live one, for comparison. */
const candidates: readonly LimitId[] = ['meta.annotations', 'configmap.data', 'etcd.request', 'apiserver.body']

/** From a line to its label beside the ring, in pixels. */
export const besideRing = 20
/** Size of the text of a label: its number, and its name below. */
export const labelSizes = { number: 12, name: 11 }
const apart = 4

interface Placed {
  readonly from: number
  readonly to: number
}

/** Whether the label of the live line stands before its line: on a log axis, and where there is no room behind it. */
export function isLiveBefore(at: number, labelWidth: number, width: number, kind: ChartScale['kind']): boolean {
  const needed = besideRing + labelWidth
  return kind === 'log' ? at > needed : at + needed > width && at > needed
}

/** Pixels of the label of a line: on a log axis a short name, else the number over the name of the limit. */
export function labelWidth(max: number, name: string, kind: ChartScale['kind'] | 'live'): number {
  if (kind === 'log') return textWidth(binaryName(max), labelSizes.number)
  return Math.max(textWidth(formatCount(max), labelSizes.number), textWidth(name, labelSizes.name))
}

/**
 * The lines of other limits on an axis of `width` pixels, and the real one while another is supposed. Of two labels
 * that would touch, the one that is farther from the live line goes; its line stays.
 */
export function otherLines(choice: {
  readonly live: Line
  readonly liveName: string
  readonly real: Line | null
  readonly scale: ChartScale
  readonly width: number
  readonly nameOf: (line: Line & { readonly isReal: boolean }) => string
}): readonly OtherLine[] {
  const { live, liveName, real, scale, width, nameOf } = choice
  const x = (bytes: number): number => scale.at(bytes) * width
  const at = x(live.max)
  const liveWidth = labelWidth(live.max, liveName, 'live')
  const before = isLiveBefore(at, liveWidth, width, scale.kind)
  const liveLabel = before
    ? { from: at - besideRing - liveWidth, to: at + besideRing }
    : { from: at - besideRing, to: at + besideRing + liveWidth }
  const taken: readonly [Placed[], Placed[]] = [[liveLabel], [liveLabel]]
  const others = candidates
    .map(limit => ({ limit, max: limitOf(limit).max, isReal: false }))
    .filter(({ max }) => max !== live.max && max !== real?.max)
  const lines = (real ? [{ ...real, isReal: true }, ...others] : others)
    .filter(({ max }) => x(max) <= width)
    .toSorted((a, b) => Math.abs(x(a.max) - at) - Math.abs(x(b.max) - at))
  return lines.map((line): OtherLine => {
    const half = labelWidth(line.max, nameOf(line), scale.kind) / 2
    const label = { from: x(line.max) - half, to: x(line.max) + half }
    // Only the short names of a log axis leave room for a second row of labels.
    const rows = scale.kind === 'log' ? ([0, 1] as const) : ([0] as const)
    const row = label.to > width + apart ? undefined : rows.find(each => isFree(taken[each], label))
    if (row !== undefined) taken[row].push(label)
    return { ...line, label: row ?? null }
  })
}

function isFree(taken: readonly Placed[], { from, to }: Placed): boolean {
  return taken.every(other => to + apart <= other.from || from - apart >= other.to)
}

/** Bytes at the right edge: room for the longest bar, for the live line, and for the next limit where that is near. */
export function axisEnd(longest: number, live: number): number {
  const end = Math.max(longest * 1.06, live * 1.25)
  const next = limits.find(({ max }) => max > end && max < end * 1.15)
  return next ? next.max * 1.14 : end
}
