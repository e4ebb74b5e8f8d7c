import { copyText } from '../../platform'
import { PopoverButton } from '../kit'
import { type MeasureId, measureOf, measures, usePage, usePageStore, type Way } from '../store'
import { useWords } from '../words'
import type { TableRow } from './order-resources'
import { type PlainTable, toCsv, toMarkdown } from './write-table'

/** What the table shows, and taking it away. */
export function TableTools({ rows, way }: { readonly rows: readonly TableRow[]; readonly way: Way }) {
  const { t } = useWords()
  const store = usePageStore()
  const columns = usePage(state => state.columns)

  async function copy(button: HTMLElement, write: (table: PlainTable) => string): Promise<void> {
    button.closest<HTMLElement>('[popover]')?.hidePopover()
    const heads = {
      kind: t('table.kind'),
      namespace: t('table.namespace'),
      name: t('table.name'),
      verdict: t(`wayPlain.${way.id}`),
      limit: t('table.limit'),
      max: t('table.max'),
    }
    const table = plainTable(rows, {
      columns,
      way,
      heads,
      headOf: id => t(`measure.${id}`),
      wordOf: word => t(`verdict.${word}`),
    })
    store.getState().notify({ code: (await copyText(write(table))) ? 'copied' : 'copy-refused' })
  }

  return (
    <span className="table-tools">
      <PopoverButton label={t('table.columns')} icon="menu">
        {measures.map(({ id }) => (
          <label key={id} className="column-choice">
            <input
              type="checkbox"
              checked={columns.includes(id)}
              onChange={event => store.getState().showColumn(id, event.target.checked)}
            />
            {t(`measure.${id}`)}
          </label>
        ))}
      </PopoverButton>
      <PopoverButton label={t('table.copy')} icon="copy">
        <button type="button" className="button ghost" onClick={event => copy(event.currentTarget, toCsv)}>
          {t('table.copyCsv')}
        </button>
        <button type="button" className="button ghost" onClick={event => copy(event.currentTarget, toMarkdown)}>
          {t('table.copyMarkdown')}
        </button>
      </PopoverButton>
    </span>
  )
}

interface PlainChoice {
  readonly columns: readonly MeasureId[]
  readonly way: Way
  readonly heads: Readonly<Record<'kind' | 'namespace' | 'name' | 'verdict' | 'limit' | 'max', string>>
  readonly headOf: (id: MeasureId) => string
  readonly wordOf: (verdict: 'fits' | 'tight' | 'refused') => string
}

/** The rows as they are filtered and sorted, in the columns that are chosen. What a resource has not is an empty cell. */
export function plainTable(rows: readonly TableRow[], choice: PlainChoice): PlainTable {
  const { columns, way, heads, headOf, wordOf } = choice
  return [
    [heads.kind, heads.namespace, heads.name, ...columns.map(headOf), heads.verdict, heads.limit, heads.max],
    ...rows.map(({ resource, verdict }) => [
      resource.kind ?? '',
      resource.namespace ?? '',
      resource.name ?? '',
      ...columns.map(id => measureOf(id).of(resource, way.route) ?? ''),
      verdict ? wordOf(verdict.verdict) : '',
      verdict?.limit ?? '',
      verdict?.max ?? '',
    ]),
  ]
}
