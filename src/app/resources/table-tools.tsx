import { measures } from '../../core/analysis'
import { copyText } from '../../platform'
import { PopoverButton } from '../kit'
import { type RouteAnswer, usePage, usePageStore } from '../store'
import { useWords } from '../words'
import type { TableRow } from './order-resources'
import { type TableFormat, useRowsText } from './use-table-text'

/** What the table shows, and taking it away. */
export function TableTools({ rows, route }: { readonly rows: readonly TableRow[]; readonly route: RouteAnswer }) {
  const { t } = useWords()
  const store = usePageStore()
  const columns = usePage(state => state.columns)
  const write = useRowsText()

  async function copy(button: HTMLElement, format: TableFormat): Promise<void> {
    button.closest<HTMLElement>('[popover]')?.hidePopover()
    store.getState().notify({ code: (await copyText(write(rows, route, format))) ? 'copied' : 'copy-refused' })
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
        <button type="button" className="button ghost" onClick={event => copy(event.currentTarget, 'csv')}>
          {t('table.copyCsv')}
        </button>
        <button type="button" className="button ghost" onClick={event => copy(event.currentTarget, 'markdown')}>
          {t('table.copyMarkdown')}
        </button>
      </PopoverButton>
    </span>
  )
}
