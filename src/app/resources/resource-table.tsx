import { useMemo } from 'react'
import type { ResourceReport } from '../../core/analysis'
import { formatCount } from '../../core/bytes'
import { type Column, DraughtBar, formatShare, Grid, Icon, ObjectName, useMedia, useNarrow, VerdictWord } from '../kit'
import { type MeasureId, measureOf, shareOf, usePage, usePageStore, type Way, type Weighed } from '../store'
import { useWords } from '../words'
import { orderResources, type TableRow } from './order-resources'
import { shortKind } from './short-kind'
import { SortChoice } from './sort-choice'

const columnsShown: readonly MeasureId[] = ['source', 'json', 'annotations', 'request', 'etcd']

/** Room for seven digits and the head of each, in pixels. */
const widths: Readonly<Record<MeasureId, string>> = {
  source: '82px',
  json: '76px',
  annotations: '98px',
  request: '82px',
  etcd: '92px',
  data: '80px',
}

/** All resources: filter, sort, choose. */
export function ResourceTable({ weighed, way }: { readonly weighed: Weighed; readonly way: Way }) {
  const { t } = useWords()
  const store = usePageStore()
  const narrow = useNarrow()
  const measure = usePage(state => state.measure)
  const filter = usePage(state => state.filter)
  const sort = usePage(state => state.sort)
  const selected = usePage(state => state.selected)
  const { resources } = weighed.analysis
  const rows = useMemo(() => orderResources(resources, { way, filter, sort }), [resources, way, filter, sort])
  const columns = useColumns(
    way,
    useMemo(() => widthOfKinds(resources), [resources]),
  )
  const count = resources.length
  const readable = weighed.ways[0]?.of ?? count
  const title = [
    t('table.title', { count: readable }),
    ...(readable < count ? [t('verdict.unreadablePlain', { count: count - readable })] : []),
  ].join(t('table.and'))
  return (
    <section className="panel table-panel" aria-labelledby="table-title">
      <div className="panel-head">
        <h2 id="table-title">{title}</h2>
        <label className="search">
          <Icon name="search" />
          <span className="unseen">{t('table.filter')}</span>
          <input
            type="search"
            value={filter}
            placeholder={t('table.filter')}
            onChange={event => store.getState().setFilter(event.target.value)}
          />
        </label>
        {narrow && <SortChoice />}
        <span className="quiet small" role="status">
          {filter !== '' && t('table.shown', { shown: rows.length, count })}
        </span>
      </div>
      {rows.length === 0 ? (
        <p className="table-empty quiet">{t('table.noMatch', { filter })}</p>
      ) : (
        <Grid
          className={narrow ? 'resources-grid narrow' : 'resources-grid'}
          label={title}
          columns={narrow ? narrowColumns(columns, measure) : columns}
          headless={narrow}
          rows={rows}
          rowHeight={narrow ? 56 : 26}
          keyOf={row => row.index}
          selected={selected}
          onSelect={row => store.getState().select(row.index)}
          onSort={id => store.getState().sortBy(id as typeof sort.by)}
        />
      )}
    </section>
  )
}

function useColumns(way: Way, kindWidth: string): readonly Column<TableRow>[] {
  const { t } = useWords()
  const sort = usePage(state => state.sort)
  const measure = usePage(state => state.measure)
  const sorted = (id: string) => (sort.by === id ? (sort.descending ? 'descending' : 'ascending') : null)
  const short = useMedia('(max-width: 1000px)')
  const usual = short ? columnsShown.filter(id => id === 'source' || id === 'annotations') : columnsShown
  const shown = usual.includes(measure) ? usual : [...usual, measure]
  return [
    {
      id: 'verdict',
      head: t('table.verdict'),
      headUnseen: true,
      width: '34px',
      cell: ({ verdict }) =>
        verdict && <VerdictWord verdict={verdict.verdict} word={t(`verdict.${verdict.verdict}`)} iconOnly />,
    },
    {
      id: 'kind',
      head: t('table.kind'),
      width: kindWidth,
      sorted: sorted('kind'),
      cell: ({ resource }) => <bdi>{resource.kind === null ? t('table.noKind') : shortKind(resource.kind)}</bdi>,
    },
    {
      id: 'name',
      head: t('table.name'),
      width: 'minmax(160px, 1fr)',
      sorted: sorted('name'),
      cell: ({ resource }) => (
        <span className="cell-name">
          {resource.readable ? (
            <ObjectName name={resource.name ?? t('table.noName')} />
          ) : (
            <span className="quiet">{t('table.unreadable')}</span>
          )}
        </span>
      ),
    },
    ...shown.map((id): Column<TableRow> => {
      const each = measureOf(id)
      return {
        id,
        head: t(`measure.${id}`),
        width: widths[id],
        numeric: true,
        sorted: sorted(id),
        cell: ({ resource }) => {
          const size = each.of(resource, way.route)
          if (size === null) return <span className="quiet">–</span>
          return (
            <span className={id === measure ? 'key' : 'number'}>
              {each.estimated(resource) && '≈ '}
              {formatCount(size)}
            </span>
          )
        },
      }
    }),
    {
      id: 'share',
      head: t('table.share'),
      width: '124px',
      numeric: true,
      sorted: sorted('share'),
      cell: ({ verdict }) =>
        verdict?.max ? (
          <span className="cell-share">
            <DraughtBar share={shareOf(verdict)} verdict={verdict.verdict} />
            {formatShare(shareOf(verdict))}
          </span>
        ) : (
          <span className="quiet">{verdict ? t('table.notSent') : '–'}</span>
        ),
    },
  ]
}

/** As wide as the longest kind, within reason: CRDs alone leave the room to the names. */
function widthOfKinds(resources: readonly ResourceReport[]): string {
  const longest = resources.reduce((most, { kind }) => Math.max(most, shortKind(kind ?? '').length), 0)
  return `${Math.min(Math.max(longest, 5) * 7.2 + 18, 104)}px`
}

/** What a hand's width holds: verdict, name, the chosen measure, the share that decides. */
function narrowColumns(columns: readonly Column<TableRow>[], measure: MeasureId): readonly Column<TableRow>[] {
  return columns.filter(({ id }) => ['verdict', 'name', 'share', measure].includes(id))
}
