import { Rich } from '../kit'
import { useRemediesDone } from '../remedies'
import { type Answered, fixedOf, usePage, usePageStore } from '../store'
import { useWords } from '../words'
import { Banner } from './banner'
import { Evidence } from './evidence'
import { Sentence } from './sentence'
import { NextStep } from './step'

/** The answer to the question that is asked: the sentence, the next step and what it stands on. */
export function AnswerBanner({ answered }: { readonly answered: Answered }) {
  const isSupposed = usePage(state => state.whatIf !== null)
  const { headline, chosen } = answered
  const verdict =
    headline.says === 'nothing' || (headline.unreadable > 0 && chosen.verdict !== 'unknown')
      ? 'refused'
      : chosen.verdict
  return (
    <Banner
      verdict={verdict}
      isSupposed={isSupposed}
      step={<NextStep answered={answered} />}
      evidence={<Evidence answered={answered} />}
    >
      <Sentence answered={answered}>
        <Also answered={answered} />
      </Sentence>
    </Banner>
  )
}

/**
 * What stands behind the answer where there is room: what a fix did, what else fits, and the words that lead to more.
 */
function Also({ answered }: { readonly answered: Answered }) {
  const { t } = useWords()
  const store = usePageStore()
  const evidence = usePage(state => state.evidence)
  const fixed = usePage(fixedOf)
  const done = useRemediesDone()
  const { headline, chosen, routes, analysis } = answered
  const problems = analysis.problems.length
  const more = headline.says === 'count' ? headline.refused - 1 : 0
  const isAlone = headline.worst === null && headline.says === 'count'
  const others = routes.filter(({ id }) => id !== chosen.id)
  const othersFit = isAlone && others.every(({ verdict }) => verdict === 'fits' || verdict === 'tight')
  const { fit, of } = fixed?.before.headline ?? {}
  return (
    <p className="also">
      {fixed && (
        <span>
          <Rich>{t('answer.after', { count: fixed.count, remedies: done(fixed.remedies, fixed.after.route) })}</Rich>{' '}
          {fixed.before.headline.says === 'whole'
            ? t('answer.wasWhole', { route: t(`routePlain.${fixed.before.question.route}`) })
            : t('answer.was', { fit: fit ?? 0, of: of ?? 0, route: t(`routePlain.${fixed.before.question.route}`) })}
        </span>
      )}
      {!fixed && othersFit && t('answer.othersFit')}
      {!fixed &&
        headline.says === 'computing' &&
        chosen.unknown === 0 &&
        !answered.linked &&
        t('answer.alone', { fit: headline.fit, of: headline.of })}
      {more > 0 && (
        <button type="button" className="word" onClick={() => store.getState().openRoute(chosen.id, true)}>
          {t('answer.more', { count: more })}
        </button>
      )}
      {problems > 0 && (
        <button
          type="button"
          className="word"
          aria-pressed={evidence === 'problems'}
          onClick={() => store.getState().showEvidence(evidence === 'problems' ? 'resources' : 'problems')}
        >
          {t('verdict.problems', { count: problems })}
        </button>
      )}
    </p>
  )
}
