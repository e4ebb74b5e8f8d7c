import type { TFunction } from 'i18next'
import { applierOf, type ExportOption, optionProblems } from '../../core/export'
import { applierFor as applierOfQuestion } from '../../core/question'
import { Select } from '../kit'
import { usePage, usePageStore } from '../store'
import { useWords } from '../words'
import { Field } from './field'

/**
 * What the chosen applier can be told: one form for all of them, made from the data of the applier. Closed until asked
 * for.
 */
export function ExportOptions() {
  const { t } = useWords()
  const store = usePageStore()
  const applier = usePage(state => applierOfQuestion(state.question))
  const given = usePage(state => state.question.plan.options) ?? {}
  if (applier === null) return null
  const { label, options } = applierOf(applier)
  const changed = options.filter(option => (given[option.name] ?? option.default) !== option.default).length
  const change = (name: string, value: string): void =>
    store.getState().changePlan({ options: { ...given, [name]: value } })
  return (
    <details className="export-options">
      <summary>
        {t('exporting.options', { applier: label })}
        <span className="quiet small">
          {changed === 0 ? t('exporting.defaults') : t('exporting.changed', { count: changed })}
        </span>
      </summary>
      <div className="export-form">
        {options.map(option => (
          <OptionInput
            key={option.name}
            option={option}
            value={given[option.name] ?? option.default}
            onChange={value => change(option.name, value)}
          />
        ))}
        {changed > 0 && (
          <button type="button" className="button" onClick={() => store.getState().changePlan({ options: {} })}>
            {t('exporting.reset')}
          </button>
        )}
      </div>
    </details>
  )
}

function OptionInput(props: {
  readonly option: ExportOption
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const { t } = useWords()
  const { option, value, onChange } = props
  const label = t(`exporting.option.${option.name}` as 'exporting.option.api')
  if (option.type === 'flag') {
    return (
      <label className="check">
        <input type="checkbox" checked={value === 'true'} onChange={event => onChange(String(event.target.checked))} />
        <span>{label}</span>
      </label>
    )
  }
  if (option.type === 'choice') {
    return (
      <Select
        label={label}
        value={value}
        options={(option.choices ?? []).map(choice => [choice, choiceName(t, choice)])}
        onChange={onChange}
      />
    )
  }
  return (
    <Field
      label={label}
      value={value}
      wrong={t(`exporting.wants.${option.type}`)}
      placeholder={option.name === 'selector-value' || option.name === 'provider-name' ? t('exporting.planName') : ''}
      onCommit={text => {
        const wanted = text.trim()
        if (optionProblems([option], { [option.name]: wanted }).length > 0) return false
        onChange(wanted)
        return true
      }}
    />
  )
}

/** Values of the appliers themselves stay as they are; ours have words. */
function choiceName(t: TFunction<'page'>, choice: string): string {
  return t(`exporting.choice.${choice}` as 'exporting.choice.always', { defaultValue: choice })
}
