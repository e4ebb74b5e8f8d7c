import type { Bytes } from '../../core/bytes'
import { type LimitId, limitOf, limits } from '../../core/limit'

export interface Line {
  readonly limit: LimitId
  readonly max: Bytes
}

/** Limits that count other bytes than the live one, for comparison. */
const candidates: readonly LimitId[] = ['meta.annotations', 'configmap.data', 'etcd.request', 'apiserver.body']

/** The other limits that have a place on an axis to `end`: labels need `room` (in bytes of the axis) from the live line and from each other. */
export function otherLines(live: Line, end: number, room: number): readonly Line[] {
  const lines: Line[] = []
  for (const limit of candidates) {
    const { max } = limitOf(limit)
    const near = [live, ...lines].some(line => Math.abs(line.max - max) < room)
    if (max !== live.max && max + room * 0.4 <= end && !near) lines.push({ limit, max })
  }
  return lines
}

/** Bytes at the right edge: room for the longest bar, for the live line, and for the next limit where that is near. */
export function axisEnd(longest: number, live: number): number {
  const end = Math.max(longest * 1.06, live * 1.25)
  const next = limits.find(({ max }) => max > end && max < end * 1.15)
  return next ? next.max * 1.14 : end
}
