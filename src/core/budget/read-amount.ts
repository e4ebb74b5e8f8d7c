import { type MeasureId, measureOf, measures } from '../analysis'
import { type LimitId, limits, readSize } from '../limit'
import type { Amount, Budget } from './budgets'

/** What a share of a measure is of, where nothing is said: the limit that everybody means. */
const limitMeant: readonly MeasureId[] = ['annotations', 'request', 'etcd', 'data']

/** A share as it is written: `85 %`, `0.5 %`; null where it is none. */
export function readShare(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)\s*%$/.exec(text.trim())
  return match ? Number(match[1]) / 100 : null
}

/**
 * What a budget says: bytes (`900 KiB`, as `--limits` and `--max-bytes` take them), or a share (`80 %`, `80 % of
 * etcd.request`, `50 % of source`, of growth `5 %` or `5 % against baseline`). A text is what is wrong with it.
 */
export function readAmount(given: string | number, { of, measure }: Pick<Budget, 'of' | 'measure'>): Amount | string {
  const text = String(given)
    .trim()
    .replace(of === 'growth' ? /\s+against\s+(?:the\s+)?baseline$/i : /$^/, '')
  const size = readSize(text)
  if (size !== null) return { unit: 'bytes', bytes: size }
  const [, part, named] = /^(.*?%)(?:\s+of\s+(\S+))?$/s.exec(text) ?? []
  const share = part === undefined ? null : readShare(part)
  if (share === null) {
    return `'${text}' is neither bytes nor a share; write ${of === 'growth' ? '5 % or 20 KiB' : '900 KiB, 80 % or 80 % of etcd.request'}`
  }
  if (of === 'growth') {
    return named === undefined
      ? { unit: 'share', share, of: 'baseline' }
      : `growth is of the baseline, not of '${named}'; write ${part}`
  }
  if (share === 0) return `0 % leaves no room for anything; write a share over 0`
  if (named === undefined) {
    if (of === 'each' && limitMeant.includes(measure)) return { unit: 'share', share, of: measureOf(measure).limit }
    return `say of what ${part} is: ${part} of configmap.data, or another limit or size (plimsoll explain lists limits)`
  }
  const known = ofWhat(named)
  return known === undefined
    ? `no limit and no size '${named}'; plimsoll explain lists limits, sizes are ${measures.map(({ id }) => id).join(', ')}`
    : { unit: 'share', share, of: known }
}

function ofWhat(name: string): LimitId | MeasureId | undefined {
  return limits.find(({ id }) => id === name)?.id ?? measures.find(({ id }) => id === name)?.id
}
