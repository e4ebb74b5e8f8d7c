import type { Bytes } from '../../core/bytes'
import { type LimitId, limitOf, limits } from '../../core/limit'

export interface Line {
  readonly limit: LimitId
  readonly max: Bytes
}

/** Limits that count other bytes than the live one, for comparison. */
const candidates: readonly LimitId[] = ['meta.annotations', 'configmap.data', 'etcd.request', 'apiserver.body']

/** What a label takes, centred on its line, and beside the ring of the live one, in pixels. */
const labelWidth = 104
const liveLabelWidth = 150

/** The other limits that have a place on an axis of `width` pixels to `end` bytes without their label meeting another. */
export function otherLines(live: Line, end: number, width: number): readonly Line[] {
  const pixels = (bytes: number): number => (bytes / end) * width
  const lines: Line[] = []
  for (const limit of candidates) {
    const { max } = limitOf(limit)
    const isApart =
      Math.abs(pixels(max - live.max)) >= liveLabelWidth &&
      lines.every(line => Math.abs(pixels(max - line.max)) >= labelWidth)
    if (isApart && pixels(max) + labelWidth * 0.4 <= width) lines.push({ limit, max })
  }
  return lines
}

/** Bytes at the right edge: room for the longest bar, for the live line, and for the next limit where that is near. */
export function axisEnd(longest: number, live: number): number {
  const end = Math.max(longest * 1.06, live * 1.25)
  const next = limits.find(({ max }) => max > end && max < end * 1.15)
  return next ? next.max * 1.14 : end
}
