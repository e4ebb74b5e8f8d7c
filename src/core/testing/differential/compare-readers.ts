import { equalValues } from '../../manifest'
import { readFast } from '../../manifest/fast-reader'
import { readGeneral } from '../../manifest/general-reader'
import type { Reading } from '../../manifest/reader'
import { knownDifferences } from './known-differences'

/** What a comparison of the two YAML readers found. */
export interface Comparison {
  /**
   * `not mine`: the fast reader left the document to the general one. `known`: they differ by a rule that is settled.
   */
  readonly outcome: 'same' | 'not mine' | 'known' | 'different'
  /** The rule by which they differ, where it is known. */
  readonly rule?: string
  readonly fast: Reading | null
  readonly general: Reading
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Reads a document with both readers. They agree when the value and all problems with their places do. */
export function compareReaders(document: string): Comparison {
  const utf8 = encoder.encode(document)
  const text = decoder.decode(utf8)
  const fast = readFast(text, utf8)
  const general = readGeneral(text)
  if (fast === null) return { outcome: 'not mine', fast, general }
  if (isSame(fast, general)) return { outcome: 'same', fast, general }
  const rule = ruleFor(text, general)
  return rule === undefined ? { outcome: 'different', fast, general } : { outcome: 'known', rule, fast, general }
}

function isSame(fast: Reading, general: Reading): boolean {
  if (fast.value === undefined) return general.value === undefined
  if (general.value === undefined || !equalValues(fast.value, general.value)) return false
  return JSON.stringify(fast.problems) === JSON.stringify(general.problems)
}

function ruleFor(document: string, general: Reading): string | undefined {
  const facts = general.problems.find(problem => problem.severity === 'error')?.facts
  const refusal = facts === undefined ? undefined : 'reason' in facts ? facts.reason : ''
  const known = knownDifferences.find(({ text, reason }) => {
    if (!text.test(document)) return false
    return reason === undefined ? refusal === undefined : refusal !== undefined && reason.test(refusal)
  })
  return known?.about
}
