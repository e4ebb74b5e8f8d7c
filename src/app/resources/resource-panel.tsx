import { useState } from 'react'
import type { ResourceReport } from '../../core/analysis'
import { Name, ObjectName, Segments, VerdictWord } from '../kit'
import { Remedies } from '../remedies'
import { type Answered, usePage, verdictOf } from '../store'
import { useWords } from '../words'
import { SizeList } from './size-list'
import { TextView } from './text-view'

/** The chosen resource: what it is, how it fares on the chosen way, its sizes, its text. */
export function ResourcePanel({ answered }: { readonly answered: Answered }) {
  const { t } = useWords()
  const selected = usePage(state => state.selected)
  const lineShown = usePage(state => state.lineShown)
  const [chosenTab, setTab] = useState<'sizes' | 'remedies' | 'text'>('sizes')
  const remediesShown = usePage(state => state.remediesShown)
  const [remediesAskedFor, setRemediesAskedFor] = useState<object | null>(null)
  const resource = selected === null ? undefined : answered.resources[selected]
  const [textAskedFor, setTextAskedFor] = useState(lineShown)
  // "Show" of a problem leads to the text, once for every time it is pressed.
  if (lineShown !== textAskedFor) {
    setTextAskedFor(lineShown)
    if (lineShown) setTab('text')
  }
  if (remediesShown !== remediesAskedFor) {
    setRemediesAskedFor(remediesShown)
    if (remediesShown) setTab('remedies')
  }
  if (selected === null || !resource) {
    return (
      <section className="panel resource" aria-label={t('resource.label')}>
        <p className="resource-none quiet">{t('resource.none')}</p>
      </section>
    )
  }
  const tab = resource.readable ? chosenTab : 'text'
  const verdict = verdictOf(answered, answered.chosen.id, selected)
  return (
    <section className="panel resource" aria-label={t('resource.label')}>
      <div className="panel-head">
        <h2 className="resource-name">
          <ObjectName name={resource.name ?? t(resource.readable ? 'table.noName' : 'table.unreadable')} />
        </h2>
        {resource.readable && (
          <Segments
            label={t('resource.tabs')}
            options={[
              { id: 'sizes', label: t('resource.sizes') },
              { id: 'remedies', label: t('remedies.tab') },
              { id: 'text', label: t('resource.text') },
            ]}
            value={tab}
            onChange={setTab}
          />
        )}
      </div>
      <p className="resource-where small">
        <Where resource={resource} />
        {verdict && resource.readable && (
          <VerdictWord verdict={verdict.verdict} word={t(`verdict.${verdict.verdict}`)} />
        )}
      </p>
      {tab === 'sizes' && <SizeList index={selected} resource={resource} />}
      {tab === 'remedies' && <Remedies answered={answered} index={selected} route={answered.chosen.id} />}
      {tab === 'text' && <TextView index={selected} resource={resource} />}
    </section>
  )
}

function Where({ resource }: { readonly resource: ResourceReport }) {
  const { t } = useWords()
  const { apiVersion, kind, namespace, source, line, lines, scopeAssumed } = resource
  const span =
    lines > 1 ? t('resource.lines', { from: line, to: line + lines - 1 }) : t('resource.line', { from: line })
  return (
    <span className="quiet">
      {kind !== null && <Name className="resource-kind">{`${kind} ${apiVersion ?? ''}`}</Name>}
      <bdi>{t('resource.in', { source, lines: span })}</bdi>
      {namespace !== null && <bdi>{t('resource.namespace', { namespace })}</bdi>}
      {scopeAssumed && <span>{t('resource.scopeAssumed')}</span>}
    </span>
  )
}
