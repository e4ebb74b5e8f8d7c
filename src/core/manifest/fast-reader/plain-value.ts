import { jsonValue, resolvePlain } from '../resolve-scalar'
import type { Value } from '../value'
import { BEGINS_MEANING, type Codes, classAt } from './characters'
import { notMine } from './scan'

/** The value of a plain scalar on one line, `start` its place; most are text by their first character. */
export function plainValue(codes: Codes, start: number, text: string): Value {
  if ((classAt(codes, start) & BEGINS_MEANING) === 0) return text
  const value = jsonValue(resolvePlain(text))
  if (value === undefined) throw notMine
  return value
}
