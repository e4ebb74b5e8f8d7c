import { appliers } from '../../core/export'
import { applierFor } from '../../core/question'
import { Icon, PopoverButton, Select } from '../kit'
import { labelOf, usePage, usePageStore } from '../store'
import { useWords } from '../words'
import { ExportOptions } from './export-options'
import { Field } from './field'

/** Stands in the list where the route has no applier. */
const noApplier = ''

/** What is set seldom: for whom the bundles are written, their name, and what the applier can be told. */
export function SplitOptions() {
  const { t } = useWords()
  const store = usePageStore()
  const question = usePage(state => state.question)
  const applier = applierFor(question)
  return (
    <PopoverButton label={t('timeline.options')} icon="outline">
      <div className="split-options">
        <Select
          label={t('split.route')}
          options={[
            ...(applier === null ? [[noApplier, t('split.noApplier')] as const] : []),
            ...appliers.map(({ id, label }) => [id, label] as const),
          ]}
          value={applier ?? noApplier}
          onChange={id => id !== noApplier && store.getState().chooseApplier(id)}
        />
        <Field
          label={t('split.name')}
          value={question.plan.name}
          wrong={t('split.nameWrong')}
          onCommit={text => {
            const name = labelOf(text)
            if (name === null) return false
            store.getState().changePlan({ name })
            return true
          }}
        />
        <ExportOptions />
      </div>
    </PopoverButton>
  )
}

export function UndoRedo() {
  const { t } = useWords()
  const { undo, redoPlan } = usePageStore().getState()
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
        onClick={undo}
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
