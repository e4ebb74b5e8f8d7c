import { useEffect, useState } from 'react'
import { formatCount } from '../../core/bytes'
import type { Plan, PlanFilter } from '../../core/plan'
import { Name } from '../kit'
import { usePage, usePageStore } from '../store'
import { useWords } from '../words'

const uses = ['include', 'exclude'] as const

/** Which parts of the input are wanted: patterns, what each matches, and what is left out. */
export function FilterPanel({ plan }: { readonly plan: Plan }) {
  const { t } = useWords()
  return (
    <div className="filter-panel">
      {uses.map(use => (
        <Patterns key={use} use={use} plan={plan} />
      ))}
      <p className="quiet small">
        {t('planning.patterns')} <code>kind:Secret</code> <code>ConfigMap/web-*</code> <code>ns:shop</code>{' '}
        <code>group:*.tigera.io</code> <code>label:app=web</code>
      </p>
      {plan.excluded.length > 0 && <p role="status">{t('planning.excluded', { count: plan.excluded.length })}</p>}
    </div>
  )
}

function Patterns({ use, plan }: { readonly use: keyof PlanFilter; readonly plan: Plan }) {
  const { t } = useWords()
  const store = usePageStore()
  const patterns = usePage(state => state.question.plan.filter?.[use]) ?? none
  const [text, setText] = useState(patterns.join(' '))
  useEffect(() => setText(patterns.join(' ')), [patterns])
  const counts = plan.filters.filter(each => each.use === use)

  function commit(): void {
    const wanted = text.split(/[\s,，]+/).filter(pattern => pattern !== '')
    if (wanted.join(' ') === patterns.join(' ')) return
    const { question, changePlan } = store.getState()
    const filter = question.plan.filter ?? { include: [], exclude: [] }
    changePlan({ filter: { ...filter, [use]: wanted } })
  }

  return (
    <label className="field">
      <span>{t(`planning.${use}`)}</span>
      <input
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={event => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={event => event.key === 'Enter' && commit()}
      />
      <span className="small">
        {counts.map(({ pattern, count }) => (
          <span key={pattern} className={count === 0 ? 'pattern none' : 'pattern'}>
            <Name>{pattern}</Name> {formatCount(count)}
          </span>
        ))}
      </span>
    </label>
  )
}

const none: readonly string[] = []
