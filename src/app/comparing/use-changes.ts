import type { Change, Comparison } from '../../core/compare'
import { useWords } from '../words'

const told: readonly Exclude<Change, 'same'>[] = ['grown', 'shrunk', 'changed', 'added', 'gone']

/** "2 of 29 resources grew, 27 are the same": the first clause says of how many. */
export function useChanges({ counts, common, resources }: Comparison): string {
  const { t } = useWords()
  if (common === 0) return t('compare.nothingCommon')
  const of = resources.length
  const [first, ...others] = told.filter(change => counts[change] > 0)
  if (first === undefined) return t('compare.allSame', { count: of })
  const same = counts.same > 0 ? [t('compare.count.same', { count: counts.same })] : []
  return [
    t(`compare.first.${first}`, { count: counts[first], of }),
    ...others.map(change => t(`compare.count.${change}`, { count: counts[change] })),
    ...same,
  ].join(t('table.and'))
}
