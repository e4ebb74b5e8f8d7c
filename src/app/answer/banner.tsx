import type { ReactNode } from 'react'
import { VerdictMark, type VerdictName } from '../kit'
import { useWords } from '../words'

/**
 * Question and answer in four places of fixed height: mark, sentence, next step, evidence. Whatever is said, nothing
 * below moves.
 */
export function Banner(props: {
  readonly verdict: VerdictName
  readonly isSupposed?: boolean
  readonly step: ReactNode
  readonly evidence: ReactNode
  /** The sentence. */
  readonly children: ReactNode
}) {
  const { t } = useWords()
  return (
    <section className={props.isSupposed ? 'banner supposed' : 'banner'} aria-label={t('answer.title')}>
      <VerdictMark verdict={props.verdict} />
      <div className="banner-say">{props.children}</div>
      <div className="banner-step">{props.step}</div>
      {props.evidence}
    </section>
  )
}
