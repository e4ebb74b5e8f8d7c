import { useEffect, useMemo } from 'react'
import { FilterField, filterFacts, NoMatch } from '../finding'
import { Grid, useNarrow } from '../kit'
import { type Answered, type Sort, usePage, usePageStore, useVerdictColumns, verdictOf } from '../store'
import { useWords } from '../words'
import { orderResources } from './order-resources'
import { SortChoice } from './sort-choice'
import { TableTools } from './table-tools'
import { useColumns } from './use-columns'

/** All resources: filter, sort, choose. */
export function ResourceTable({ answered }: { readonly answered: Answered }) {
  const { t } = useWords()
  const store = usePageStore()
  const narrow = useNarrow()
  const filter = usePage(state => state.filter)
  const sort = usePage(state => state.sort)
  const selected = usePage(state => state.selected)
  const { resources, chosen: route } = answered
  const columnsOfRoute = useVerdictColumns(route.id)
  const looked = selected === null ? undefined : resources[selected]
  const facts = useMemo(() => filterFacts(answered), [answered])
  const rows = useMemo(
    () =>
      orderResources(resources, {
        ...{ route: route.route, columns: columnsOfRoute, filter, facts, sort },
        verdictOf: index => verdictOf(answered, route.id, index),
      }),
    [answered, resources, route, columnsOfRoute, filter, facts, sort],
  )
  const columns = useColumns(resources, route)
  const wantsGzip = usePage(state => state.columns.includes('gzip') || state.sort.by === 'gzip')
  // biome-ignore lint/correctness/useExhaustiveDependencies: every answer comes without these sizes
  useEffect(() => {
    if (wantsGzip) void store.getState().compressAll()
  }, [store, wantsGzip, resources])
  const count = resources.length
  const readable = route.of
  const title = [
    t('table.title', { count: readable }),
    ...(answered.linked?.rest ? [t('table.listed', { count })] : []),
    ...(readable < count ? [t('verdict.unreadablePlain', { count: count - readable })] : []),
  ].join(t('table.and'))
  return (
    <section className="panel table-panel" aria-labelledby="table-title">
      <div className="panel-head">
        <h2 id="table-title">{title}</h2>
        <FilterField
          label={t('table.filter')}
          value={filter}
          onChange={store.getState().setFilter}
          resources={resources}
        />
        {looked && (
          <button
            type="button"
            className="button ghost"
            aria-label={t('editor.details', { name: looked.name ?? t('table.noName') })}
            onClick={() => selected !== null && store.getState().openResource(selected)}
          >
            {t('table.open')}
          </button>
        )}
        {narrow && <SortChoice />}
        <TableTools rows={rows} route={route} />
        <span className="quiet small" role="status">
          {filter !== '' && t('table.shown', { shown: rows.length, count })}
        </span>
      </div>
      {rows.length === 0 ? (
        <NoMatch {...{ filter, resources, facts }} onFilter={store.getState().setFilter} />
      ) : (
        <Grid
          className={narrow ? 'resources-grid narrow' : 'resources-grid'}
          label={title}
          columns={columns}
          headless={narrow}
          rows={rows}
          rowHeight={narrow ? 56 : 26}
          keyOf={row => row.index}
          selected={selected}
          onSelect={row => store.getState().select(row.index)}
          onEnter={row => store.getState().openResource(row.index)}
          onSort={id => store.getState().sortBy(id as Sort['by'])}
        />
      )}
    </section>
  )
}
