import { Composer, type CST, type ParsedNode } from 'yaml'
import type { ByteRange, Problem } from '../source'
import { MAX_DEPTH } from './max-depth'
import { parseYaml } from './parse-yaml'
import { plainReason } from './plain-reason'
import { Refusal } from './refusal'

/** Line breaks of YAML 1.1 that the library does not know; LF stands in for each, which is as long. */
const OTHER_BREAK = /\r(?!\n)|[\u0085\u2028\u2029]/g

/** A byte order mark behind the start of a document is text to go-yaml. */
const INNER_MARK = /\ufeff/g

/**
 * The nodes that the `yaml` library finds in one document, or null where it holds none. Refuses at the first error, by
 * place in the text.
 */
export function composeYaml(text: string): ParsedNode | null {
  // kubectl ends every line that it hands on; without its end the library leaves a last line of blanks out of a block
  // scalar.
  const ended = text.endsWith('\n') ? text : `${text}\n`
  const { tokens, obstacle, brokenFrom } = parseYaml(ended.replace(OTHER_BREAK, '\n').replace(INNER_MARK, 'x'))
  const { contents, problem } = compose(tokens, text.length)
  if (problem !== undefined && problem.at.start < brokenFrom) throw new Refusal(problem)
  if (obstacle !== undefined) throw new Refusal(obstacle)
  return contents ?? null
}

function compose(tokens: readonly CST.Token[], end: number): { contents?: ParsedNode | null; problem?: Problem } {
  const composer = new Composer({
    schema: 'failsafe',
    resolveKnownTags: false,
    uniqueKeys: false,
    strict: false,
    keepSourceTokens: true,
  })
  let first: Refusal | undefined
  // Left alone the library collects all errors, at 10 µs each: 15 s for a line of 1.6 million commas. Its types hide
  // `onError`; should it be gone in a later version, the errors still stand in the document.
  Object.assign(composer, {
    onError(place: ErrorPlace, code: string, message: string, isWarning = false) {
      // To go-yaml a `#` begins a comment wherever no scalar goes on.
      if (isWarning || message.startsWith('Comments must be separated')) return
      first ??= new Refusal(syntaxProblem(rangeOf(place), code, message))
      throw first
    },
  })
  try {
    for (const { contents, errors } of composer.compose(tokens, true, end)) {
      const [error] = errors
      if (error === undefined) return { contents }
      return { problem: syntaxProblem({ start: error.pos[0], end: error.pos[1] }, error.code, error.message) }
    }
    return {}
  } catch (error) {
    if (error instanceof Refusal) return { problem: error.problem }
    throw error
  }
}

type ErrorPlace =
  | number
  | readonly [number, number, ...unknown[]]
  | { readonly offset: number; readonly source?: string }

function rangeOf(place: ErrorPlace): ByteRange {
  if (typeof place === 'number') return { start: place, end: place + 1 }
  if ('offset' in place) return { start: place.offset, end: place.offset + (place.source?.length ?? 1) }
  return { start: place[0], end: place[1] }
}

function syntaxProblem(at: ByteRange, code: string, message: string): Problem {
  if (code === 'TAB_AS_INDENT') return { code: 'tab-indentation', severity: 'error', at, facts: {} }
  // The library met the end of the stack, which it can only where the stack is smaller than any known.
  if (code === 'RESOURCE_EXHAUSTION') return { code: 'too-deep', severity: 'error', at, facts: { max: MAX_DEPTH } }
  return { code: 'yaml-syntax', severity: 'error', at, facts: { reason: plainReason(message) } }
}
