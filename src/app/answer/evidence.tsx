import { useState } from 'react'
import { isEstimate } from '../../core/analysis'
import { type LimitId, limitOf, maxOf } from '../../core/limit'
import type { Verdict } from '../../core/verdict'
import { refusalText, shortKind } from '../../core/words'
import { copyText } from '../../platform'
import { DraughtBar, formatShare, Icon, ObjectName, type VerdictName, visibleName, visibleText } from '../kit'
import { firstProblem } from '../problems'
import { type Answered, usePage, usePageStore, verdictOf } from '../store'
import { LimitFloat } from '../verdicts'
import { problemWords, useWords } from '../words'

/**
 * What the answer stands on, in one line: what is supposed, the server's words, what cannot be read, or what is closest
 * to a limit.
 */
export function Evidence({ answered }: { readonly answered: Answered }) {
  const { headline, chosen, analysis } = answered
  const whatIf = usePage(state => state.whatIf)
  if (whatIf) return <Supposed />
  if (headline.says === 'computing') return <Computing answered={answered} />
  const { worst } = headline
  if (worst?.verdict.verdict === 'refused') return <ServerSays answered={answered} />
  const problem = headline.unreadable > 0 || headline.says === 'nothing' ? firstProblem(analysis.problems) : undefined
  if (problem) return <NotReadable problem={problem} />
  return chosen.meets ? <Closest answered={answered} /> : <div className="evidence" />
}

function Supposed() {
  const { t } = useWords()
  const store = usePageStore()
  const whatIf = usePage(state => state.whatIf)
  const cluster = usePage(state => state.question.cluster)
  const [limit] = whatIf?.limits ?? []
  if (!whatIf || limit === undefined) return null
  const real = maxOf(cluster, limit)
  const facts = { limit: t(`limit.${limit}`), max: whatIf.max, real: real ?? t('limitFacts.none') }
  const [before = '', after = ''] = t('evidence.supposed', { ...facts, real: '\uE000' }).split('\uE000')
  return (
    <div className="evidence supposed" role="status">
      <b className="evidence-label">{t('answer.whatIf')}</b>
      <span className="evidence-text">
        {before}
        <s>{t('evidence.max', { max: facts.real })}</s>
        {after}
      </span>
      {limitOf(limit).raise !== null && (
        <button type="button" className="button" onClick={() => store.getState().keepWhatIf()}>
          {t('verdict.keep')}
        </button>
      )}
      <button type="button" className="button" onClick={() => store.getState().resetWhatIf()}>
        {t('verdict.reset')}
      </button>
    </div>
  )
}

function Computing({ answered }: { readonly answered: Answered }) {
  const { t } = useWords()
  const count = answered.routes.filter(({ verdict }) => verdict === 'unknown').length
  return (
    <div className="evidence">
      <b className="evidence-label">{t(answered.linked ? 'answer.notMeasured' : 'step.computing')}</b>
      <span className="evidence-text">
        {t(answered.linked ? 'routes.notMeasured' : 'routes.computing')} {count > 1 && t('evidence.routes', { count })}
      </span>
    </div>
  )
}

function ServerSays({ answered }: { readonly answered: Answered }) {
  const { t } = useWords()
  const verdict = answered.headline.worst?.verdict
  if (!verdict) return null
  const { message, limit, reason } = verdict
  if (message !== null) return <Says message={message} limit={limit} />
  const refusal = reason === undefined ? refusalText({}) : t(`routes.refusal.${reason}`)
  return <Says label={t('evidence.notSent')} text={refusal} message={null} limit={limit} />
}

/**
 * The words of a server with the clause that names the limit, to copy and to have explained; or, where it has said
 * nothing, ours.
 */
