import type { Change, Comparison } from '../../core/compare'
import { usePage } from '../store'
import { useWords } from '../words'

const told: readonly Exclude<Change, 'same'>[] = ['added', 'gone', 'grown', 'shrunk', 'changed']

/** "3 added, 2 grown, 24 the same; 1 newly refused by kubectl apply." */
export function useCompareSentence({ counts, common, resources }: Comparison): string {
  const { t } = useWords()
  const route = usePage(state => state.question.route)
  if (common === 0) return t('compare.nothingCommon')
  const clauses = told.flatMap(change =>
    counts[change] > 0 ? [t(`compare.count.${change}`, { count: counts[change] })] : [],
  )
  const same = counts.same > 0 ? [t('compare.count.same', { count: counts.same })] : []
  const changes =
    clauses.length === 0 ? t('compare.allSame', { count: counts.same }) : [...clauses, ...same].join(t('table.and'))
  const refused = resources.filter(({ newlyRefused }) => newlyRefused.includes(route)).length
  const elsewhere = resources.filter(({ newlyRefused }) => newlyRefused.length > 0).length - refused
  const worse = [
    ...(refused > 0 ? [t('compare.newlyRefused', { count: refused, route: t(`wayPlain.${route}`) })] : []),
    ...(elsewhere > 0 ? [t('compare.newlyRefusedElsewhere', { count: elsewhere })] : []),
  ]
  return `${[changes, ...worse].join(t('verdict.separator'))}${t('verdict.end')}`
}
