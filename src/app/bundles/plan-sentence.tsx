import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { bytes, formatCount } from '../../core/bytes'
import { maxBundleSize, type PlanSettings, presets } from '../../core/plan'
import { planOf } from '../../core/question'
import { Word } from '../answer'
import { moveActive } from '../kit'
import { readCount, usePage, usePageStore } from '../store'
import { useWords } from '../words'
import { Field } from './field'
import { MostResources } from './most-resources'

const forms: readonly PlanSettings['form'][] = ['text', 'auto', 'json']

/** The plan in words that change it: "in 2 bundles, CRDs first as JSON documents, each up to 1,000,000 bytes". */
export function PlanSentence({ bundles }: { readonly bundles: number | null }) {
  const { t } = useWords()
  const store = usePageStore()
  const { preset, form } = usePage(state => state.question.plan)
  const { changePlan } = store.getState()
  const [before = '', afterCount = '', afterPlan = '', afterForm = '', end = ''] = t('planSentence.all', {
    bundles: '\uE000',
    plan: '\uE000',
    form: '\uE000',
    size: '\uE000',
  }).split('\uE000')
  return (
    <>
      {before}
      <b>{bundles === null ? t('planSentence.bundles') : t('timeline.bundles', { count: bundles })}</b>
      {afterCount}
      <Word label={t('split.preset')} name={t(`planSentence.${preset}`)} opens="listbox" letter="P">
        {close => (
          <Choices
            label={t('split.preset')}
            value={preset}
            options={presets.map(id => [id, t(`split.${id}`)])}
            onChoose={id => {
              close()
              changePlan({ preset: id })
            }}
          />
        )}
      </Word>
      {afterPlan}
      <Word label={t('split.form')} name={t(`planSentence.${form}`)} opens="listbox">
        {close => (
          <Choices
            label={t('split.form')}
            value={form}
            options={forms.map(id => [id, t(`split.${id}`)])}
            onChoose={id => {
              close()
              changePlan({ form: id })
            }}
          />
        )}
      </Word>
      {afterForm}
      <SizeWord />
      {end}
    </>
  )
}

function SizeWord(): ReactNode {
  const { t } = useWords()
  const store = usePageStore()
  const question = usePage(state => state.question)
  const { maxBytes, maxResources = null } = question.plan
  const planned = planOf({ ...question, plan: { ...question.plan, maxBytes: null } })
  const usual = planned && maxBundleSize(planned)
  const most = maxBytes ?? usual
  const size = most === null ? t('planSentence.anySize') : t('app.bytes', { count: most })
  const name = maxResources === null ? size : t('planSentence.resources', { count: maxResources, size })
  return (
    <Word label={t('split.maxBytes')} name={name} opens="dialog">
      {() => (
        <div className="size-word">
          <Field
            label={t('split.maxBytes')}
            unit={t('split.maxBytesUnit')}
            value={maxBytes === null ? '' : formatCount(maxBytes)}
            wrong={t('split.maxBytesWrong')}
            placeholder={usual === null ? t('split.maxBytesNone') : formatCount(usual)}
            numeric
            onCommit={text => {
              const maxBytes = readCount(text)
              if (maxBytes === null && text.trim() !== '') return false
              store.getState().changePlan({ maxBytes: maxBytes === null ? null : bytes(maxBytes) })
              return true
            }}
          />
          <MostResources />
        </div>
      )}
    </Word>
  )
}

/** A few choices below a word: the chosen one has the focus, arrows walk, Enter chooses. */
function Choices<T extends string>(props: {
  readonly label: string
  readonly value: T
  readonly options: readonly (readonly [id: T, name: string])[]
  readonly onChoose: (id: T) => void
}) {
  const { label, value, options, onChoose } = props
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(
    Math.max(
      0,
      options.findIndex(([option]) => option === value),
    ),
  )
  useEffect(() => list.current?.focus(), [])

  function onKeyDown(event: KeyboardEvent): void {
    const chosen = options[active]
    if ((event.key === 'Enter' || event.key === ' ') && chosen) onChoose(chosen[0])
    else {
      const next = moveActive(event.key, active, { count: options.length, page: options.length })
      if (next === null) return
      setActive(next)
    }
    event.preventDefault()
  }

  return (
    <div
      ref={list}
      className="choices"
      role="listbox"
      aria-label={label}
      aria-activedescendant={`${id}${active}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      {options.map(([option, name], index) => (
        // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the list holds the focus and its keys reach every choice
        <div
          key={option}
          id={`${id}${index}`}
          role="option"
          aria-selected={option === value}
          className={index === active ? 'choice-option active' : 'choice-option'}
          onClick={() => onChoose(option)}
        >
          {name}
        </div>
      ))}
    </div>
  )
}
