import type { TFunction } from 'i18next'
import type { ProblemReport } from '../../core/analysis'
import type { Words } from './words-shape'

type Facts = ProblemReport['facts']
type ValueType = keyof Words['valueType']

const valueTypes: readonly ValueType[] = [
  'null',
  'bool',
  'number',
  'string',
  'array',
  'sequence',
  'object',
  'mapping',
  'integer',
  'integer from 2^63 on',
]

/** What a problem is and what to do about it, in the language of the page. */
export function problemWords(t: TFunction<'page'>, { code, facts }: ProblemReport): { what: string; fix: string } {
  // The facts of a code are those its words name: `ProblemFacts` says so, and a test holds the words to it.
  const say = t as (key: `problem.${typeof code}.${'what' | 'fix'}`, facts: Facts) => string
  const worded = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, wordOfType(t, name, fact)]))
  return { what: say(`problem.${code}.what`, worded), fix: say(`problem.${code}.fix`, worded) }
}

/** The core names types of values by codes, in these two facts. */
function wordOfType(t: TFunction<'page'>, name: string, fact: string | number): string | number {
  const type = name === 'found' || name === 'expected' ? valueTypes.find(candidate => candidate === fact) : undefined
  return type === undefined ? fact : t(`valueType.${type}`)
}
