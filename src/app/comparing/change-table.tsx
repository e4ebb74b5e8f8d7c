import { useState } from 'react'
import { formatCount } from '../../core/bytes'
import { shortKind } from '../../core/words'
import { type Column, Grid, Name, ObjectName, Segments, useNarrow } from '../kit'
import { usePageStore } from '../store'
import { useWords } from '../words'
import type { ComparedRow } from './compared-rows'
import { signed } from './signed'

/** Every resource of both inputs with what became of it. */
export function ChangeTable({ rows }: { readonly rows: readonly ComparedRow[] }) {
  const { t } = useWords()
  const store = usePageStore()
  const narrow = useNarrow()
  const [chosen, choose] = useState<string | null>(null)
  const [shown, setShown] = useState<'changed' | 'all'>('changed')
  const changed = rows.filter(({ compared }) => compared.change !== 'same')
  const listed = shown === 'all' ? rows : changed
  const number = (size: number | null) => (size === null ? <span className="quiet">–</span> : formatCount(size))
  const columns: readonly Column<ComparedRow>[] = [
    {
      id: 'change',
      head: t('compare.change'),
      width: '92px',
      cell: ({ compared }) => (
        <span className={`change-word ${compared.change}`}>{t(`compare.word.${compared.change}`)}</span>
      ),
    },
    {
      id: 'kind',
      head: t('table.kind'),
      width: 'minmax(60px, 140px)',
      cell: ({ compared }) => <Name>{compared.kind === null ? t('table.noKind') : shortKind(compared.kind)}</Name>,
    },
    {
      id: 'name',
      head: t('table.name'),
      width: 'minmax(140px, 1fr)',
      cell: ({ compared }) => (
        <span className="cell-name">
          <ObjectName name={compared.name ?? t('table.noName')} />
        </span>
      ),
    },
    { id: 'before', head: t('compare.before'), width: '92px', numeric: true, cell: ({ before }) => number(before) },
    { id: 'after', head: t('compare.after'), width: '92px', numeric: true, cell: ({ after }) => number(after) },
    {
      id: 'difference',
      head: t('compare.difference'),
      width: '92px',
      numeric: true,
      cell: ({ difference }) => <span className={difference === 0 ? 'quiet' : 'key'}>{signed(difference)}</span>,
    },
    {
      id: 'refused',
      head: t('compare.waysChanged'),
      width: 'minmax(120px, 200px)',
      cell: ({ compared: { newlyRefused, newlyTaken, notInPlace } }) => (
        <>
          {newlyRefused.length > 0 && (
            <span className="change-refused">
              {t('compare.refusedNow', { ways: newlyRefused.map(id => t(`wayPlain.${id}`)).join(t('table.and')) })}
            </span>
          )}
          {newlyTaken.length > 0 &&
            t('compare.takenNow', { ways: newlyTaken.map(id => t(`wayPlain.${id}`)).join(t('table.and')) })}
          {notInPlace.map(({ path, remedy }) => (
            <span key={path} className="change-refused">
              {t('compare.notInPlace', { path, remedy: t(`compare.upgradeRemedy.${remedy}`) })}
            </span>
          ))}
        </>
      ),
    },
  ]
  const inHand = ['change', 'name', 'difference']
  return (
    <section className="panel table-panel" aria-labelledby="compare-table">
      <div className="panel-head">
        <h2 id="compare-table">{t('compare.resources', { count: listed.length })}</h2>
        <Segments
          label={t('compare.show')}
          value={shown}
          onChange={setShown}
          options={[
            { id: 'changed', label: t('compare.onlyChanged', { count: changed.length }) },
            { id: 'all', label: t('compare.all', { count: rows.length }) },
          ]}
        />
      </div>
      {listed.length === 0 ? (
        <p className="table-empty quiet">{t('compare.noDifference')}</p>
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
            choose(compared.id)
            // In step with the other views, where it is still there.
            if (compared.after !== null) store.getState().select(compared.after)
          }}
        />
      )}
    </section>
  )
}
