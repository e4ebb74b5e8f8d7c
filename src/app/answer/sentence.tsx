import type { ReactNode } from 'react'
import type { Headline } from '../../core/analysis'
import { type LimitId, maxOf } from '../../core/limit'
import type { HeadlinePart, SaidHeadline } from '../../core/words'
import { type Answered, usePage } from '../store'
import { ClusterLimits } from '../verdicts'
import { useWords } from '../words'
import { Marked, mark, plainText } from './marked'
import { RouteList } from './route-list'
import { useHeadline } from './use-headline'
import { Word } from './word'

/**
 * The sentence that answers, its route and its cluster words to change, and because of what; `children` follow in the
 * second line.
 */
export function Sentence(props: {
  readonly answered: Answered
  /** What is said instead of the headline of the input. */
  readonly headline?: Headline
  readonly nameOfRoute?: (name: string) => string
  /** What is said while it is not known; else that it is being computed. */
  readonly unknown?: 'notSplit'
  /** Of another sentence than the headline: its words, marked, and the limit that it names. */
  readonly said?: SaidHeadline & { readonly limit: LimitId | null }
  /** Stands before it. */
  readonly lead?: ReactNode
  readonly children?: ReactNode
}) {
  const { answered, headline = answered.headline, children } = props
  const { t } = useWords()
  const cluster = usePage(state => state.question.cluster)
  const isSupposed = usePage(state => state.whatIf !== null)
  const headlineSaid = useHeadline(
    { headline, linked: answered.linked, unknown: props.unknown },
    mark,
    props.nameOfRoute,
  )
  const { sentence, because } = props.said ?? headlineSaid
  const limit = props.said ? props.said.limit : (headline.worst?.verdict.limit ?? null)

  function show(part: HeadlinePart, text: string): ReactNode {
    switch (part) {
      case 'route':
        return (
          <Word label={t('answer.route')} name={text} opens="listbox" letter="R">
            {close => <RouteList answered={answered} onDone={close} />}
          </Word>
        )
      case 'cluster':
        return (
          <Word label={t('answer.cluster')} name={text} opens="dialog" letter="C">
            {() => <ClusterLimits />}
          </Word>
        )
      case 'name':
      case 'bytes':
        return <b>{text}</b>
      case 'max': {
        const real = isSupposed && limit !== null ? maxOf(cluster, limit) : null
        return real === null ? (
          text
        ) : (
          <>
            <s aria-hidden="true">{t('evidence.max', { max: real })}</s> <b>{text}</b>
          </>
        )
      }
      case 'kind':
        return text
    }
  }

  const whatIf = isSupposed ? `${t('answer.whatIf')}: ` : ''
  return (
    <>
      <h1 aria-label={`${whatIf}${plainText(sentence)} ${plainText(because)}`.trim()}>
        {props.lead}
        {isSupposed && <span className="what-if">{t('answer.whatIf')}</span>}
        {/* A word of the question ends it: a full stop after it would read as part of it. */}
        <Marked show={show}>{sentence.replace(/[.:。：] *$/, '')}</Marked>{' '}
        <span className="because">
          <Marked show={show}>{because}</Marked>
        </span>
      </h1>
      {children}
    </>
  )
}
