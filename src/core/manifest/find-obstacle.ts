import type { CST } from 'yaml'
import type { Problem } from '../source'
import { isClosedQuote } from './escapes'

/** Where a lexeme of `yaml` stands. */
export interface Surroundings {
  /** Of its first character in the document, and on its line. */
  readonly start: number
  readonly column: number
  /** The character behind it. */
  readonly next: string | undefined
  readonly isInFlow: boolean
  readonly before: Before
  /** The parser's stack: a document, the collections that are open, innermost last, and perhaps a scalar on top. */
  readonly open: readonly CST.Token[]
}

/** The last lexeme that is neither white space nor a line break; its text is empty at the start. */
export interface Before {
  text: string
  start: number
  isPlain: boolean
  /** Nothing but white space stands before it on its line. */
  startsLine: boolean
  /** No line break stands behind it. */
  sameLine: boolean
}

/** `yaml` says so where a flow collection ends without its bracket. */
const FLOW_BREAKS_OFF = '\x18'

/** An error to kubectl that `yaml` would let pass, or place less well. Not for the text of plain and block scalars. */
export function findObstacle(lexeme: string, around: Surroundings): Problem | undefined {
  const { start } = around
  switch (lexeme.charAt(0)) {
    case ' ':
    case '\t':
      return lexeme.includes('\t') && isBadTab(lexeme, around) ? badTab(start + lexeme.indexOf('\t')) : undefined
    case '"':
    case "'":
      return isClosedQuote(lexeme) ? undefined : syntax(start, `Missing closing quote ${lexeme.charAt(0)}`)
    case '&':
    case '*':
      return /^.[0-9A-Za-z_-]+$/.test(lexeme)
        ? undefined
        : syntax(start, 'Anchors are named with letters, digits, - and _')
    case '!':
      return isBlank(around.next) ? undefined : syntax(start + lexeme.length, 'A tag must have a space behind it')
    case ':':
      if (isStuckColon(around)) return syntax(start, 'A : behind a plain key must have a space behind it')
      return findCollectionAsKey(around) ?? findKeyOfManyLines(around)
    case '?':
      return isStrayQuestion(around) ? syntax(start, 'Inside of brackets a ? must stand before a key') : undefined
    case '}':
    case ']':
      return findOtherBracket(lexeme, around)
    case FLOW_BREAKS_OFF:
      return findOpenFlow(around.open)
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

/** The bracket that another than its own is about to close. */
function findOtherBracket(closing: string, { open }: Surroundings): Problem | undefined {
  const last = open.findLast(token => token.type === 'flow-collection' && token.end.length === 0)
  if (last?.type !== 'flow-collection') return undefined
  const opening = last.start.source
  return (opening === '{') === (closing === '}')
    ? undefined
    : syntax(last.offset, `Missing closing bracket of ${opening}`)
}

/**
 * The same for a plain scalar inside of brackets. There go-yaml takes every `?` and a leading `:` for indicators, and a
 * `:` right before a comma or bracket for text (`yaml_parser_fetch_next_token`, `yaml_parser_scan_plain_scalar` in
 * scannerc.go), where `yaml` keeps to YAML 1.2. To kubectl most of it is an error, and the rest becomes what nobody
 * means.
 */
export function findPlainObstacle(text: string, { start, open }: Surroundings): Problem | undefined {
  const tab = text.includes('\t') ? text.search(new RegExp(`\n {0,${indentOf(open)}}\t`)) : -1
  if (tab >= 0) return badTab(start + tab + 1)
  if (text.startsWith(':')) return syntax(start, 'Inside of brackets a : must stand behind a key')
  const question = text.indexOf('?')
  return question < 0 ? undefined : syntax(start + question, 'Inside of brackets a ? must stand in quotes')
}

/**
 * Refused anyway, but here at once: `yaml` walks through all of a collection that is a key, and for each collection in
 * it again.
 */
function findCollectionAsKey({ start, before, open }: Surroundings): Problem | undefined {
  const last = open.at(-1)
  if ((before.text !== '}' && before.text !== ']') || last?.type !== 'flow-collection') return undefined
  const found = before.text === '}' ? 'mapping' : 'sequence'
  return { code: 'key-not-text', severity: 'error', at: { start: last.offset, end: start }, facts: { found } }
}

/**
 * Either the first line lacks its own colon, or the last, which has one, is indented as if it went on with the value
 * before it.
 */
function findKeyOfManyLines({ isInFlow, before }: Surroundings): Problem | undefined {
  const lastBreak = before.text.lastIndexOf('\n')
  if (isInFlow || !before.isPlain || !before.sameLine || lastBreak < 0) return undefined
  if (before.startsLine) return syntax(before.start, 'Missing : behind a key')
  const indentation = before.text.slice(lastBreak + 1).search(/[^ \t]/)
  return syntax(before.start + lastBreak + 1 + indentation, 'A key cannot stand here, check its indentation')
}

function isStrayQuestion({ before, isInFlow }: Surroundings): boolean {
  return isInFlow && !['{', '[', ','].includes(before.text)
}

function isStuckColon({ next, before, isInFlow }: Surroundings): boolean {
  return isInFlow && before.isPlain && !isBlank(next)
}

/**
 * In block style go-yaml skips a tab only where no key can begin (`yaml_parser_scan_to_next_token`); on the lines
 * behind a plain scalar, which may go on there, only beyond the indentation that it needs
 * (`yaml_parser_scan_plain_scalar`).
 */
function isBadTab(space: string, { column, before, isInFlow, open }: Surroundings): boolean {
  if (before.isPlain && !before.sameLine) return column + space.indexOf('\t') <= indentOf(open)
  if (isInFlow) return false
  if (!before.sameLine || before.text === '') return true
  return before.text === '-' || before.text === '?' || (before.text === ':' && before.startsLine)
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

function badTab(start: number): Problem {
  return { code: 'tab-indentation', severity: 'error', at: { start, end: start + 1 }, facts: {} }
}
