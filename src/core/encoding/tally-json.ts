import { isSurrogatePair } from '../bytes'
import { isList, type Mapping, type Value } from '../manifest'
import { hasShortEscape, isPlain, withoutPlain } from './json-characters'
import { jsonScalarSize } from './json-size'

/**
 * The size of a value in Go's compact JSON (`encoding/json` as apimachinery uses it), and in the texts that follow from
 * it. One pass counts them all; no text is built. A final newline is never counted.
 */
export interface JsonTally {
  /** Bytes of the text. */
  bytes: number
  /**
   * `"` and `\` in the text: each costs one byte more when the text is escaped once more. Nothing else in it needs
   * escaping.
   */
  marks: number
  /**
   * Bytes of the text with null members of objects left out at every depth, as kubectl 1.31 and later prune the body of
   * a first apply.
   */
  pruned: number
  /** Bytes as a JSON document of a bundle, which escapes other characters (`jsonDocument`). */
  document: number
  /**
   * Characters that stand in the text as they are and that YAML does not allow (go-yaml `readerc.go`: "control
   * characters are not allowed").
   */
  controls: number
}

export function emptyTally(): JsonTally {
  return { bytes: 0, marks: 0, pruned: 0, document: 0, controls: 0 }
}

/** Adds the size of `value`. Containers wait on a list instead of the call stack: 10,000 levels cost no stack. */
export function tallyValue(tally: JsonTally, value: Value): void {
  const open: (Mapping | readonly Value[])[] = []
  tallyScalarOrOpen(tally, value, open)
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (isList(next)) {
      tallyBraces(tally, next.length, next.length)
      for (const item of next) tallyScalarOrOpen(tally, item, open)
    } else {
      const { count, kept } = tallyEntries(tally, next, undefined, open)
      tallyBraces(tally, count, kept)
    }
  }
}

/**
 * Adds keys, colons and values of a mapping, the member `skip` left out, without braces and commas; returns how many
 * members there are, and how many are left after pruning.
 */
export function tallyMembers(tally: JsonTally, mapping: Mapping, skip: string): { count: number; kept: number } {
  const open: (Mapping | readonly Value[])[] = []
  const members = tallyEntries(tally, mapping, skip, open)
  for (const container of open) tallyValue(tally, container)
  return members
}

/** Adds the braces and commas of an object of `count` members of which `kept` are left after pruning. */
export function tallyBraces(tally: JsonTally, count: number, kept: number): void {
  const punctuation = 1 + Math.max(count, 1)
  tally.bytes += punctuation
  tally.document += punctuation
  tally.pruned += 1 + Math.max(kept, 1)
}

function tallyEntries(
  tally: JsonTally,
  mapping: Mapping,
  skip: string | undefined,
  open: (Mapping | readonly Value[])[],
): { count: number; kept: number } {
  let count = 0
  let kept = 0
  for (const [key, value] of mapping) {
    if (key === skip) continue
    count++
    const pruned = tally.pruned
    tallyString(tally, key)
    tallyText(tally, 1)
    if (value === null) {
      tallyText(tally, 4)
      tally.pruned = pruned
    } else {
      kept++
      tallyScalarOrOpen(tally, value, open)
    }
  }
  return { count, kept }
}

function tallyScalarOrOpen(tally: JsonTally, value: Value, open: (Mapping | readonly Value[])[]): void {
  if (typeof value === 'string') tallyString(tally, value)
  else if (typeof value === 'object' && value !== null) open.push(value)
  else tallyText(tally, jsonScalarSize(value))
}

function tallyText(tally: JsonTally, length: number): void {
  tally.bytes += length
  tally.pruned += length
  tally.document += length
}

/** Adds a string with its quotes. A lone surrogate counts as U+FFFD, which Go writes for it. */
export function tallyString(tally: JsonTally, text: string): void {
  let bytes = text.length + 2
  if (isPlain(text)) {
    tally.bytes += bytes
    tally.pruned += bytes
    tally.marks += 2
    tally.document += bytes
    return
  }
  let marks = 2
  /** Bytes that the JSON document of a bundle takes more or less. */
  let document = 0
  const special = withoutPlain(text)
  for (let i = 0; i < special.length; i++) {
    const unit = special.charCodeAt(i)
    if (unit >= 0x80) {
      if (unit < 0x800) {
        bytes += 1
        if (unit < 0xa0) {
          document += 4
          if (unit !== 0x85) tally.controls++
        }
      } else if (isSurrogatePair(special, i)) {
        bytes += 2
        i++
      } else if (unit === 0x2028 || unit === 0x2029) {
        bytes += 5
        marks += 1
      } else {
        bytes += 2
        if (unit === 0xfeff || unit >= 0xfffe) document += 3
        if (unit >= 0xfffe) tally.controls++
      }
    } else if (unit > 0x3e) {
      if (unit === 0x5c) {
        bytes += 1
        marks += 2
      } else if (unit === 0x7f) {
        document += 5
        tally.controls++
      }
    } else if (unit < 0x20) {
      bytes += hasShortEscape(unit) ? 1 : 5
      marks += 1
    } else if (unit === 0x22) {
      bytes += 1
      marks += 2
    } else if (unit === 0x26 || unit === 0x3c || unit === 0x3e) {
      bytes += 5
      marks += 1
      document -= 5
    }
  }
  tally.bytes += bytes
  tally.pruned += bytes
  tally.marks += marks
  tally.document += bytes + document
}
