import type { MissingFromPlan } from '../../core/plan'
import type { Split } from '../../engine'
import { Name } from '../kit'
import { usePageStore } from '../store'
import { useWords } from '../words'
import type { ShownResource } from './shown-resource'

/** So many of each sort are named; `plan.json` has them all. */
const named = 20

/**
 * What a plan cannot know or keep: things that are not in it, circles, moves against the order. Nothing where all is
 * well.
 */
export function PlanRemarks({
  split: { plan, splits },
  resources,
}: {
  readonly split: Split
  readonly resources: readonly ShownResource[]
}) {
  const { t } = useWords()
  const { changePlan } = usePageStore().getState()
  const { missing, loosened, broken, movesNotMade, owned, settings } = plan
  const count =
    missing.length + loosened.length + broken.length + movesNotMade.length + splits.length + Math.sign(owned)
  if (count === 0) return null
  const nameOf = (index: number): string => {
    const { kind, name } = resources[index] ?? {}
    return `${kind ?? ''} ${name ?? t('table.noName')}`
  }
  const isGrave = broken.length > 0 || movesNotMade.length > 0 || splits.some(({ parts }) => parts.length === 0)
  return (
    <details className={isGrave ? 'remarks grave' : 'remarks'} open={isGrave || plan.filters.length > 0}>
      <summary>
        <h2>{t('planning.remarks', { count })}</h2>
      </summary>
      <ul>
        {splits.map(({ resource, parts, rewritten, unsafe }) => (
          <li key={resource}>
            <b>
              <Name>{resource}</Name>
            </b>
            :{' '}
            {parts.length > 0
              ? t('planning.wasSplit', { parts: parts.map(({ name }) => name).join(', '), count: rewritten.length })
              : unsafe
                  .slice(0, named)
                  .map(use => `${t(`planning.unsafe.${use.because}`)} (${use.resource} ${use.path})`)
                  .join('; ')}{' '}
            <button
              type="button"
              className="link"
              onClick={() =>
                changePlan({ keySplits: (settings.keySplits ?? []).filter(each => each.resource !== resource) })
              }
            >
              {t('planning.keepWhole')}
            </button>
          </li>
        ))}
        {movesNotMade.map(({ move, because }) => (
          <li key={`${move.resource} ${move.to}`}>
            {t(`planning.notMade.${because}`, { resource: move.resource, to: move.to })}{' '}
            <button
              type="button"
              className="link"
              onClick={() => changePlan({ moves: (settings.moves ?? []).filter(each => each !== move) })}
            >
              {t('planning.forgetMove')}
            </button>
          </li>
        ))}
        {broken.slice(0, named).map(({ from, to, path }) => (
          <li key={`${from} ${to}`}>
            <b>{nameOf(from)}</b> {t('planning.broken', { name: nameOf(to), path })}
          </li>
        ))}
        {loosened.slice(0, named).map(({ from, to, path }) => (
          <li key={`${from} ${to}`}>
            <b>{nameOf(from)}</b> {t('planning.loosened', { name: nameOf(to), path })}
          </li>
        ))}
        {owned > 0 && <li>{t('planning.owned', { count: owned })}</li>}
        {missing.slice(0, named).map(target => (
          <li key={`${target.kind} ${target.namespace} ${target.name}`}>
            <Missing target={target} nameOf={nameOf} />
          </li>
        ))}
        {missing.length > named && <li>{t('planning.moreMissing', { count: missing.length - named })}</li>}
      </ul>
    </details>
  )
}

function Missing({ target, nameOf }: { readonly target: MissingFromPlan; readonly nameOf: (index: number) => string }) {
  const { t } = useWords()
  const { kind, name, namespace, neededBy, excluded, strength } = target
  const facts = { count: neededBy.length, name: nameOf(neededBy[0] ?? -1) }
  return (
    <>
      <b>
        <Name>{`${kind} ${name}`}</Name>
      </b>
      {namespace !== null && <span className="quiet"> {namespace}</span>}:{' '}
      {t(excluded === null ? 'planning.notInInput' : 'planning.leftOut')}
      {t('table.and')}
      {t('planning.neededBy', facts)}
      {strength === 'hard' && `; ${t('planning.hard')}`}
    </>
  )
}
