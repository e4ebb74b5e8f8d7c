import { bytes } from '../core/bytes'
import {
  answerVersions,
  type CountLimit,
  type CountLimitId,
  countLimits,
  type Limit,
  type LimitId,
  limits,
} from '../core/limit'
import { limitsSaying } from '../core/verdict'
import { readText } from './options'

/** A limit, as `plimsoll explain --json` lists it. */
export interface LimitReport {
  readonly version: 1
  readonly id: LimitId | CountLimitId
  readonly unit: 'bytes' | 'items' | 'characters' | 'levels'
  readonly max: number
  /** Refuses what is larger than `max` (`over`), as large or larger (`at`), or smaller (`under`). */
  readonly refuses: 'over' | 'at' | 'under'
  /** What is counted. */
  readonly counts: string
  /** The component that refuses. */
  readonly enforcedBy: string
  /** How it is raised: a flag, a variable, a field; null where it cannot be. */
  readonly raise: string | null
  /** Since when it is enforced as stated here; null where it was not looked up. */
  readonly since: string | null
  /** Where number, comparison and text were read. */
  readonly origin: string
  /**
   * What it answers, with letters (KIND, NAME, FILE) for what depends on the case; `versions`: where that wording
   * holds, null: everywhere.
   */
  readonly answers: readonly { readonly versions: string | null; readonly text: string }[]
}

/** All limits on bytes, then those on numbers of other things. */
export const allLimits: readonly (Limit | CountLimit)[] = [...limits, ...countLimits]

/** The limit of this id, else those that answer with these words; none where there is none. */
export function limitsFor(words: string): (Limit | CountLimit)[] {
  const found = allLimits.find(limit => limit.id === words)
  return found ? [found] : limitsSaying(words).flatMap(id => allLimits.find(limit => limit.id === id) ?? [])
}

/**
 * Who enforces a limit, what it counts and in which words it answers, by its id or by words of its answer; all of them
 * where nothing is said. Empty where nothing is known. Throws `InvalidOption` for words that are no text.
 */
export function explain(words?: string): LimitReport[] {
  return (words === undefined ? allLimits : limitsFor(readText('words', words))).map(limitReport)
}

export function limitReport(limit: Limit | CountLimit): LimitReport {
  const { id, unit, max, refuses, counts, enforcedBy, raise, since, origin } = limit
  return { version: 1, id, unit, max, refuses, counts, enforcedBy, raise, since, origin, answers: answersOf(limit) }
}

/** The answers with letters for what depends on the case. */
export function answersOf({ answers, max }: Limit | CountLimit): LimitReport['answers'] {
  return answers.map(({ versions, text }) => ({
    versions: versions === null ? null : answerVersions[versions],
    text: text({ kind: 'KIND', name: 'NAME', bytes: bytes(max + 1), max: bytes(max), file: 'FILE' }),
  }))
}
