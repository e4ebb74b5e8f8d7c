import { type CST, Lexer, Parser } from 'yaml'
import type { Problem } from '../source'
import { type Before, findObstacle, findOpenFlow, findPlainObstacle } from './find-obstacle'
import { MAX_DEPTH } from './max-depth'
import { plainReason } from './plain-reason'
import { refuse } from './refusal'

/** Lexemes of one document. `yaml` makes up to 270 bytes of each: 2 GB at most, for 60 to 140 MB of common YAML. */
const MAX_LEXEMES = 8_000_000

/** With these lexemes `yaml` announces a document, and that a plain or block scalar is next. */
const DOCUMENT = '\x02'
const SCALAR_FOLLOWS = '\x1f'

export interface Parsed {
  readonly tokens: readonly CST.Token[]
  /** An error met on the way, with which the tokens end; what they hold from `brokenFrom` on lacks its end. */
  readonly obstacle?: Problem
  readonly brokenFrom: number
}

/**
 * The tokens of one document, made by the `yaml` library lexeme by lexeme, so that nothing comes to its later parts
 * that they would choke on or let pass where kubectl does not.
 */
export function parseYaml(text: string): Parsed {
  const lexer = new Lexer()
  const parser = new Parser()
  const tokens: CST.Token[] = []
  const before: Before = { text: '', start: 0, isPlain: false, startsLine: true, sameLine: true }
  let lexemes = 0
  let lineStart = 0
  let brackets = 0
  let isScalar = false

  for (const lexeme of lexer.lex(text)) {
    const start = parser.offset
    if (++lexemes > MAX_LEXEMES) refuse('document-too-large', { start: 0, end: text.length }, { max: MAX_LEXEMES })

    const isPlain = isScalar && parser.stack.at(-1)?.type !== 'block-scalar'
    const obstacle = find(lexeme, start, isPlain)
    if (obstacle !== undefined) return finish(obstacle)

    for (const token of parser.next(forLibrary(lexeme, isScalar, isPlain))) {
      if (token.type === 'error') return finish(errorOf(token))
      tokens.push(token)
    }
    if (parser.stack.length > MAX_DEPTH && depthOf(parser.stack) > MAX_DEPTH) {
      refuse('too-deep', { start, end: parser.offset }, { max: MAX_DEPTH })
    }
    remember(lexeme, start, isPlain)
    isScalar = lexeme === SCALAR_FOLLOWS
    if (!isScalar) ignoreIndentation()
  }
  return finish(findOpenFlow(parser.stack))

  function find(lexeme: string, start: number, isPlain: boolean): Problem | undefined {
    const isInFlow = brackets > 0
    if (isScalar && !(isPlain && isInFlow)) return undefined
    const next = text[start + lexeme.length]
    const around = { start, column: start - lineStart, next, isInFlow, before, open: parser.stack }
    return isScalar ? findPlainObstacle(lexeme, around) : findObstacle(lexeme, around)
  }

  function remember(lexeme: string, start: number, isPlain: boolean): void {
    const lineBreak = lexeme.lastIndexOf('\n')
    if (lineBreak >= 0) lineStart = start + lineBreak + 1
    if (!isScalar && isSpace(lexeme)) {
      before.sameLine &&= lineBreak < 0
      return
    }
    if (lexeme === DOCUMENT || lexeme === SCALAR_FOLLOWS) return
    if (!isScalar && (lexeme === '{' || lexeme === '[')) brackets++
    if (!isScalar && (lexeme === '}' || lexeme === ']')) brackets = Math.max(brackets - 1, 0)
    before.startsLine = !before.sameLine || before.text === ''
    before.text = lexeme
    before.start = start
    before.isPlain = isPlain
    before.sameLine = !lexeme.endsWith('\n')
  }

  /**
   * go-yaml lets a quoted scalar and what stands in brackets go on at any column (a CRD of the Redis operator is
   * written so), where the lexer of `yaml` breaks off at a line that is indented too little. With an `indentNext` of 0,
   * as at the top of a document, it does not.
   */
  function ignoreIndentation(): void {
    const next = text[parser.offset]
    if (brackets > 0 || next === '"' || next === "'") Object.assign(lexer, { indentNext: 0 })
  }

  function finish(obstacle: Problem | undefined): Parsed {
    const brokenFrom = obstacle === undefined ? text.length : unfinishedFrom(parser.stack, lineStart, before)
    for (const token of parser.end()) if (token.type !== 'error') tokens.push(token)
    return obstacle === undefined ? { tokens, brokenFrom } : { tokens, obstacle, brokenFrom }
  }
}

/** Where the line, the scalar or the brackets begin that have not come to their end. */
function unfinishedFrom(stack: readonly CST.Token[], lineStart: number, before: Before): number {
  const brackets = stack.find(token => token.type === 'flow-collection')
  return Math.min(lineStart, before.sameLine ? before.start : lineStart, brackets?.offset ?? lineStart)
}

function isSpace(lexeme: string): boolean {
  const first = lexeme.charCodeAt(0)
  return first === 0x20 || first === 0x09 || first === 0x0a || first === 0x0d
}

/**
 * What the library sees of a lexeme. What quoted and block scalars say is read from the source, by kubectl's rules; in
 * their place the library gets text of the same length that it is done with at once: it takes 35 bytes and 80 ns for
 * each character in double quotes, and much the same for each line of a block.
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
  return { code: 'yaml-syntax', severity: 'error', at, facts: { reason: plainReason(message) } }
}
