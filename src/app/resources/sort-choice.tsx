import { measures } from '../../core/analysis'
import { Select } from '../kit'
import { type SortKey, usePage, usePageStore } from '../store'
import { useWords } from '../words'

/** Sorting where there is no room for heads. */
export function SortChoice() {
  const { t } = useWords()
  const store = usePageStore()
  const { by } = usePage(state => state.sort)
  const options: readonly (readonly [SortKey, string])[] = [
    ...measures.map(({ id }) => [id, t(`measure.${id}`)] as const),
    ['share', t('table.share')],
    ['name', t('table.name')],
    ['kind', t('table.kind')],
  ]
  return <Select label={t('table.sort')} value={by} options={options} onChange={store.getState().sortBy} />
}
