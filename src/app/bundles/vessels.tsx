import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { formatCount } from '../../core/bytes'
import { type Bundle, budgetOf, targetRule } from '../../core/plan'
import type { Split } from '../../engine'
import { formatShare, Icon, moveActive, useWidth, useWindow } from '../kit'
import { usePage, usePageStore } from '../store'
import { useWords } from '../words'
import { droppedResource, holdsResource } from './drag-resource'
import { FilterPanel } from './filter-panel'
import { MostResources } from './most-resources'
import type { ShownResource } from './shown-resource'
import { StageWaits } from './stage-waits'
import { Vessel } from './vessel'

/** Least and largest width of a vessel with its margin, in pixels. */
const widths = { least: 128, most: 152 }
/** Where the line stands from the top of a vessel: what is over it needs room. */
const lineAt = 0.14

/** The bundles side by side, one load line through all of them. One tab stop; arrows choose. */
export function Vessels({ split, resources }: { readonly split: Split; readonly resources: readonly ShownResource[] }) {
  const { t } = useWords()
  const store = usePageStore()
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [filtering, setFiltering] = useState(filters(split) > 0)
  const chosen = usePage(state => state.bundle)
  const { bundles, settings } = split.plan
  const room = useWidth(scroller)
  const vesselWidth = Math.min(Math.max(Math.floor(room / bundles.length), widths.least), widths.most)
  const { from, to } = useWindow(scroller, { count: bundles.length, size: vesselWidth, axis: 'x' })
  const index = bundles.findIndex(({ name }) => name === chosen)
  const budget = budgetOf(settings)
  // What holds a bundle has a limit of its own; on disk there is none but the budget.
  const rule = targetRule(settings.target)
  const limit = rule.most
  const line = limit ?? budget
  const fullest = bundles.reduce((most, { bytes }) => Math.max(most, bytes), 1)
  /** Bytes from the bottom of a vessel to its top. */
  const tall = line === null ? fullest * 1.04 : line / (1 - lineAt)

  function onKeyDown(event: KeyboardEvent): void {
    const next = moveActive(event.key, index, { count: bundles.length, page: 5 })
    const bundle = next === null ? undefined : bundles[next]
    if (next === null || !bundle) return
    event.preventDefault()
    store.getState().chooseBundle(bundle.name)
    const element = scroller.current
    if (!element) return
    if (next * vesselWidth < element.scrollLeft) element.scrollLeft = next * vesselWidth
    const end = (next + 1) * vesselWidth - element.clientWidth
    if (end > element.scrollLeft) element.scrollLeft = end
  }

  const shown = bundles.slice(from, to)
  // Their captions have a line more.
  const hasSecrets = bundles.some(({ holdsSecrets }) => holdsSecrets)
  return (
    <section className="vessels-panel" aria-labelledby={`${id}title`}>
      <div className="panel-head">
        <Heading split={split} headingId={`${id}title`} />
        <span className="panel-act vessels-acts">
          <MostResources />
          <button
            type="button"
            className="button ghost"
            aria-expanded={filtering}
            onClick={() => setFiltering(!filtering)}
          >
            <Icon name="add" />
            {t('planning.filter')}
          </button>
        </span>
      </div>
      {filtering && <FilterPanel plan={split.plan} />}
      {bundles.length > 0 && (
        <div className={line === null ? 'dock unlimited' : 'dock'}>
          {line !== null && (
            <div className="dock-line" aria-hidden="true" style={{ top: `calc(var(--tall) * ${lineAt})` }}>
              <b>{formatCount(line)}</b>
              <span>
                {limit === null
                  ? t('split.budgetLine')
                  : rule.carrier === 'value'
                    ? t('limit.configmap.data')
                    : t('exporting.targetLimit')}
              </span>
              {limit !== null && budget !== null && (
                <span className="dock-second">
                  {t('split.budgetLine')} {formatCount(budget)}
                </span>
              )}
            </div>
          )}
          {limit !== null && budget !== null && (
            <div
              className="dock-budget"
              aria-hidden="true"
              style={{ top: `calc(var(--tall) * ${1 - budget / tall})` }}
            />
          )}
          <div ref={scroller} className="vessels">
            <div
              className="vessels-row"
              role="listbox"
              aria-label={t('split.vessels')}
              aria-orientation="horizontal"
              aria-activedescendant={index >= from && index < to ? `${id}${index}` : undefined}
              tabIndex={0}
              onKeyDown={onKeyDown}
              style={{ width: bundles.length * vesselWidth, height: hasSecrets ? 316 : 299 }}
            >
              {shown.map((bundle, offset) => (
                // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the list holds the focus and its keys reach every bundle
                <div
                  key={bundle.name}
                  id={`${id}${from + offset}`}
                  role="option"
                  aria-selected={from + offset === index}
                  aria-label={t('split.vesselLabel', {
                    name: bundle.name,
                    bytes: bundle.bytes,
                    resources: t('split.resources', { count: bundle.placements.length }),
                  })}
                  className="vessel"
                  style={{ left: (from + offset) * vesselWidth, width: vesselWidth }}
                  onClick={() => store.getState().chooseBundle(bundle.name)}
                  onDragOver={event => holdsResource(event.dataTransfer) && event.preventDefault()}
                  onDrop={event => {
                    const resource = droppedResource(event.dataTransfer)
                    if (resource === null) return
                    event.preventDefault()
                    event.stopPropagation()
                    store.getState().moveResource(resource, bundle.name)
                  }}
                >
                  <Vessel bundle={bundle} resources={resources} tall={tall} />
                </div>
              ))}
            </div>
            <StageWaits plan={split.plan} vesselWidth={vesselWidth} resources={resources} />
          </div>
        </div>
      )}
    </section>
  )
}

function filters({ plan }: Split): number {
  return plan.filters.length
}

function Heading({ split, headingId }: { readonly split: Split; readonly headingId: string }) {
  const { t } = useWords()
  const { bundles } = split.plan
  if (bundles.length === 0) return <h1 id={headingId}>{t('split.noBundles')}</h1>
  const stages = new Set(bundles.map(({ stage }) => stage)).size
  return (
    <>
      <h1 id={headingId}>
        {t('split.heading', { count: bundles.length })} {t('split.stages', { count: stages })}
      </h1>
      <span className="quiet" role="status">
        <Fullness bundles={bundles} />
      </span>
    </>
  )
}

function Fullness({ bundles }: { readonly bundles: readonly Bundle[] }) {
  const { t } = useWords()
  const over = bundles.filter(({ overLimit }) => overLimit).length
  if (over > 0) return t('split.overCount', { count: over })
  const shares = bundles.flatMap(({ bytes, maxBytes }) => (maxBytes === null ? [] : [bytes / maxBytes]))
  if (shares.length === 0) return t('split.notCut')
  return t('split.under', { share: formatShare(shares.reduce((most, share) => Math.max(most, share), 0)) })
}
