import { measures, type SortKey, usePage, usePageStore } from '../store'
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
  return (
    <label className="choice">
      <span className="unseen">{t('table.sort')}</span>
      <select
        value={by}
        onChange={event => {
          const chosen = options.find(([key]) => key === event.target.value)
          if (chosen) store.getState().sortBy(chosen[0])
        }}
      >
        {options.map(([key, label]) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
}
