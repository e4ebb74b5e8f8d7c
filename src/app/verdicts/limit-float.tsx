import { useEffect, useRef } from 'react'
import { bytes } from '../../core/bytes'
import { type LimitId, limitOf, maxOf } from '../../core/limit'
import { placeBeside } from '../kit'
import { clusterOf, usePage } from '../store'
import { useWords } from '../words'

/**
 * Who enforces a limit, what it counts, what it answers and where that was read: floats at the row that opened it and
 * gives the focus back to it.
 */
export function LimitFloat(props: { readonly id: LimitId; readonly row: HTMLElement; readonly onClose: () => void }) {
  const { id, row, onClose } = props
  const { t } = useWords()
  const settings = usePage(clusterOf)
  const float = useRef<HTMLDivElement>(null)
  const { refuses, enforcedBy, since, origin, answers } = limitOf(id)
  const max = maxOf(settings, id)

  useEffect(() => {
    const element = float.current
    if (!element) return
    placeBeside(element, row.getBoundingClientRect(), { inset: 88, apart: 4 })
    element.focus()
  }, [row])

  const facts: readonly (readonly [name: string, text: string])[] = [
    [t('limitFacts.enforcedBy'), enforcedBy],
    [t('limitFacts.counts'), t(`limitCounts.${id}`)],
    [t('limitFacts.refuses'), t(`limitFacts.${refuses}`)],
    [t('limitFacts.raise'), t(`limitRaise.${id}`)],
    ...(since === null ? [] : [[t('limitFacts.since'), since] as const]),
    [t('limitFacts.origin'), origin],
  ]
  const said = answers.map(({ versions, text }) => {
    const size = max ?? limitOf(id).max
    const name =
      versions === null
        ? t('limitFacts.answers')
        : t('limitFacts.answersIn', { versions: t(`answerVersions.${versions}`) })
    return [name, text({ kind: 'KIND', name: 'NAME', bytes: bytes(size + 1), max: size, file: 'FILE' })] as const
  })
  return (
    <div
      ref={float}
      className="popover-box limit-float"
      popover="auto"
      role="dialog"
      aria-label={t('limitFacts.of', { limit: t(`limit.${id}`) })}
      tabIndex={-1}
      onToggle={event => {
        if (event.newState !== 'closed') return
        // The browser gives the focus back itself, and this is told later: it may be somewhere else by now.
        if (document.activeElement === document.body) row.focus()
        onClose()
      }}
    >
      <p className="limit-title">
        <b>{max === null ? t('limitFacts.none') : t('limitFacts.max', { max })}</b> {t(`limit.${id}`)} <code>{id}</code>
      </p>
      <dl>
        {facts.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        {said.map(([name, text]) => (
          <div key={text}>
            <dt>{name}</dt>
            <dd>
              <code>{text}</code>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
