import { formatCount } from '../../core/bytes'
import { appliers } from '../../core/export'
import { budgetOf, type Form, type Preset } from '../../core/plan'
import { Segments, Select } from '../kit'
import { labelOf, readBudget, usePage, usePageStore } from '../store'
import { useWords } from '../words'
import { Field } from './field'

const presets: readonly Preset[] = ['crds-apart', 'stages', 'fit']
const forms: readonly Form[] = ['text', 'json']

/** How to cut, for whom, in which form, under how many bytes. */
export function SplitControls() {
  const { t } = useWords()
  const store = usePageStore()
  const settings = usePage(state => state.splitSettings)
  const { changeSplit } = store.getState()
  const usual = budgetOf({ ...settings, maxBytes: null })
  return (
    <div className="split-controls">
      <Segments
        label={t('split.preset')}
        options={presets.map(id => ({ id, label: t(`split.${id}`) }))}
        value={settings.preset}
        onChange={preset => changeSplit({ preset })}
      />
      <Select
        label={t('split.target')}
        options={appliers.map(({ id, label }) => [id, label])}
        value={settings.target}
        onChange={target => changeSplit({ target, options: {} })}
      />
      <Select
        label={t('split.form')}
        options={forms.map(id => [id, t(`split.${id}`)])}
        value={settings.form}
        onChange={form => changeSplit({ form })}
      />
      <Field
        label={t('split.budget')}
        unit={t('split.budgetUnit')}
        value={settings.maxBytes === null ? '' : formatCount(settings.maxBytes)}
        wrong={t('split.budgetWrong')}
        placeholder={usual === null ? t('split.budgetNone') : formatCount(usual)}
        numeric
        onCommit={text => {
          const budget = readBudget(text)
          if (budget === null && text.trim() !== '') return false
          changeSplit({ maxBytes: budget })
          return true
        }}
      />
      <Field
        label={t('split.name')}
        value={settings.name}
        wrong={t('split.nameWrong')}
        onCommit={text => {
          const name = labelOf(text)
          if (name === null) return false
          changeSplit({ name })
          return true
        }}
      />
    </div>
  )
}
