import { bytes, formatCount } from '../../core/bytes'
import { appliers } from '../../core/export'
import { budgetOf, type PlanSettings, type Preset } from '../../core/plan'
import { applierOf, planOf } from '../../core/question'
import { Icon, Segments, Select } from '../kit'
import { labelOf, readCount, usePage, usePageStore } from '../store'
import { useWords } from '../words'
import { Field } from './field'
import { MenuButton } from './menu-button'

const presets: readonly Preset[] = ['crds-apart', 'stages', 'fit', 'by-kind']
const morePresets: readonly Preset[] = ['by-namespace', 'by-component', 'one-each']
/** Stands in the list where the route has no applier. */
const noApplier = ''
const forms: readonly PlanSettings['form'][] = ['text', 'auto', 'json']

/** How to cut, for whom, in which form, under how many bytes. */
export function SplitControls() {
  const { t } = useWords()
  const store = usePageStore()
  const settings = usePage(state => state.question.plan)
  const question = usePage(state => state.question)
  const { changePlan, chooseApplier } = store.getState()
  const planned = planOf({ ...question, plan: { ...settings, maxBytes: null } })
  const usual = planned && budgetOf(planned)
  const applier = applierOf(question)
  return (
    <div className="split-controls">
      <span className="presets">
        <Segments
          label={t('split.preset')}
          options={presets.map(id => ({ id, label: t(`split.${id}`) }))}
          value={settings.preset}
          onChange={preset => changePlan({ preset })}
        />
        <MenuButton
          className={morePresets.includes(settings.preset) ? 'button chosen' : 'button ghost'}
          label={morePresets.includes(settings.preset) ? t(`split.${settings.preset}`) : t('planning.more')}
          choices={morePresets.map(id => ({ id, label: t(`split.${id}`) }))}
          onChoose={id => {
            const preset = morePresets.find(each => each === id)
            if (preset) changePlan({ preset })
          }}
        />
      </span>
      <Select
        label={t('split.target')}
        options={[
          ...(applier === null ? [[noApplier, t('split.noApplier')] as const] : []),
          ...appliers.map(({ id, label }) => [id, label] as const),
        ]}
        value={applier ?? noApplier}
        onChange={id => id !== noApplier && chooseApplier(id)}
      />
      <Select
        label={t('split.form')}
        options={forms.map(id => [id, t(`split.${id}`)])}
        value={settings.form}
        onChange={form => changePlan({ form })}
      />
      <Field
        label={t('split.budget')}
        unit={t('split.budgetUnit')}
        value={settings.maxBytes === null ? '' : formatCount(settings.maxBytes)}
        wrong={t('split.budgetWrong')}
        placeholder={usual === null ? t('split.budgetNone') : formatCount(usual)}
        numeric
        onCommit={text => {
          const budget = readCount(text)
          if (budget === null && text.trim() !== '') return false
          changePlan({ maxBytes: budget === null ? null : bytes(budget) })
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
          changePlan({ name })
          return true
        }}
      />
      <UndoRedo />
    </div>
  )
}

function UndoRedo() {
  const { t } = useWords()
  const { undoPlan, redoPlan } = usePageStore().getState()
  const past = usePage(state => state.planPast.length)
  const future = usePage(state => state.planFuture.length)
  return (
    <span className="undo-redo">
      <button
        type="button"
        className="button ghost icon-only"
        aria-label={t('planning.undo')}
        title={t('planning.undo')}
        disabled={past === 0}
        onClick={undoPlan}
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        className="button ghost icon-only"
        aria-label={t('planning.redo')}
        title={t('planning.redo')}
        disabled={future === 0}
        onClick={redoPlan}
      >
        <Icon name="redo" />
      </button>
    </span>
  )
}
