import { jsonValue, resolvePlain } from '../resolve-scalar'
import type { Value } from '../value'
import { BEGINS_MEANING, type Codes, classAt, codeAt, NINE, ZERO } from './characters'
import { notMine } from './scan'

/** The value of a plain scalar on one line, `start` its place. Most are text by their first character. */
export function plainValue(codes: Codes, start: number, text: string): Value {
  if ((classAt(codes, start) & BEGINS_MEANING) === 0) return text
  const value = commonInteger(codes, start, text.length) ?? jsonValue(resolvePlain(text))
  if (value === undefined) throw notMine
  return value
}

/** 15 digits are exact in any case. */
const MAX_DIGITS = 15

/** The integers of ports, counts and bounds, which `resolvePlain` would find too, twice as slowly as all else takes. */
function commonInteger(codes: Codes, start: number, length: number): number | undefined {
  if (length > MAX_DIGITS || (length > 1 && codes[start] === ZERO)) return undefined
  let value = 0
  for (let i = start; i < start + length; i++) {
    const code = codeAt(codes, i)
    if (code < ZERO || code > NINE) return undefined
    value = value * 10 + code - ZERO
  }
  return value
}
