import { type Bytes, bytes } from '../bytes'
import type { Mapping } from '../manifest'
import type { SizedResource } from '../route'
import { shareOf, type Verdict } from '../verdict'
import { rootField } from './field'
import { proveTrim, type TrimProof } from './prove-trim'
import type { RemedyChoice, Subject } from './remedy'
import { rewriteValue } from './rewrites'
import { type Description, descriptionsOfSchemas, effectOf, type Trim, type TrimEffect, trimmed } from './trim'
import { type TrimRule, type TrimRuleId, trimRule, trimRuleIds } from './trim-rules'

/**
 * What is left free of a limit by a trim: those who apply add annotations of their own, such as the tracking of Argo CD
 * (limits facts, section 9: about 250 bytes), and the next version of a CRD has a few fields more.
 */
const trimMargin = 0.02

/** A trim with what it makes of the descriptions and the bytes that the limit then counts. */
export interface TrimStep {
  readonly trim: Trim
  readonly effect: TrimEffect
  /** Null where nothing is held against the limit any more. */
  readonly bytes: Bytes | null
}

/** A rule to trim, as far as it must go; or all the way, where even that is not enough. */
export interface TrimOption extends TrimStep {
  readonly rule: TrimRuleId
  /** It fits, with the margin. */
  readonly fits: boolean
  /** As measured. */
  readonly verdict: Verdict
  /** That nothing but descriptions changes by it. */
  readonly proof: TrimProof
  /** From nothing to all that the rule can, with the step that was found among them. */
  readonly scale: readonly TrimStep[]
}

/** How the descriptions of a CRD can be trimmed until it fits a route. Plain data. */
export interface TrimReport {
  /** Id of the CRD. */
  readonly resource: string
  readonly before: Verdict
  /** Share of the limit that is left free. */
  readonly margin: number
  readonly options: readonly TrimOption[]
  /** The rule that loses the fewest descriptions, of several the first; null: none is enough. */
  readonly lightest: TrimRuleId | null
  /** Versions that nobody is served, dropped instead; null where there are none. */
  readonly withoutUnserved: { readonly verdict: Verdict; readonly fits: boolean } | null
}

/**
 * Trims a CRD that is refused for its size, each rule as little as fits; null where it is none, or no text is in it.
 */
export function lightestTrim(subject: Subject, rules: readonly TrimRuleId[] = trimRuleIds): TrimReport | null {
  const { id, resource, value, route, verdict: before, measure, judge } = subject
  if (before.verdict !== 'refused' || before.limit === null || before.bytes === null) return null
  const descriptions = descriptionsOfSchemas(rootField(value))
  if (descriptions.length === 0) return null
  const scale = createScale(subject, descriptions)
  const options = rules.map(rule => optionFor(rule, trimRule(rule, descriptions), scale, value))
  const served = rewriteValue(value, resource, ['drop-unserved-versions'])
  const verdict = served === value ? null : judge(measure(served), route)
  return {
    resource: id,
    before,
    margin: trimMargin,
    options,
    lightest: lightestOf(options),
    withoutUnserved: verdict && { verdict, fits: hasMargin(verdict) },
  }
}

/** The choice that makes a trim in a plan. */
export function trimChoice(resource: string, trim: Trim): RemedyChoice {
  return { remedy: 'trim-descriptions', resources: [resource], trim }
}

/** Less than a sentence is as good as nothing. */
function lost({ effect: { cut, gone } }: TrimOption): number {
  return cut + gone
}

function lightestOf(options: readonly TrimOption[]): TrimRuleId | null {
  const fitting = options.filter(({ fits }) => fits)
  const [first] = fitting.toSorted((a, b) => lost(a) - lost(b))
  return first?.rule ?? null
}

function hasMargin(verdict: Verdict): boolean {
  return verdict.verdict !== 'refused' && verdict.verdict !== 'unknown' && shareOf(verdict) <= 1 - trimMargin
}

interface Scale {
  readonly effect: (trim: Trim) => TrimEffect
  readonly bytes: (trim: Trim) => Bytes | null
  readonly verdict: (trim: Trim) => Verdict
  /** At most so many bytes, and there is a margin. */
  readonly wanted: number
  /** What is saved in compact JSON is saved of what the limit counts. */
  readonly countsJson: boolean
}

/** What is asked of trims of one CRD. The limit that is met counts compact JSON mostly: then one measuring does. */
function createScale({ value, route, verdict: before, measure, judge }: Subject, of: readonly Description[]): Scale {
  const check = route.checks.find(({ limit }) => limit === before.limit)
  const known = new Map<string, SizedResource>()
  const sizedWith = (trim: Trim): SizedResource => {
    const key = JSON.stringify(trim)
    const sized = known.get(key) ?? measure(trimmed(value, trim))
    known.set(key, sized)
    return sized
  }
  const measured = (trim: Trim): Bytes | null => check?.measure(sizedWith(trim)) ?? null
  const all: Trim = [{ of: 'all', leave: 'nothing' }]
  const reckoned = (trim: Trim): Bytes => bytes((before.bytes ?? 0) - effectOf(of, trim).saves)
  const countsJson = measured(all) === reckoned(all)
  return {
    effect: trim => effectOf(of, trim),
    bytes: trim => (trim.length === 0 ? before.bytes : countsJson ? reckoned(trim) : measured(trim)),
    verdict: trim => (trim.length === 0 ? before : judge(sizedWith(trim), route)),
    wanted: Math.floor((before.max ?? 0) * (1 - trimMargin)),
    countsJson,
  }
}

function optionFor(id: TrimRuleId, rule: TrimRule, scale: Scale, value: Mapping): TrimOption {
  const position = firstThatFits(rule, scale)
  const trim = rule.at(position)
  const verdict = scale.verdict(trim)
  const shown = [...new Set([...rule.shown, position])].sort((a, b) => a - b)
  return {
    rule: id,
    fits: hasMargin(verdict),
    verdict,
    proof: proveTrim(value, trimmed(value, trim)),
    ...stepAt(trim, scale),
    scale: shown.map(at => stepAt(rule.at(at), scale)),
  }
}

function stepAt(trim: Trim, { effect, bytes: held }: Scale): TrimStep {
  return { trim, effect: effect(trim), bytes: held(trim) }
}

/** The first position of a rule that fits with a margin; the last where none does. */
function firstThatFits(rule: TrimRule, { effect, verdict, wanted, bytes: held, countsJson }: Scale): number {
  const last = rule.count - 1
  const before = held([]) ?? 0
  const fits = (position: number): boolean => hasMargin(verdict(rule.at(position)))
  // What is reckoned is right, or right but for a few bytes, so that few are measured.
  const guess = firstOf(0, last, position => before - effect(rule.at(position)).saves <= wanted)
  let [low, high] = [-1, last]
  if (!fits(guess)) {
    for (let [at, step] = [guess, 1]; at < last; at += step, step *= 2) {
      low = at
      if (!fits(Math.min(last, at + step))) continue
      high = Math.min(last, at + step)
      break
    }
  } else if (countsJson) return guess
  else {
    high = guess
    for (let step = 1; high - step > low; step *= 2) {
      if (!fits(high - step)) low = high - step
      else high -= step
    }
  }
  return firstOf(low + 1, high, fits)
}

/** The first position from which on it is true, taken to be so at the last. */
function firstOf(from: number, to: number, isTrue: (position: number) => boolean): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isTrue(middle)) high = middle
    else low = middle + 1
  }
  return low
}
