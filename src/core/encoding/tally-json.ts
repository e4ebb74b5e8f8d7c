import { utf8Length } from '../bytes'
import { isMapping, type Mapping, type Value } from '../manifest'

/**
 * What a value weighs in Go's compact JSON (`encoding/json` as apimachinery uses it), and what that text weighs as a string inside another
 * JSON text, which is how the last-applied annotation travels. All counts are of the text without a final newline.
 */
export interface JsonTally {
  /** Bytes of the text. */
  bytes: number
  /** `"` and `\` in the text: each costs one byte more when the text is escaped once more. Nothing else in it needs escaping. */
  marks: number
  /** Bytes of the text with null members of objects left out at every depth, as kubectl 1.31 and later prune the body of a first apply. */
  pruned: number
}

export function emptyTally(): JsonTally {
  return { bytes: 0, marks: 0, pruned: 0 }
}

/** Adds the weight of `value` to `tally`. */
export function tallyValue(tally: JsonTally, value: Value): void {
  if (typeof value === 'string') tallyString(tally, value)
  else if (isMapping(value)) tallyMapping(tally, value)
  else if (typeof value === 'object' && value !== null) tallyArray(tally, value)
  else tallyText(tally, scalarText(value).length)
}

function tallyMapping(tally: JsonTally, mapping: Mapping): void {
  const members = tallyMembers(tally, mapping)
  tallyBraces(tally, members.count, members.kept)
}

/** Adds keys, colons and values but the member `skip`, without braces and commas; returns how many there are, and how many are left after pruning. */
export function tallyMembers(tally: JsonTally, mapping: Mapping, skip?: string): { count: number; kept: number } {
  let count = 0
  let kept = 0
  for (const [key, value] of mapping) {
    if (key === skip) continue
    count++
    if (value === null) {
      const before = tally.pruned
      tallyString(tally, key)
      tallyText(tally, ':null'.length)
      tally.pruned = before
    } else {
      kept++
      tallyString(tally, key)
      tallyText(tally, 1)
      tallyValue(tally, value)
    }
  }
  return { count, kept }
}

/** Adds the braces and commas of an object of `count` members of which `kept` are left after pruning. */
export function tallyBraces(tally: JsonTally, count: number, kept: number): void {
  tally.bytes += 2 + Math.max(count - 1, 0)
  tally.pruned += 2 + Math.max(kept - 1, 0)
}

function tallyArray(tally: JsonTally, items: readonly Value[]): void {
  tallyBraces(tally, items.length, items.length)
  for (const item of items) tallyValue(tally, item)
}

function tallyText(tally: JsonTally, length: number): void {
  tally.bytes += length
  tally.pruned += length
}

/** Adds a string with its quotes. */
export function tallyString(tally: JsonTally, text: string): void {
  let length = 2
  let marks = 2
  if (needsNoEscape.test(text)) {
    length += text.length
  } else {
    length += utf8Length(text)
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      if (unit > 0x5c && unit < 0x2028) continue
      if (unit === 0x22 || unit === 0x5c) {
        length += 1
        marks += 2
      } else if (unit < 0x20) {
        // \b \f \n \r \t in two bytes (Go 1.22 and later for \b and \f), the others as \u00xx.
        length += shortEscapes.has(unit) ? 1 : 5
        marks += 1
      } else if (unit === 0x3c || unit === 0x3e || unit === 0x26) {
        length += 5
        marks += 1
      } else if (unit === 0x2028 || unit === 0x2029) {
        length += 3
        marks += 1
      }
    }
  }
  tally.bytes += length
  tally.pruned += length
  tally.marks += marks
}

/** Printable ASCII without `"` `\` `<` `>` `&`: nearly every string of a manifest. */
const needsNoEscape = /^[ !#-%'-;=?-[\]-~]*$/
const shortEscapes: ReadonlySet<number> = new Set([0x08, 0x09, 0x0a, 0x0c, 0x0d])

/** Text of null, a boolean or a number as Go prints it, which for float64 is JavaScript's own shortest form, except for -0. */
export function scalarText(value: null | boolean | number | bigint): string {
  return Object.is(value, -0) ? '-0' : String(value)
}