export function Says(props: {
  readonly label?: string
  readonly text?: string
  readonly message: string | null
  /** The part of the message that names the limit, where it is known. */
  readonly clause?: string
  readonly limit: LimitId | null
}) {
  const { message, limit } = props
  const { t } = useWords()
  const store = usePageStore()
  const [row, setRow] = useState<HTMLElement | null>(null)
  const [before, clause, after = ''] =
    message === null ? [props.text ?? ''] : clauseOf(visibleText(message), visibleText(props.clause ?? ''))
  return (
    <div className="evidence says">
      <b className="evidence-label">{props.label ?? t('evidence.server')}</b>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls */}
      <code className="evidence-text" tabIndex={0}>
        {before}
        {clause && <mark>{clause}</mark>}
        {after}
      </code>
      <span className="evidence-acts">
        {message !== null && (
          <button
            type="button"
            className="button ghost icon-only"
            aria-label={t('evidence.copy')}
            title={t('evidence.copy')}
            onClick={async () =>
              store.getState().notify({ code: (await copyText(message)) ? 'copied' : 'copy-refused' })
            }
          >
            <Icon name="copy" />
          </button>
        )}
        {limit !== null && (
          <button
            type="button"
            className="button ghost icon-only"
            aria-label={t('evidence.who')}
            title={t('evidence.who')}
            aria-haspopup="dialog"
            onClick={event => setRow(event.currentTarget)}
          >
            <Icon name="help" />
          </button>
        )}
      </span>
      {row && limit !== null && <LimitFloat id={limit} row={row} onClose={() => setRow(null)} />}
    </div>
  )
}

/** The part of a refusal that names the limit stands after what it is about. */
function clauseOf(message: string, known: string): readonly string[] {
  const start = known === '' ? -1 : message.indexOf(known)
  if (start >= 0) return [message.slice(0, start), known, message.slice(start + known.length)]
  const at = message.search(/(?<=is invalid: )/)
  return at < 0 ? ['', message] : [message.slice(0, at), message.slice(at)]
}

function NotReadable({ problem }: { readonly problem: Answered['analysis']['problems'][number] }) {
  const { t } = useWords()
  const { source, line, column } = problem
  return (
    <div className="evidence says">
      <b className="evidence-label">{t('evidence.notReadable')}</b>
      <span className="evidence-text">
        {problemWords(t, problem).what} (<bdi>{t('problems.at', { source, line, column })}</bdi>)
      </span>
    </div>
  )
}

function Closest({ answered }: { readonly answered: Answered }) {
  const { meets, about, estimated, verdict } = answered.chosen
  if (!meets) return <div className="evidence" />
  return <Meets met={meets} about={about} isAbout={estimated} verdict={verdict} />
}

/** What one resource stands on: the server's words on it, or how close it is to its limit. */
export function ResourceEvidence({ answered, index }: { readonly answered: Answered; readonly index: number }) {
  const { t } = useWords()
  const isSupposed = usePage(state => state.whatIf !== null)
  const verdict = verdictOf(answered, answered.chosen.id, index)
  const resource = answered.analysis.resources[index]
  if (isSupposed) return <Supposed />
  if (!verdict || !resource) return <div className="evidence" />
  if (verdict.verdict !== 'refused') {
    return <Meets met={verdict} about={resource} isAbout={isEstimate(verdict, resource)} verdict={verdict.verdict} />
  }
  const { message, limit, reason } = verdict
  if (message !== null) return <Says message={message} limit={limit} />
  const refusal = reason === undefined ? refusalText({}) : t(`routes.refusal.${reason}`)
  return <Says label={t('evidence.notSent')} text={refusal} message={null} limit={limit} />
}

/** How much of a limit is used, by one resource or by the whole (`about` null). */
function Meets(props: {
  readonly met: Pick<Verdict, 'limit' | 'bytes' | 'max'>
  readonly about: { readonly kind: string | null; readonly name: string | null } | null
  readonly isAbout: boolean
  readonly verdict: VerdictName
}) {
  const { t } = useWords()
  const { met, about, isAbout, verdict } = props
  if (!met.limit || met.bytes === null || met.max === null) return <div className="evidence" />
  const facts = { limit: t(`limit.${met.limit}`), bytes: met.bytes, max: met.max }
  const share = met.bytes / met.max
  return (
    <div className="evidence">
      <b className="evidence-label">{t('evidence.closest')}</b>
      <span className="evidence-text">
        {about ? (
          <>
            {visibleName(shortKind(about.kind ?? ''))}{' '}
            <b>
              <ObjectName name={about.name ?? t('table.noName')} />
            </b>
          </>
        ) : (
          t('routes.whole')
        )}
        {t('table.and')}
        {t(isAbout ? 'routes.meetsAbout' : 'routes.meets', facts)}
      </span>
      <span className="evidence-share">
        <DraughtBar share={share} verdict={verdict} /> {formatShare(share)}
      </span>
    </div>
  )
}
