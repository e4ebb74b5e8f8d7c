import type { TFunction } from 'i18next'
import type { ProblemReport } from '../../core/analysis'

/** What a problem is and what to do about it, in the language of the page. */
export function problemWords(t: TFunction<'page'>, { code, facts }: ProblemReport): { what: string; fix: string } {
  // The facts of a code are those its words name: `ProblemFacts` says so, and a test holds the words to it.
  const say = t as (key: `problem.${typeof code}.${'what' | 'fix'}`, facts: ProblemReport['facts']) => string
  return { what: say(`problem.${code}.what`, facts), fix: say(`problem.${code}.fix`, facts) }
}
