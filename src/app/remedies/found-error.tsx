import type { LocatedError } from '../../core/analysis'
import { limits } from '../../core/limit'
import { ObjectName, visibleName } from '../kit'
import { type Answered, usePageStore, verdictOf } from '../store'
import { useWords } from '../words'

/** A recognized refusal: the clause, the limit with its numbers, the resource it is about and the way to its remedies. */
export function FoundError(props: {
  readonly error: LocatedError
  readonly answered: Answered
  readonly isFirst: boolean
  readonly onGo: () => void
}) {
  const { error, answered, isFirst, onGo } = props
  const { t } = useWords()
  const store = usePageStore()
  const [index] = error.resources
  const resource = index === undefined ? undefined : answered.analysis.resources[index]
  const limitName = useLimitName()
  const facts = useFacts(error, answered)

  function go(): void {
    if (index === undefined) return
    store.getState().showRemedies(index, error.route)
    onGo()
  }

  return (
    <div className="found-error">
      <p className="found-clause">{error.clause}</p>
      <p>
        <b>
          {facts.max === null
            ? limitName(error.limits[0] ?? '')
            : facts.bytes === null
              ? t('errors.limitOf', { limit: limitName(error.limits[0] ?? ''), max: facts.max })
              : t('errors.used', { limit: limitName(error.limits[0] ?? ''), bytes: facts.bytes, max: facts.max })}
        </b>{' '}
        {error.count > 1 && <span className="quiet">{t('errors.times', { count: error.count })}</span>}{' '}
        {!error.certain && <span className="quiet">{t('errors.maybe')}</span>}
      </p>
      {resource ? (
        <p className="found-about">
          <span>
            {t('errors.about')} {visibleName(resource.kind ?? '')}{' '}
            <ObjectName name={resource.name ?? t('table.noName')} />{' '}
            {error.resources.length > 1 && t('errors.also', { count: error.resources.length - 1 })}
          </span>
          <button type="button" className={isFirst ? 'button primary' : 'button'} onClick={go}>
            {t('errors.show', { name: resource.name ?? t('table.noName') })}
          </button>
        </p>
      ) : (
        <p className="quiet">{error.resource ? t('errors.named', error.resource) : t('errors.nobody')}</p>
      )}
    </div>
  )
}

/** The numbers of the text; where it has none, those of the input. */
function useFacts({ max, bytes, limits: ids, resources, route }: LocatedError, answered: Answered) {
  const [index] = resources
  const row =
    route === null
      ? null
      : index === undefined
        ? answered.routes.find(({ id }) => id === route)?.whole
        : verdictOf(answered, route, index)
  const own = row?.limit && ids.includes(row.limit) ? row : null
  return {
    max: max ?? own?.max ?? limits.find(limit => ids.includes(limit.id))?.max ?? null,
    bytes: bytes ?? own?.bytes ?? null,
  }
}

/** A limit that the page has no words for goes by its id. */
function useLimitName(): (id: string) => string {
  const { t } = useWords()
  const say = t as (key: string, options: { defaultValue: string }) => string
  return id => say(`limit.${id}`, { defaultValue: id })
}
