import { isSurrogatePair } from '../bytes'
import { isList, type Value } from '../manifest'
import { hasShortEscape, specialCharacters } from './json-characters'

/**
 * Bytes of a value in Go's compact JSON as kubectl and the API server write it (facts: measured, section 1 rule 3),
 * without writing it. The order of keys does not matter, so containers wait on a list instead of the call stack: 10,000
 * levels cost no stack.
 */
export function jsonSize(value: Value): number {
  return sizeWith(value, jsonTextSize)
}

/**
 * Bytes that the same text takes inside another JSON text, as the content of a string (quotes of that string not
 * counted): every `"` and `\` of it costs one more. This is how stored JSON holds the last-applied annotation.
 */
export function quotedJsonSize(value: Value): number {
  return sizeWith(value, text => jsonTextSize(text) + marks(text))
}

/** Bytes of a value in compact JSON that leaves `<` `>` `&` and the two line separators as they are. */
export function unescapedJsonSize(value: Value): number {
  return sizeWith(value, unescapedTextSize)
}

/** Bytes of a string in compact JSON that leaves `<` `>` `&` as they are, its quotes included. */
export function unescapedTextSize(text: string): number {
  return jsonTextSize(text) - htmlEscapes(text)
}

/**
 * Bytes that a value loses when the null members of its objects are left out at every depth; null elements of arrays
 * stay.
 */
export function nullMembersSize(value: Value): number {
  let size = 0
  const open: Value[] = [value]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue
    let kept = 0
    for (const [key, member] of isList(next) ? [] : next) {
      if (member === null) size += jsonTextSize(key) + ':null'.length
      else kept++
      open.push(member)
    }
    if (isList(next)) for (const item of next) open.push(item)
    else size += Math.max(next.size, 1) - Math.max(kept, 1)
  }
  return size
}

function sizeWith(value: Value, textSize: (text: string) => number): number {
  let size = 0
  const open: Value[] = [value]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === 'string') size += textSize(next)
    else if (typeof next !== 'object' || next === null) size += jsonScalarSize(next)
    else if (isList(next)) {
      size += 1 + Math.max(next.length, 1)
      for (const item of next) {
        if (typeof item === 'string') size += textSize(item)
        else if (typeof item === 'object' && item !== null) open.push(item)
        else size += jsonScalarSize(item)
      }
    } else {
      size += 1 + next.size + Math.max(next.size, 1)
      for (const [key, member] of next) {
        size += textSize(key)
        if (typeof member === 'string') size += textSize(member)
        else if (typeof member === 'object' && member !== null) open.push(member)
        else size += jsonScalarSize(member)
      }
    }
  }
  return size
}

/** Bytes of a string in Go's JSON, its quotes included. A lone surrogate counts as U+FFFD, which Go writes for it. */
export function jsonTextSize(text: string): number {
  const special = specialCharacters(text)
  let size = text.length + 2
  for (let i = 0; i < special.length; i++) {
    const unit = special.charCodeAt(i)
    if (unit < 0x20) size += hasShortEscape(unit) ? 1 : 5
    else if (unit === 0x22 || unit === 0x5c) size += 1
    else if (isHtml(unit)) size += 5
    else if (unit < 0x80) continue
    else if (unit < 0x800) size += 1
    else if (isSurrogatePair(special, i)) {
      size += 2
      i++
    } else size += unit === 0x2028 || unit === 0x2029 ? 5 : 2
  }
  return size
}

function isHtml(unit: number): boolean {
  return unit === 0x26 || unit === 0x3c || unit === 0x3e
}

/**
 * `"` and `\` in the JSON text of a string: the two quotes, two for each of these characters in it, one for each other
 * escape.
 */
function marks(text: string): number {
  const special = specialCharacters(text)
  let count = 2
  for (let i = 0; i < special.length; i++) {
    const unit = special.charCodeAt(i)
    if (unit === 0x22 || unit === 0x5c) count += 2
    else if (unit < 0x20 || isHtml(unit) || unit === 0x2028 || unit === 0x2029) count += 1
  }
  return count
}

/** Bytes that escaping `<` `>` `&` and the two line separators adds to a string. */
function htmlEscapes(text: string): number {
  const special = specialCharacters(text)
  let count = 0
  for (let i = 0; i < special.length; i++) {
    const unit = special.charCodeAt(i)
    if (isHtml(unit)) count += 5
    else if (unit === 0x2028 || unit === 0x2029) count += 3
  }
  return count
}

/** Bytes of null, a boolean or a number in Go's JSON. */
export function jsonScalarSize(value: null | boolean | number | bigint): number {
  if (value === null || value === true) return 4
  if (value === false) return 5
  if (typeof value === 'number' && Number.isInteger(value) && value > -1e9 && value < 1e9)
    return smallIntegerSize(value)
  return jsonScalarText(value).length
}

/** Text of a number is JavaScript's own shortest form, but for the float -0 (facts: measured, section 1 rule 3). */
export function jsonScalarText(value: null | boolean | number | bigint): string {
  return Object.is(value, -0) ? '-0' : String(value)
}

function smallIntegerSize(value: number): number {
  let size = value < 0 || Object.is(value, -0) ? 2 : 1
  for (let rest = Math.abs(value); rest >= 10; rest = Math.floor(rest / 10)) size++
  return size
}
