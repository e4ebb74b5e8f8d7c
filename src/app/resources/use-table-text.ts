import { toCsv } from '../../core/findings'
import { filterFacts } from '../finding'
import { type Answered, columnsOf, type RouteAnswer, usePageStore, verdictOf } from '../store'
import { useWords } from '../words'
import { orderResources, type TableRow } from './order-resources'
import { plainTable } from './plain-table'
import { toMarkdown } from './write-table'

export type TableFormat = 'csv' | 'markdown'

/** Writes the table as it is filtered, sorted and has columns now, on the chosen way. */
export function useTableText(answered: Answered): (format: TableFormat) => string {
  const store = usePageStore()
  const write = useRowsText()
  return format => {
    const state = store.getState()
    const { filter, sort } = state
    const { chosen, resources } = answered
    const rows = orderResources(resources, {
      ...{ route: chosen.route, columns: columnsOf(state, chosen.id), filter, sort },
      facts: filterFacts(answered),
      verdictOf: index => verdictOf(answered, chosen.id, index),
    })
    return write(rows, chosen, format)
  }
}

/** Writes rows of the table in the columns that are shown. */
export function useRowsText(): (rows: readonly TableRow[], route: RouteAnswer, format: TableFormat) => string {
  const { t } = useWords()
  const store = usePageStore()
  return (rows, route, format) => {
    const heads = {
      kind: t('table.kind'),
      namespace: t('table.namespace'),
      name: t('table.name'),
      verdict: t(`routePlain.${route.id}`),
      limit: t('table.limit'),
      max: t('table.max'),
    }
    const table = plainTable(rows, {
      columns: store.getState().columns,
      route,
      heads,
      headOf: id => t(`measure.${id}`),
      wordOf: word => t(`verdict.${word}`),
    })
    return format === 'csv' ? toCsv(table) : toMarkdown(table)
  }
}
