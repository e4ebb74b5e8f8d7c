import { useState } from 'react'
import { bytes } from '../../core/bytes'
import { type LimitId, limitOf, maxOf } from '../../core/limit'
import { usePage, type Way } from '../store'
import { useWords } from '../words'

/** The limits met on a way, in the order met; each opens to who enforces it, what it counts, what it answers and where that was read. */
export function WayLimits({ way }: { readonly way: Way }) {
  const { t } = useWords()
  const { carriers, steps } = way.route
  const met = new Set<LimitId>([...carriers, ...steps].map(({ limit }) => limit))
  return (
    <section className="way-limits" aria-label={t('limitFacts.title')}>
      <h3>{t('limitFacts.title')}</h3>
      {way.id === 'server-dry-run' && <p className="quiet">{t('limitFacts.dryRun')}</p>}
      {[...met].map(id => (
        <LimitFacts key={id} id={id} />
      ))}
    </section>
  )
}

function LimitFacts({ id }: { readonly id: LimitId }) {
  const { t } = useWords()
  const settings = usePage(state => state.limits)
  const [isOpen, setOpen] = useState(false)
  const { refuses, enforcedBy, raise, since, origin, answers } = limitOf(id)
  const max = maxOf(settings, id)
  const facts: readonly (readonly [name: string, text: string])[] = [
    [t('limitFacts.enforcedBy'), enforcedBy],
    [t('limitFacts.counts'), t(`limitCounts.${id}`)],
    [t('limitFacts.refuses'), t(`limitFacts.${refuses}`)],
    [t('limitFacts.raise'), raise ?? t('limitFacts.fixed')],
    ...(since === null ? [] : [[t('limitFacts.since'), since] as const]),
    [t('limitFacts.origin'), origin],
  ]
  return (
    <details className="limit-facts" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        {t(`limit.${id}`)} <code>{id}</code>
        <span className="limit-max">{max === null ? t('limitFacts.none') : t('limitFacts.max', { max })}</span>
      </summary>
      {isOpen && (
        <dl>
          {facts.map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
          {answers.map(({ versions, text }) => {
            const size = max ?? limitOf(id).max
            const said = text({ kind: 'KIND', name: 'NAME', bytes: bytes(size + 1), max: size, file: 'FILE' })
            return (
              <div key={said}>
                <dt>{versions === null ? t('limitFacts.answers') : t('limitFacts.answersIn', { versions })}</dt>
                <dd>
                  <code>{said}</code>
                </dd>
              </div>
            )
          })}
        </dl>
      )}
    </details>
  )
}
