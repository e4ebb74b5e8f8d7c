import type { CST } from 'yaml'
import type { Problem, Range } from '../source'
import { isClosedQuote } from './scalar-text'

/** A lexeme of `yaml`, and what stands around it. */
export interface Lexeme {
  readonly text: string
  readonly at: Range
  /** It is the text of a plain or block scalar, whatever it begins with. */
  readonly isScalar: boolean
  /** Characters before it on its line. */
  readonly column: number
  /** The character behind it. */
  readonly next: string | undefined
  readonly before: Before
  /** The parser's stack: a document, the collections that are open, innermost last, and perhaps a scalar on top. */
  readonly open: readonly CST.Token[]
}

/** The last lexeme that is neither white space nor a line break; its text is empty at the start. */
export interface Before {
  readonly text: string
  readonly isPlain: boolean
  /** Nothing but white space stands before it on its line. */
  readonly startsLine: boolean
  /** No line break stands behind it. */
  readonly sameLine: boolean
}

/** `yaml` says so where a flow collection ends without its bracket. */
const FLOW_BREAKS_OFF = '\x18'

/** An error to kubectl that `yaml` would let pass, or place less well. */
export function findObstacle(lexeme: Lexeme): Problem | undefined {
  const { text, at, next, open } = lexeme
  if (lexeme.isScalar) return isInFlow(open) ? findFlowObstacle(lexeme) : undefined
  switch (text.charAt(0)) {
    case ' ':
    case '\t':
      return text.includes('\t') && isBadTab(lexeme) ? badTab(at) : undefined
    case '"':
    case "'":
      return isClosedQuote(text) ? undefined : syntax(at.start, `Missing closing quote ${text.charAt(0)}`)
    case '&':
    case '*':
      return /^.[0-9A-Za-z_-]+$/.test(text)
        ? undefined
        : syntax(at.start, 'Anchors are named with letters, digits, - and _')
    case '!':
      return isBlank(next) ? undefined : syntax(at.end, 'A tag must have a space behind it')
    case ':':
      return isStuckToValue(lexeme) ? syntax(at.start, 'A : behind a plain key must have a space behind it') : undefined
    case FLOW_BREAKS_OFF:
      return findOpenFlow(open)
    default:
      return undefined
  }
}

/** The innermost flow collection that is still open: there its author looks for the bracket that is missing. */
export function findOpenFlow(open: readonly CST.Token[]): Problem | undefined {
  const last = open.findLast(token => token.type === 'flow-collection')
  if (last?.type !== 'flow-collection' || last.end.length > 0) return undefined
  return syntax(last.offset, `Missing closing bracket of ${last.start.source}`)
}

/**
 * Inside of brackets go-yaml takes every `?` and a leading `:` for indicators, and a `:` right before a comma or bracket for text
 * (`yaml_parser_fetch_next_token`, `yaml_parser_scan_plain_scalar` in scannerc.go), where `yaml` keeps to YAML 1.2. To kubectl most of
 * it is an error, and the rest becomes what nobody means.
 */
function findFlowObstacle({ text, at, open }: Lexeme): Problem | undefined {
  const tab = text.search(new RegExp(`\n {0,${indentOf(open)}}\t`))
  if (tab >= 0) return badTab({ start: at.start + tab, end: at.start + tab + 1 })
  if (text.startsWith(':')) return syntax(at.start, 'Inside of brackets a : must stand behind a key')
  const question = text.indexOf('?')
  return question < 0 ? undefined : syntax(at.start + question, 'Inside of brackets a ? must stand in quotes')
}

function isStuckToValue({ next, before, open }: Lexeme): boolean {
  return before.isPlain && !isBlank(next) && isInFlow(open)
}

/**
 * In block style go-yaml skips a tab only where no key can begin (`yaml_parser_scan_to_next_token`); on the lines behind a plain scalar,
 * which may go on there, only beyond the indentation that it needs (`yaml_parser_scan_plain_scalar`).
 */
function isBadTab({ text, column, before, open }: Lexeme): boolean {
  if (before.isPlain && !before.sameLine) return column + text.indexOf('\t') <= indentOf(open)
  if (isInFlow(open)) return false
  if (!before.sameLine || before.text === '') return true
  return before.text === '-' || before.text === '?' || (before.text === ':' && before.startsLine)
}

export function isBlockScalar(open: readonly CST.Token[]): boolean {
  return open.at(-1)?.type === 'block-scalar'
}

function isInFlow(open: readonly CST.Token[]): boolean {
  const last = open.findLast(
    token => token.type === 'flow-collection' || token.type === 'block-map' || token.type === 'block-seq',
  )
  return last?.type === 'flow-collection' && last.end.length === 0
}

/** Column of the innermost block collection; -1 outside of all. */
function indentOf(open: readonly CST.Token[]): number {
  const block = open.findLast(token => token.type === 'block-map' || token.type === 'block-seq')
  return block?.type === 'block-map' || block?.type === 'block-seq' ? block.indent : -1
}

function isBlank(character: string | undefined): boolean {
  return character === undefined || /[ \t\r\n]/.test(character)
}

function syntax(start: number, reason: string): Problem {
  return { code: 'yaml-syntax', severity: 'error', at: { start, end: start + 1 }, facts: { reason } }
}

function badTab(at: Range): Problem {
  return { code: 'tab-indentation', severity: 'error', at, facts: {} }
}
