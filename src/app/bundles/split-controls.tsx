import { formatCount } from '../../core/bytes'
import { appliers } from '../../core/export'
import { budgetOf, type PlanSettings, type Preset } from '../../core/plan'
import { Icon, Segments, Select } from '../kit'
import { labelOf, readBudget, usePage, usePageStore } from '../store'
import { useWords } from '../words'
import { Field } from './field'
import { MenuButton } from './menu-button'

const presets: readonly Preset[] = ['crds-apart', 'stages', 'fit', 'by-kind']
const morePresets: readonly Preset[] = ['by-namespace', 'by-component', 'one-each']
const forms: readonly PlanSettings['form'][] = ['text', 'auto', 'json']

/** How to cut, for whom, in which form, under how many bytes. */
export function SplitControls() {
  const { t } = useWords()
  const store = usePageStore()
  const settings = usePage(state => state.splitSettings)
  const { changeSplit } = store.getState()
  const usual = budgetOf({ ...settings, maxBytes: null })
  return (
    <div className="split-controls">
      <span className="presets">
        <Segments
          label={t('split.preset')}
          options={presets.map(id => ({ id, label: t(`split.${id}`) }))}
          value={settings.preset}
          onChange={preset => changeSplit({ preset })}
        />
        <MenuButton
          className={morePresets.includes(settings.preset) ? 'button chosen' : 'button ghost'}
          label={morePresets.includes(settings.preset) ? t(`split.${settings.preset}`) : t('planning.more')}
          choices={morePresets.map(id => ({ id, label: t(`split.${id}`) }))}
          onChoose={id => {
            const preset = morePresets.find(each => each === id)
            if (preset) changeSplit({ preset })
          }}
        />
      </span>
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
      <UndoRedo />
    </div>
  )
}

function UndoRedo() {
  const { t } = useWords()
  const { undoSplit, redoSplit } = usePageStore().getState()
  const past = usePage(state => state.splitPast.length)
  const future = usePage(state => state.splitFuture.length)
  return (
    <span className="undo-redo">
      <button
        type="button"
        className="button ghost icon-only"
        aria-label={t('planning.undo')}
        title={t('planning.undo')}
        disabled={past === 0}
        onClick={undoSplit}
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        className="button ghost icon-only"
        aria-label={t('planning.redo')}
        title={t('planning.redo')}
        disabled={future === 0}
        onClick={redoSplit}
      >
        <Icon name="redo" />
      </button>
    </span>
  )
}
