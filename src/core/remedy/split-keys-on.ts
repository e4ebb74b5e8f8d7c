import type { Mapping } from '../manifest'
import type { SizedResource } from '../route'
import { shareOf, type Verdict } from '../verdict'
import type { UnsafeUse } from './find-unsafe-uses'
import { evenParts, type KeySplitChoice } from './split-by-key'

/** A split by key whose parts all pass. */
export interface PassingKeySplit {
  readonly choice: KeySplitChoice
  readonly parts: readonly SizedResource[]
  /** The verdict on the part with the least room left. */
  readonly verdict: Verdict
}

/** What splitting one resource by key on one route asks of those who know it. */
export interface KeySplitSubject {
  /** Id of the resource. */
  readonly resource: string
  readonly value: Mapping
  readonly verdict: Verdict
  /** Why it cannot be split, or what names it in a way that cannot be followed. */
  readonly unsafe: readonly UnsafeUse[]
  readonly measure: (part: Mapping) => SizedResource
  readonly judge: (part: SizedResource) => Verdict
}

/** So many numbers of parts are measured at most: each measures all of the object again. */
const mostTries = 12

/** The fewest parts that all pass, of about the same size each; or why there are none. */
export function splitKeysOn(subject: KeySplitSubject): PassingKeySplit | UnsafeUse['because'] | 'not-enough' {
  const { resource, value, verdict, unsafe, measure, judge } = subject
  const [use] = unsafe
  if (use) return use.because
  let wanted = Math.max(2, Math.ceil(shareOf(verdict)))
  for (let tries = 0; tries < mostTries; tries++) {
    const { parts: objects, maxBytes } = evenParts(value, wanted)
    const parts = objects.map(measure)
    const verdicts = parts.map(judge)
    const worst = verdicts.reduce((most, each) => (isWorse(each, most) ? each : most))
    if (worst.verdict !== 'refused') return { choice: { resource, maxBytes }, parts, verdict: worst }
    // With one more part than there are keys nothing is gained.
    if (objects.length < wanted) return 'not-enough'
    wanted = Math.max(wanted + 1, Math.floor(wanted * shareOf(worst)))
  }
  return 'not-enough'
}

function isWorse(verdict: Verdict, than: Verdict): boolean {
  const refused = Number(verdict.verdict === 'refused') - Number(than.verdict === 'refused')
  return refused > 0 || (refused === 0 && shareOf(verdict) > shareOf(than))
}
