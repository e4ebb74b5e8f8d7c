import { type CST, Lexer, Parser } from 'yaml'
import type { Problem } from '../source'
import { type Before, findObstacle, findOpenFlow, isBlockScalar } from './find-obstacle'
import { MAX_DEPTH } from './max-depth'
import { refuse } from './refusal'

/** Lexemes of one document. `yaml` makes some 160 bytes of each: 2 GB at most, for about 80 MB of common YAML. */
const MAX_LEXEMES = 12_000_000

/** With these lexemes `yaml` announces a document, and that a plain or block scalar is next. */
const DOCUMENT = '\x02'
const SCALAR_FOLLOWS = '\x1f'

/**
 * The tokens of one document, made by the `yaml` library lexeme by lexeme, so that nothing comes to its later parts that they would
 * choke on or let pass where kubectl does not. `obstacle` is an error met on the way; then the tokens end there.
 */
export function parseYaml(text: string): { tokens: CST.Token[]; obstacle?: Problem } {
  const lexer = new Lexer()
  const parser = new Parser()
  const tokens: CST.Token[] = []
  let before: Before = { text: '', isPlain: false, startsLine: true, sameLine: true }
  let lineStart = 0
  let lexemes = 0
  let isScalar = false

  for (const lexeme of lexer.lex(text)) {
    const at = { start: parser.offset, end: parser.offset + lexeme.length }
    if (++lexemes > MAX_LEXEMES) refuse('document-too-large', { start: 0, end: text.length }, { max: MAX_LEXEMES })

    const column = at.start - lineStart
    const obstacle = findObstacle({
      text: lexeme,
      at,
      isScalar,
      column,
      next: text[at.end],
      before,
      open: parser.stack,
    })
    if (obstacle !== undefined) return finish(obstacle)

    const isPlain = isScalar && !isBlockScalar(parser.stack)
    tokens.push(...parser.next(forLibrary(lexeme, isScalar, isPlain)))
    if (depthOf(parser.stack) > MAX_DEPTH) refuse('too-deep', at, { max: MAX_DEPTH })
    const last = tokens.at(-1)
    if (last?.type === 'error') return finish(errorOf(last))

    if (lexeme.includes('\n')) lineStart = at.start + lexeme.lastIndexOf('\n') + 1
    if (isSubstance(lexeme) || isScalar) {
      const startsLine = !before.sameLine || before.text === ''
      before = { text: lexeme, isPlain, startsLine, sameLine: lineStart <= at.start || !lexeme.endsWith('\n') }
    } else if (lineStart === at.end) before = { ...before, sameLine: false }

    isScalar = lexeme === SCALAR_FOLLOWS
    if (!isScalar) ignoreIndentation(lexer, parser, text)
  }
  return finish(findOpenFlow(parser.stack))

  function finish(obstacle: Problem | undefined): { tokens: CST.Token[]; obstacle?: Problem } {
    tokens.push(...parser.end())
    return obstacle === undefined ? { tokens } : { tokens: tokens.filter(token => token.type !== 'error'), obstacle }
  }
}

/** A lexeme that is neither white space nor one of those without text. */
function isSubstance(lexeme: string): boolean {
  return lexeme !== DOCUMENT && lexeme !== SCALAR_FOLLOWS && !/^[ \t\r\n]/.test(lexeme)
}

/**
 * go-yaml lets a quoted scalar and what stands in brackets go on at any column (a CRD of the Redis operator is written so), where the
 * lexer of `yaml` breaks off at lines indented too little. With an `indentNext` of 0, as it has at the top of a document, it does not.
 */
function ignoreIndentation(lexer: Lexer, { stack, offset }: Parser, text: string): void {
  const top = stack.at(-1)
  const isInFlow = top?.type === 'flow-collection' && top.end.length === 0
  if (isInFlow || text[offset] === '"' || text[offset] === "'") Object.assign(lexer, { indentNext: 0 })
}

/**
 * What the library sees of a lexeme. What quoted and block scalars say is read from the source, by kubectl's rules; in their place the
 * library gets text of the same length that it is done with at once: it takes 35 bytes and 80 ns for each character in double quotes,
 * and much the same for each line of a block.
 */
function forLibrary(lexeme: string, isScalar: boolean, isPlain: boolean): string {
  if (isPlain) return lexeme
  if (isScalar) return /\S/.test(lexeme) ? `${' '.repeat(lexeme.length - 1)}x` : lexeme
  return lexeme.startsWith('"') ? `'${lexeme.slice(1, -1).replace(/['\\]/g, 'x')}'` : lexeme
}

/** Collections that are open: below them lies a document, on top there may be a scalar. */
function depthOf(stack: readonly CST.Token[]): number {
  const top = stack.at(-1)?.type
  const isCollection = top === 'block-map' || top === 'block-seq' || top === 'flow-collection'
  return isCollection ? stack.length - 1 : stack.length - 2
}

function errorOf({ offset, source, message }: CST.ErrorToken): Problem {
  const at = { start: offset, end: offset + source.length }
  return { code: 'yaml-syntax', severity: 'error', at, facts: { reason: message } }
}
