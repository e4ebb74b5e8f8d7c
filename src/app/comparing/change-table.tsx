import { useState } from 'react'
import { formatCount, signed } from '../../core/bytes'
import { kindFamily, shortKind } from '../../core/words'
import { type Column, Grid, Icon, KindTag, ObjectName, Segments, Select, useNarrow } from '../kit'
import { usePageStore } from '../store'
import { useWords } from '../words'
import { type CompareMeasureId, compareMeasures } from './compare-measures'
import type { ComparedRow } from './compared-rows'

/** Every resource of both inputs with what became of it; a row is chosen to see how it differs. */
export function ChangeTable(props: {
  readonly rows: readonly ComparedRow[]
  readonly measure: CompareMeasureId
  readonly onMeasure: (measure: CompareMeasureId) => void
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}) {
  const { t } = useWords()
  const store = usePageStore()
  const narrow = useNarrow()
  const { rows, measure, onMeasure, chosen, onChoose } = props
  const [shown, setShown] = useState<'changed' | 'all'>('all')
  const [filter, setFilter] = useState('')
  const changed = rows.filter(isTold)
  const listed = (shown === 'all' ? rows : changed).filter(row => matches(row, filter))
  const widest = Math.max(1, ...rows.map(({ difference }) => Math.abs(difference)))
  const number = (size: number | null) => (size === null ? <span className="quiet">–</span> : formatCount(size))
  const columns: readonly Column<ComparedRow>[] = [
    {
      id: 'change',
      head: t('compare.change'),
      width: '84px',
      cell: ({ compared }) => (
        <span className={`change-word ${compared.change}`}>{t(`compare.word.${compared.change}`)}</span>
      ),
    },
    {
      id: 'kind',
      head: t('table.kind'),
      width: 'minmax(60px, 112px)',
      cell: ({ apiVersion, compared: { kind } }) => (
        <KindTag
          family={kindFamily(apiVersion, kind)}
          tag={kind === null ? t('table.noKind') : shortKind(kind)}
          kind={kind ?? t('table.noKind')}
        />
      ),
    },
    {
      id: 'name',
      head: t('table.name'),
      width: 'minmax(140px, 1fr)',
      cell: row => (
        <span className="cell-name">
          <ObjectName name={row.compared.name ?? t('table.noName')} />
          <Notes row={row} />
        </span>
      ),
    },
    { id: 'before', head: t('compare.beforeWord'), width: '84px', numeric: true, cell: ({ before }) => number(before) },
    { id: 'after', head: t('compare.afterWord'), width: '84px', numeric: true, cell: ({ after }) => number(after) },
    {
      id: 'difference',
      head: t('compare.differenceWord'),
      width: '84px',
      numeric: true,
      sorted: 'descending',
      cell: ({ difference }) => <span className={difference === 0 ? 'quiet' : 'key'}>{signed(difference)}</span>,
    },
    {
      id: 'bar',
      head: t('compare.inBytes', { measure: t(`compare.measure.${measure}`) }),
      width: '136px',
      cell: ({ difference }) => <DifferenceBar share={difference / widest} />,
    },
  ]
  const inHand = ['change', 'name', 'difference']
  return (
    <section className="panel table-panel" aria-labelledby="compare-table">
      <div className="panel-head">
        <h2 id="compare-table">{t('compare.resources', { count: rows.length })}</h2>
        <Segments
          label={t('compare.show')}
          value={shown}
          onChange={setShown}
          options={[
            { id: 'changed', label: t('compare.onlyChanged', { count: changed.length }) },
            { id: 'all', label: t('compare.all', { count: rows.length }) },
          ]}
        />
        <span className="compare-tools">
          <Select
            label={t('chart.measure')}
            value={measure}
            onChange={onMeasure}
            icon="outline"
            options={compareMeasures.map(({ id }) => [id, t(`compare.measure.${id}`)] as const)}
          />
          <label className="search">
            <Icon name="search" />
            <span className="unseen">{t('table.filter')}</span>
            <input
              type="search"
              placeholder={t('table.filter')}
              value={filter}
              onChange={event => setFilter(event.target.value)}
            />
          </label>
        </span>
      </div>
      {listed.length === 0 ? (
        <p className="table-empty quiet">{t(filter === '' ? 'compare.noDifference' : 'compare.noMatch')}</p>
      ) : (
        <Grid
          className="resources-grid"
          label={t('compare.resources', { count: listed.length })}
          columns={narrow ? columns.filter(({ id }) => inHand.includes(id)) : columns}
          rows={listed}
          rowHeight={narrow ? 40 : 26}
          keyOf={({ compared }) => compared.id}
          selected={chosen}
          onSelect={({ compared }) => {
            onChoose(compared.id)
            // In step with the other views, where it is still there.
            if (compared.after !== null) store.getState().select(compared.after)
          }}
          onEnter={({ compared: { after } }) => after !== null && store.getState().openResource(after)}
        />
      )}
    </section>
  )
}

/** What is the same is left out at first, unless an upgrade by it is refused all the same. */
function isTold({ compared: { change, later } }: ComparedRow): boolean {
  return change !== 'same' || later.length > 0
}

function matches({ compared: { id, kind } }: ComparedRow, filter: string): boolean {
  const words = filter.toLowerCase().split(/\s+/)
  const text = `${kind ?? ''} ${id}`.toLowerCase()
  return words.every(word => text.includes(word))
}

/**
 * What of a row is more than bytes: newly refused, or not to be changed in place. In words beside the difference, here
 * for the eye that looks for rows.
 */
function Notes({ row: { compared } }: { readonly row: ComparedRow }) {
  const { t } = useWords()
  const { newlyRefused, newlyTaken, notInPlace, later } = compared
  const isLaterRefused = later.some(({ after }) => after?.outcome === 'refused')
  return (
    <>
      {newlyRefused.length > 0 && <span className="change-note refused">{t('compare.noteRefused')}</span>}
      {newlyTaken.length > 0 && <span className="change-note">{t('compare.noteTaken')}</span>}
      {notInPlace.length > 0 && <span className="change-note refused">{t('compare.noteNotInPlace')}</span>}
      {isLaterRefused && <span className="change-note refused">{t('compare.noteLater')}</span>}
    </>
  )
}

/** A difference as a bar from a line: to the right what came, outlined what went. */
function DifferenceBar({ share }: { readonly share: number }) {
  if (share === 0) return null
  return (
    <span className="difference-bar" aria-hidden="true">
      <i className={share < 0 ? 'less' : undefined} style={{ width: `${(Math.abs(share) * 100).toFixed(2)}%` }} />
    </span>
  )
}
