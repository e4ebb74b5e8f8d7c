import type { Analysis } from '../analysis'
import { routes } from '../route'
import type { VerdictWord } from '../verdict'
import type { LinkedRest } from './link'

const words: readonly VerdictWord[] = ['fits', 'tight', 'refused']

/** How the resources at these indexes fare on every route, in total. */
export function restOf(analysis: Analysis, left: readonly number[]): readonly LinkedRest[] {
  const ids = new Set(left.flatMap(index => (analysis.resources[index]?.readable ? analysis.resources[index].id : [])))
  return routes.map(({ id }): LinkedRest => {
    const rows = analysis.verdicts.filter(row => row.route === id && row.resource !== null && ids.has(row.resource))
    const count = (word: VerdictWord) => rows.filter(({ verdict }) => verdict === word).length
    const worst = words.findLast(word => count(word) > 0) ?? 'fits'
    return [id, worst, rows.length - count('refused'), rows.length, count('tight')]
  })
}
