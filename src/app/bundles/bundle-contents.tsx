import { useState } from 'react'
import { formatCount } from '../../core/bytes'
import type { Bundle, Placement, Plan } from '../../core/plan'
import { shortKind } from '../../core/words'
import { type Column, Grid, Name, ObjectName, useNarrow } from '../kit'
import { usePageStore } from '../store'
import { useWords } from '../words'
import { BundleActs } from './bundle-acts'
import { dragResource } from './drag-resource'
import type { ShownResource } from './shown-resource'
import { useContents } from './use-contents'
import { useReason } from './use-reason'

/** What is in a bundle, in the order written, and why it is there. */
export function BundleContents({
  plan,
  bundle,
  resources,
}: {
  readonly plan: Plan
  readonly bundle: Bundle
  readonly resources: readonly ShownResource[]
}) {
  const { t } = useWords()
  const store = usePageStore()
  const narrow = useNarrow()
  // What a split by key made is on no page of its own.
  const isOfInput = (resource: number): boolean => resources[resource]?.bytes !== null
  const reason = useReason(resources)
  const contents = useContents(resources)
  const [chosen, setChosen] = useState<number | null>(null)
  const placement = bundle.placements.find(({ resource }) => resource === chosen) ?? bundle.placements[0]
  // Rows are of one height: where one of them has more to say, all have two lines for it.
  const spoken = bundle.placements.some(({ reasons }) => reasons.length > 1)
  const rowHeight = (narrow ? 56 : 28) + (spoken ? 16 : 0)
  const columns: readonly Column<Placement>[] = [
    {
      id: 'kind',
      head: t('table.kind'),
      width: '92px',
      cell: ({ resource }) => <Name>{shortKind(resources[resource]?.kind ?? t('table.noKind'))}</Name>,
    },
    {
      id: 'name',
      head: t('table.name'),
      width: 'minmax(190px, 1.2fr)',
      cell: ({ resource }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: dragging is for the mouse; the button "Move to" is for all
        <span className="cell-name" draggable onDragStart={event => dragResource(event, resources[resource]?.id)}>
          <ObjectName name={resources[resource]?.name ?? t('table.noName')} />
        </span>
      ),
    },
    {
      id: 'source',
      head: t('split.asWritten'),
      width: '88px',
      numeric: true,
      cell: ({ resource }) => formatCount(resources[resource]?.bytes?.source ?? 0),
    },
    {
      id: 'bytes',
      head: t('split.inBundle'),
      width: '100px',
      numeric: true,
      cell: ({ bytes }) => <span className="key">{formatCount(bytes)}</span>,
    },
    { id: 'form', head: t('split.form'), width: '64px', cell: ({ form }) => t(`split.formShort.${form}`) },
    {
      id: 'why',
      head: t('split.why'),
      width: 'minmax(160px, 1fr)',
      cell: ({ reasons }) => (
        <span
          className={reasons.some(({ code }) => code === 'before-needed') ? 'why broken' : 'why'}
          title={reasons.map(reason).join('; ')}
        >
          {shortened(reasons.map(reason), t('planning.moreReasons', { count: reasons.length - reasonsShown }))}
        </span>
      ),
    },
  ]
  return (
    <section className="panel contents" aria-labelledby="contents-title">
      <div className="panel-head">
        <h2 id="contents-title">{bundle.name}</h2>
        <span className="quiet small">
          {contents([bundle])}
          {bundle.placements.length > 1 && `${t('table.and')}${t('split.inOrder')}`}
          {bundle.dependsOn.length > 0 && `; ${t('planning.dependsOn', { bundles: bundle.dependsOn.join(', ') })}`}
        </span>
        {placement && <BundleActs plan={plan} bundle={bundle} placement={placement} resources={resources} />}
      </div>
      <Grid
        className={narrow ? 'contents-grid narrow' : 'contents-grid'}
        label={bundle.name}
        columns={narrow ? columns.filter(({ id }) => ['name', 'bytes', 'why'].includes(id)) : columns}
        headless={narrow}
        rows={bundle.placements}
        rowHeight={rowHeight}
        keyOf={({ resource }) => resource}
        selected={placement?.resource ?? null}
        onSelect={({ resource }) => setChosen(resource)}
        onEnter={({ resource }) => isOfInput(resource) && store.getState().openResource(resource)}
      />
    </section>
  )
}

/** So many reasons are told; the others are counted, and `plan.json` has them all. */
const reasonsShown = 3

function shortened(reasons: readonly string[], more: string): string {
  const told = reasons.slice(0, reasonsShown).join('; ')
  return reasons.length > reasonsShown ? `${told}; ${more}` : told
}
