import { type LimitId, limitOf, maxOf } from '../../core/limit'
import { deliveryCommand } from '../../core/words'
import { FileButton, ManifestField } from '../intake'
import { Rich } from '../kit'
import { usePage } from '../store'
import { useWords } from '../words'
import { Banner } from './banner'
import { CommandChip } from './command-chip'
import { Says } from './evidence'
import { Marked } from './marked'
import { Frame } from './step'
import { type ErrorSentence, useErrorSentence } from './use-error-sentence'

/** An error without its manifest: the limit, who enforces it, what helps, and what to bring in next. */
export default function ErrorView() {
  const { t } = useWords()
  const error = useErrorSentence()
  const text = usePage(state => state.errorText)
  if (!error) {
    return (
      <div className="error-view">
        <Banner verdict="unknown" step={null} evidence={<div className="evidence" />}>
          <h1>{t('errors.working')}</h1>
        </Banner>
      </div>
    )
  }
  const { first, limit, sentence, because } = error
  return (
    <div className="error-view">
      <Banner
        verdict="refused"
        step={<Helps error={error} />}
        evidence={<Says message={lineOf(text ?? '', first.clause)} clause={first.clause} limit={limit} />}
      >
        <h1>
          <Rich>{sentence}</Rich>{' '}
          <span className="because">
            <Marked show={(part, text) => (part === 'name' ? <b>{text}</b> : text)}>{because}</Marked>
          </span>
        </h1>
      </Banner>
      <div className="error-body">
        <ManifestField label={t('empty.fieldNext')} />
        <div className="error-facts">
          {first.advice.length > 0 && (
            <section>
              <h2>{t('errors.helps')}</h2>
              <ul>
                {first.advice.map(id => (
                  <li key={id}>{t(`advice.${id}`)}</li>
                ))}
              </ul>
            </section>
          )}
          {limit !== null && <LimitFacts limit={limit} />}
          <Others error={error} />
        </div>
      </div>
    </div>
  )
}

/** A line longer than this is a log of many things. */
const longestLine = 500

/**
 * The line that holds the clause, as it was pasted; the clause alone where it was wrapped, or its line says much else.
 */
function lineOf(text: string, clause: string): string {
  const line = text
    .split('\n')
    .find(each => each.includes(clause))
    ?.trim()
  return line !== undefined && line.length <= longestLine ? line : clause
}

/** A command where one helps, else the likeliest advice; sizes are another matter. */
function Helps({ error: { first } }: { readonly error: ErrorSentence }) {
  const { t } = useWords()
  const [advice] = first.advice
  const command = advice === 'server-side' ? deliveryCommand('server-side-apply', ['FILE']) : null
  return (
    <Frame
      title={t('printed.helps')}
      action={
        command !== null ? (
          <CommandChip command={command} />
        ) : (
          <p className="step-text">{advice ? t(`advice.${advice}`) : t('printed.manifestHelps')}</p>
        )
      }
      result={<span>{t('printed.sizes')}</span>}
      links={<FileButton className="link">{t('printed.add')}</FileButton>}
    />
  )
}

function LimitFacts({ limit }: { readonly limit: LimitId }) {
  const { t } = useWords()
  const cluster = usePage(state => state.question.cluster)
  const { enforcedBy, since } = limitOf(limit)
  const max = maxOf(cluster, limit)
  return (
    <section>
      <h2>{t('limitFacts.of', { limit: t(`limit.${limit}`) })}</h2>
      <dl>
        <dt>{t('limitFacts.enforcedBy')}</dt>
        <dd>{enforcedBy}</dd>
        <dt>{t('limitFacts.counts')}</dt>
        <dd>{t(`limitCounts.${limit}`)}</dd>
        {max !== null && (
          <>
            <dt>{t('printed.max')}</dt>
            <dd>{t('limitFacts.max', { max })}</dd>
          </>
        )}
        <dt>{t('limitFacts.raise')}</dt>
        <dd>{t(`limitRaise.${limit}`)}</dd>
        {since !== null && (
          <>
            <dt>{t('limitFacts.since')}</dt>
            <dd>{since}</dd>
          </>
        )}
      </dl>
    </section>
  )
}

/** What else was found in the text. */
function Others({ error: { all } }: { readonly error: ErrorSentence }) {
  const { t } = useWords()
  const others = all.slice(1)
  if (others.length === 0) return null
  return (
    <section>
      <h2>{t('errors.found', { count: all.length })}</h2>
      <ul>
        {others.map(({ clause, count }) => (
          <li key={clause}>
            <code>{clause}</code> {count > 1 && t('errors.times', { count })}
          </li>
        ))}
      </ul>
    </section>
  )
}
