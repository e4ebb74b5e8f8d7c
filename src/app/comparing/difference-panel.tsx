import { verdictOn } from '../../core/analysis'
import type { ChangedLine, Difference, FieldChange } from '../../core/breakdown'
import { formatCount, signed } from '../../core/bytes'
import type { ComparedLater, ComparedResource } from '../../core/compare'
import { routeOf } from '../../core/route'
import type { Verdict } from '../../core/verdict'
import { shortKind } from '../../core/words'
import type { Compared } from '../../engine'
import { formatShare, ObjectName, VerdictWord, visibleName } from '../kit'
import { type Answered, useAnswer, usePageStore } from '../store'
import { laterWords, useWords } from '../words'

/**
 * How one resource differs between both inputs: its verdicts, what an upgrade cannot do, and its fields with their
 * bytes.
 */
export function DifferencePanel(props: {
  readonly row: ComparedResource
  readonly compared: Compared
  readonly answered: Answered
}) {
  const { t } = useWords()
  const store = usePageStore()
  const { row, compared, answered } = props
  const { before, after, kind, name } = row
  const answer = useAnswer(answered.linked ? null : 'difference', { before, after })
  const difference = answer.state === 'value' ? answer.value : null
  return (
    <>
      <div className="panel-head difference-head">
        <h2>
          {visibleName(shortKind(kind ?? ''))} <ObjectName name={name ?? t('table.noName')} />
        </h2>
        {difference && <Sizes difference={difference} />}
        {after !== null && !answered.linked && (
          <button type="button" className="button ghost" onClick={() => store.getState().openResource(after)}>
            {t('compare.open')}
          </button>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls is reached by keyboard */}
      <section className="compare-scroll difference" tabIndex={0} aria-label={t('compare.oneDifference')}>
        <Verdicts row={row} compared={compared} answered={answered} />
        {answered.linked ? (
          <p className="difference-note quiet">{t('compare.fieldsNeedInputs')}</p>
        ) : (
          answer.state === 'pending' && <p className="difference-note quiet">{t('app.loading')}</p>
        )}
        {answer.state === 'failure' && <p role="alert">{answer.failure.detail}</p>}
        {difference && <Fields difference={difference} />}
      </section>
    </>
  )
}

function Sizes({ difference: { before, after } }: { readonly difference: Difference }) {
  const { t } = useWords()
  const facts = { before: formatCount(before ?? 0), after: formatCount(after ?? 0) }
  return (
    <span className="quiet small difference-sizes">
      {t(before === null ? 'compare.sizeAfter' : after === null ? 'compare.sizeBefore' : 'compare.sizes', facts)}
    </span>
  )
}

/**
 * The verdicts of both sides, on the route of the question and where they changed; what cannot be changed in place; and
 * later writes.
 */
function Verdicts(props: { readonly row: ComparedResource; readonly compared: Compared; readonly answered: Answered }) {
  const { t } = useWords()
  const { row, compared, answered } = props
  const { before, after, newlyRefused, newlyTaken, notInPlace, later } = row
  const routes = [...new Set([answered.chosen.id, ...newlyRefused, ...newlyTaken])]
  const [was, is] = [
    before === null ? undefined : compared.before.resources[before],
    after === null ? undefined : answered.analysis.resources[after],
  ]
  const onRoute = later.filter(({ route }) => route === answered.chosen.id)
  const words = ({ before, after }: ComparedLater): string => {
    if (after === null) return t('compare.laterGone', { what: before === null ? '' : laterWords(t, before) })
    return t(before === null ? 'compare.laterNew' : 'compare.laterStill', { what: laterWords(t, after) })
  }
  return (
    <ul className="difference-verdicts">
      {routes.map(id => (
        <li key={id}>
          <span>{t(`routePlain.${id}`)}</span>
          <Fare verdict={was && verdictOn(was, routeOf(id), answered.cluster)} />
          <span className="quiet" aria-hidden="true">
            →
          </span>
          <Fare verdict={is && verdictOn(is, routeOf(id), answered.cluster)} />
        </li>
      ))}
      {onRoute.map(each => (
        <li key={each.route} className="wide">
          {words(each)}
        </li>
      ))}
      {notInPlace.map(({ path, remedy }) => (
        <li key={path} className="wide change-refused">
          {t('compare.notInPlace', { path, remedy: t(`compare.upgradeRemedy.${remedy}`) })}
        </li>
      ))}
    </ul>
  )
}

function Fare({ verdict }: { readonly verdict: Verdict | undefined }) {
  const { t } = useWords()
  if (!verdict) return <span className="quiet">–</span>
  const share = verdict.bytes !== null && verdict.max !== null ? ` ${formatShare(verdict.bytes / verdict.max)}` : ''
  return <VerdictWord verdict={verdict.verdict} word={`${t(`verdict.${verdict.verdict}`)}${share}`} />
}

function Fields({ difference: { fields, left, rest } }: { readonly difference: Difference }) {
  const { t } = useWords()
  if (fields.length === 0) return <p className="difference-note quiet">{t('compare.sameObject')}</p>
  return (
    <>
      <ol className="difference-fields">
        {fields.map(field => (
          <li key={`${field.change}${JSON.stringify(field.path)}`}>
            <Field field={field} />
          </li>
        ))}
      </ol>
      {left.count > 0 && (
        <p className="difference-field">
          <span>{t('compare.moreFields', { count: left.count })}</span>
          <span>{signed(left.bytes)}</span>
        </p>
      )}
      {rest !== 0 && (
        <p className="difference-field">
          <span>{t('compare.punctuation')}</span>
          <span>{signed(rest)}</span>
        </p>
      )}
      <p className="difference-field quiet">
        <span>{t('compare.restSame')}</span>
        <span>0</span>
      </p>
    </>
  )
}

function Field({ field }: { readonly field: FieldChange }) {
  const { t } = useWords()
  const { path, change, bytes, lines, more, moved } = field
  const list = pathText(path.slice(0, -1))
  return (
    <>
      <h3 className="difference-field">
        <span>
          {moved
            ? t('compare.moved', {
                from: `${list}[${String(path.at(-1))}]`,
                to: `${list}[${moved.to}]`,
                was: `${list}[${moved.was}]`,
                wasTo: `${list}[${moved.was + moved.to - Number(path.at(-1))}]`,
                count: moved.to - Number(path.at(-1)) + 1,
              })
            : t(`compare.field.${change === 'moved' ? 'changed' : change}`, { path: pathText(path) })}
        </span>
        <span>{signed(bytes)}</span>
      </h3>
      {lines.length > 0 && (
        <div className="difference-lines">
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity
            <Line key={index} line={line} />
          ))}
          {more > 0 && <p className="quiet">{t('compare.moreLines', { count: more })}</p>}
        </div>
      )}
    </>
  )
}

function Line({ line: { mark, text } }: { readonly line: ChangedLine }) {
  const { t } = useWords()
  if (mark === 'same') return <p className="quiet">{t('compare.sameLines', { count: Number(text) })}</p>
  const [, indent = '', key, rest = ''] = /^(\s*(?:- )*)([^\s:"'][^:]*:(?= |$))?(.*)$/s.exec(text) ?? []
  return (
    <p className={mark}>
      <span className="unseen">{t(`compare.line.${mark}`)} </span>
      <i aria-hidden="true">{mark === 'added' ? '+' : '−'}</i>
      <bdi>
        {indent}
        {key && <span className="difference-key">{visibleName(key)}</span>}
        {visibleName(rest)}
      </bdi>
    </p>
  )
}

/** `spec.rules[0].host`; a name that is no plain word in brackets. */
function pathText(path: readonly (string | number)[]): string {
  let text = ''
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`
    else if (/^[\w•-]+(?: \d+)?$/.test(step)) text += text === '' ? step : `.${step}`
    else text += `["${step}"]`
  }
  return visibleName(text)
}
