import type { YAMLParseError } from 'yaml'
import type { Problem } from '../source'

/** The first of the library's errors as a problem; where several stand at one place, the first it found. */
export function syntaxProblem(errors: readonly YAMLParseError[]): Problem | undefined {
  let first: YAMLParseError | undefined
  for (const error of errors) if (first === undefined || error.pos[0] < first.pos[0]) first = error
  if (first === undefined) return undefined
  const at = { start: first.pos[0], end: first.pos[1] }
  if (first.code === 'TAB_AS_INDENT') return { code: 'tab-indentation', severity: 'error', at, facts: {} }
  return { code: 'yaml-syntax', severity: 'error', at, facts: { reason: first.message } }
}
