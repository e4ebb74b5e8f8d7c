import type { LocatedError } from '../../core/analysis'
import { limits } from '../../core/limit'
import { routeOf } from '../../core/route'
import { isWholeEstimated, programNames, type Verdict } from '../../core/verdict'
import { ObjectName, visibleName } from '../kit'
import { type Answered, usePageStore, verdictOf } from '../store'
import { useWords } from '../words'

/**
 * A recognized refusal: the clause, the limit with its numbers, the resource it is about and the way to its remedies.
 */
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
        {error.program !== null && (
          <span className="quiet">{t('errors.by', { program: programNames[error.program] })}</span>
        )}{' '}
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
        <AboutNobody error={error} />
      )}
      {error.whole && <WholeOf whole={error.whole} isFirst={isFirst} onGo={onGo} />}
      {error.notes.map(note => (
        <p key={note} className="quiet">
          {t(`errors.note.${note}`)}
        </p>
      ))}
      {error.advice.length > 0 && (
        <>
          <p>{t('errors.helps')}</p>
          <ul>
            {error.advice.map(id => (
              <li key={id}>{t(`advice.${id}`)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

/**
 * What is said where no resource of the input is meant; nothing where the error is about the whole, or about no
 * resource.
 */
function AboutNobody({ error }: { readonly error: LocatedError }) {
  const { t } = useWords()
  const { resource, notes, whole, route } = error
  if (resource && !notes.includes('own-object')) return <p className="quiet">{t('errors.named', resource)}</p>
  return whole || route === null ? null : <p className="quiet">{t('errors.nobody')}</p>
}

/** The object that carries the whole input, and the way to its smallest fix where it is refused. */
function WholeOf(props: { readonly whole: Verdict; readonly isFirst: boolean; readonly onGo: () => void }) {
  const { whole, isFirst, onGo } = props
  const { t } = useWords()
  const store = usePageStore()
  const { route, bytes, max, verdict } = whole
  if (bytes === null || max === null) return null
  const routeName = t(`routePlain.${route}`)
  const said = isWholeEstimated(routeOf(route), whole) ? 'errors.wholeAbout' : 'errors.whole'
  return (
    <p className="found-about">
      <span>{t(said, { route: routeName, bytes, max })}</span>
      {verdict === 'refused' && (
        <button
          type="button"
          className={isFirst ? 'button primary' : 'button'}
          onClick={() => {
            store.getState().chooseRoute(route)
            onGo()
          }}
        >
          {t('errors.showRoute', { route: routeName })}
        </button>
      )}
    </p>
  )
}

/** The numbers of the text; where it has none, those of the input. */
function useFacts({ max, bytes, limits: ids, resources, route, notes }: LocatedError, answered: Answered) {
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
    // The size of the last file is not what is limited.
    bytes: (notes.includes('last-file') ? null : bytes) ?? own?.bytes ?? null,
  }
}

/** A limit that the page has no words for goes by its id. */
function useLimitName(): (id: string) => string {
  const { t } = useWords()
  const say = t as (key: string, options: { defaultValue: string }) => string
  return id => say(`limit.${id}`, { defaultValue: id })
}
