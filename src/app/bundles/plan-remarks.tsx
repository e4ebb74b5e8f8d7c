import type { ResourceReport } from '../../core/analysis'
import type { MissingFromPlan, Plan } from '../../core/plan'
import { usePageStore } from '../store'
import { useWords } from '../words'

/** So many of each sort are named; `plan.json` has them all. */
const named = 20

/** What a plan cannot know or keep: things that are not in it, circles, moves against the order. Nothing where all is well. */
export function PlanRemarks({
  plan,
  resources,
}: {
  readonly plan: Plan
  readonly resources: readonly ResourceReport[]
}) {
  const { t } = useWords()
  const { changeSplit } = usePageStore().getState()
  const { missing, loosened, broken, movesNotMade, settings } = plan
  const count = missing.length + loosened.length + broken.length + movesNotMade.length
  if (count === 0) return null
  const nameOf = (index: number): string => {
    const { kind, name } = resources[index] ?? {}
    return `${kind ?? ''} ${name ?? t('table.noName')}`
  }
  const isGrave = broken.length > 0 || movesNotMade.length > 0
  return (
    <details className={isGrave ? 'remarks grave' : 'remarks'} open={isGrave || plan.filters.length > 0}>
      <summary>
        <h2>{t('planning.remarks', { count })}</h2>
      </summary>
      <ul>
        {movesNotMade.map(({ move, because }) => (
          <li key={`${move.resource} ${move.to}`}>
            {t(`planning.notMade.${because}`, { resource: move.resource, to: move.to })}{' '}
            <button
              type="button"
              className="link"
              onClick={() => changeSplit({ moves: (settings.moves ?? []).filter(each => each !== move) })}
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
        <bdi>
          {kind} {name}
        </bdi>
      </b>
      {namespace !== null && <span className="quiet"> {namespace}</span>}:{' '}
      {t(excluded === null ? 'planning.notInInput' : 'planning.leftOut')}, {t('planning.neededBy', facts)}
      {strength === 'hard' && `; ${t('planning.hard')}`}
    </>
  )
}
