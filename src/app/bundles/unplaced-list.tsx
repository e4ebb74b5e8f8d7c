import type { Format, Plan, Unparsed, Unplaced } from '../../core/plan'
import { ObjectName, VerdictWord } from '../kit'
import { usePageStore } from '../store'
import { useWords } from '../words'
import type { ShownResource } from './shown-resource'

const reasons: readonly Unparsed['reason'][] = [
  'unreadable',
  'refused',
  'not-representable',
  'kustomize-character',
  'no-name',
  'duplicate',
]

/** So many are named; a person who has more reads `plan.json`. */
const named = 50

/** What no bundle can take in as it is, and what would make it fit; and what could not be read. */
export function UnplacedList({
  plan,
  resources,
  isFixable,
}: {
  readonly plan: Plan
  /** The step says what is over its limit and mends it. */
  readonly isFixable: boolean
  readonly resources: readonly ShownResource[]
}) {
  const { t } = useWords()
  const { changePlan } = usePageStore().getState()
  const { unparsed, withoutObject, settings } = plan
  const unplaced = isFixable ? [] : plan.unplaced
  if (unplaced.length + unparsed.length + withoutObject.length === 0) return null
  const helps = (['json', 'text'] as const).find(
    form => form !== settings.form && unplaced.some(({ wouldFit }) => wouldFit.includes(form)),
  )
  return (
    <section className="unplaced" aria-label={t('split.unplaced', { count: unplaced.length })}>
      {unplaced.length > 0 && (
        <div className="panel-head">
          <h2>
            <VerdictWord verdict="refused" word={t('split.unplaced', { count: unplaced.length })} />
          </h2>
          {helps && (
            <button type="button" className="button" onClick={() => changePlan({ form: helps })}>
              {t(helps === 'json' ? 'split.useJson' : 'split.useText')}
            </button>
          )}
        </div>
      )}
      <ul>
        {unplaced.slice(0, named).map(each => (
          <li key={each.resource}>
            <b>
              <ObjectName name={resources[each.resource]?.name ?? t('table.noName')} />
            </b>{' '}
            <Why unplaced={each} form={settings.form} />
          </li>
        ))}
        {reasons.map(reason => {
          const count = unparsed.filter(each => each.reason === reason).length
          return count > 0 && <li key={reason}>{t(`split.unparsed.${reason}`, { count })}</li>
        })}
        {withoutObject.length > 0 && <li>{t('split.withoutObject', { count: withoutObject.length })}</li>}
      </ul>
    </section>
  )
}

function Why({ unplaced, form }: { readonly unplaced: Unplaced; readonly form: Format | 'auto' }) {
  const { t } = useWords()
  const { sizes, max, wouldFit } = unplaced
  return (
    <>
      {t('split.unplacedOver', { bytes: sizes[form === 'json' ? 'json' : 'text'], max })}{' '}
      <Remedy wouldFit={wouldFit[0]} sizes={sizes} />
    </>
  )
}

function Remedy({
  wouldFit,
  sizes,
}: {
  readonly wouldFit: Unplaced['wouldFit'][number] | undefined
  readonly sizes: Unplaced['sizes']
}) {
  const { t } = useWords()
  switch (wouldFit) {
    case 'text':
      return t('split.wouldFitText', { bytes: sizes.text })
    case 'json':
      return t('split.wouldFitJson', { bytes: sizes.json })
    case 'json-without-descriptions':
      return t('split.wouldFitStripped', { bytes: sizes.jsonWithoutDescriptions ?? 0 })
    case undefined:
      return t('split.wouldFitNone')
  }
}
