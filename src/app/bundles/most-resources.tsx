import { formatCount } from '../../core/bytes'
import { readCount, usePage, usePageStore } from '../store'
import { useWords } from '../words'
import { Field } from './field'

/** The most resources that a bundle may hold; empty for any number. */
export function MostResources() {
  const { t } = useWords()
  const { changePlan } = usePageStore().getState()
  const most = usePage(state => state.question.plan.maxResources) ?? null
  return (
    <Field
      label={t('planning.most')}
      unit={t('planning.mostUnit')}
      value={most === null ? '' : formatCount(most)}
      wrong={t('planning.mostWrong')}
      placeholder={t('planning.any')}
      numeric
      onCommit={text => {
        const count = readCount(text)
        if (count === null && text.trim() !== '') return false
        changePlan({ maxResources: count })
        return true
      }}
    />
  )
}
