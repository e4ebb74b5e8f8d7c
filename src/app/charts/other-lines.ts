import type { Bytes } from '../../core/bytes'
import { type LimitId, limitOf, limits } from '../../core/limit'
import type { ChartScale } from './chart-scale'

export interface Line {
  readonly limit: LimitId
  readonly max: Bytes
}

export interface OtherLine extends Line {
  /** Labels that would meet stand one below the other: 0 is the upper row. */
  readonly level: 0 | 1
}

/** Limits that count other bytes than the live one, for comparison. */
const candidates: readonly LimitId[] = ['meta.annotations', 'configmap.data', 'etcd.request', 'apiserver.body']

/** What a label takes, centred on its line, and beside the ring of the live one, in pixels. A log axis has the short names. */
const room = {
  linear: { label: 104, live: 150 },
  log: { label: 52, live: 20 },
}

/** Where the live label stands on a log axis: left of the ring, over this many pixels. */
export const liveLabelWidth = 120

/** The other limits that have a place on an axis of `width` pixels without their label meeting another. */
export function otherLines(live: Line, scale: ChartScale, width: number): readonly OtherLine[] {
  const x = (bytes: number): number => scale.at(bytes) * width
  const { label, live: besideLive } = room[scale.kind]
  const lines: OtherLine[] = []
  for (const limit of candidates) {
    const { max } = limitOf(limit)
    const fromLive = x(max) - x(live.max)
    const underLabel = scale.kind === 'log' && fromLive < 0 && -fromLive < liveLabelWidth + label / 2
    if (Math.abs(fromLive) < besideLive || underLabel || x(max) + label * 0.4 > width) continue
    const isFree = (level: 0 | 1) =>
      lines.every(line => line.level !== level || Math.abs(x(max) - x(line.max)) >= label)
    // Only the short names leave room for a second row of labels.
    if (isFree(0)) lines.push({ limit, max, level: 0 })
    else if (scale.kind === 'log' && isFree(1)) lines.push({ limit, max, level: 1 })
  }
  return lines
}

/** Bytes at the right edge: room for the longest bar, for the live line, and for the next limit where that is near. */
export function axisEnd(longest: number, live: number): number {
  const end = Math.max(longest * 1.06, live * 1.25)
  const next = limits.find(({ max }) => max > end && max < end * 1.15)
  return next ? next.max * 1.14 : end
}
