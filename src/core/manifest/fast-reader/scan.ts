import type { Problem } from '../../source'
import {
  BREAK,
  type Codes,
  classAt,
  codeAt,
  DASH,
  DOT,
  ENDS_LINE,
  HASH,
  isBlankOrBreak,
  SPACE,
  TAB,
} from './characters'

/** One run over a document, from its first character to its last; whatever reads moves `at` on. */
export interface Scan {
  /** Ends with a line break, so that no loop over a line looks for the end of the text as well. */
  readonly text: string
  readonly codes: Codes
  /** The same bytes as `codes`, to look at eight of them at once. */
  readonly view: DataView
  readonly end: number
  /** Whether U+2028 or U+2029 may be among the breaks. */
  readonly hasSeparators: boolean
  /** Whether keys are remembered, to say where a repeated one stood first. */
  readonly remembersKeys: boolean
  readonly problems: Problem[]
  /** Scalars and collections read. */
  values: number
  /**
   * Where the next token begins, and how far that is from the start of its line. Meaningless in flow collections and
   * scalars.
   */
  at: number
  column: number
  /** Line breaks passed on the way there since the last token, and whether a comment stood among them. */
  breaks: number
  passedComment: boolean
}

export function startScan(text: string, codes: Codes, hasSeparators: boolean, remembersKeys: boolean): Scan {
  const view = new DataView(codes.buffer, codes.byteOffset, codes.length)
  return {
    text,
    codes,
    view,
    end: text.length,
    hasSeparators,
    remembersKeys,
    problems: [],
    values: 0,
    at: 0,
    column: 0,
    breaks: 0,
    passedComment: false,
  }
}

/** A scalar in YAML's flow style, quoted or plain, and the place behind it. */
export interface FlowScalar {
  readonly text: string
  readonly end: number
  /** A key may not be. */
  readonly isMultiline: boolean
}

/** Thrown to end a reading from whatever depth: this reader is not sure what the document says. Never leaves it. */
export const notMine = Symbol('not mine')

/** Thrown when a key is repeated and keys are not remembered. Never leaves this reader either. */
export const keyRepeated = Symbol('key repeated')

const EIGHT_SPACES = new DataView(new Uint8Array(8).fill(SPACE).buffer).getFloat64(0)

/** First place from `at` on that holds no space. Half of a large manifest is indentation. */
export function skipSpaces({ codes, view, end }: Scan, at: number): number {
  let i = at
  while (i + 8 <= end && view.getFloat64(i) === EIGHT_SPACES) i += 8
  while (codes[i] === SPACE) i++
  return i
}

/** First place from `at` on that holds neither space nor tab. */
export function skipBlanks(codes: Codes, at: number): number {
  let i = at
  while (codes[i] === SPACE || codes[i] === TAB) i++
  return i
}

/**
 * The break that ends the line of `at`; looks at four characters at once while none of them is a control or beyond
 * ASCII.
 */
export function endOfLine({ codes, view, end }: Scan, at: number): number {
  let i = at
  for (; i + 4 <= end; i += 4) {
    const four = view.getInt32(i)
    // The highest bit of a byte is set in the difference where the byte is below 0x20 (or a byte beside it), in the sum
    // from 0x7f on.
    if ((((four - 0x20202020) | (four + 0x01010101)) & 0x80808080) !== 0) break
  }
  while ((classAt(codes, i) & ENDS_LINE) === 0) i++
  if ((classAt(codes, i) & BREAK) === 0) throw notMine
  return i
}

/** End of what stands between `start` and `end` without the blanks before `end`. */
export function trimEnd(codes: Codes, start: number, end: number): number {
  let i = end
  while (i > start && (codes[i - 1] === SPACE || codes[i - 1] === TAB)) i--
  return i
}

/** Goes to the next token from behind a node, after which a line may hold nothing but a comment. */
export function leaveNode(scan: Scan, at: number): void {
  const { codes } = scan
  let i = skipBlanks(codes, at)
  // Behind quotes and brackets a comment needs no space before it (`yaml_parser_scan_to_next_token` in go-yaml's
  // scannerc.go).
  if (codes[i] === HASH) i = endOfLine(scan, i)
  else if ((classAt(codes, i) & BREAK) === 0) throw notMine
  nextToken(scan, i + 1)
}

/** Goes to the first token from the start of a line on, over blank lines and comments. */
export function nextToken(scan: Scan, lineStart: number): void {
  const { codes, end } = scan
  let start = lineStart
  let breaks = 1
  let passedComment = false
  let i = lineStart
  while (start < end) {
    i = skipSpaces(scan, start)
    const code = codeAt(codes, i)
    if (code === HASH) {
      i = endOfLine(scan, i)
      passedComment = true
    } else if ((classAt(codes, i) & BREAK) === 0) {
      if (code < SPACE || isMarker(codes, start, i)) throw notMine
      break
    }
    start = i + 1
    breaks++
  }
  scan.at = start < end ? i : end
  scan.column = i - start
  scan.breaks = breaks
  scan.passedComment = passedComment
}

/** `---` and `...` at the start of a line end a document; the text of one should hold none. */
export function isMarker(codes: Codes, lineStart: number, at: number): boolean {
  if (at !== lineStart) return false
  const code = codeAt(codes, at)
  if (code !== DASH && code !== DOT) return false
  return codes[at + 1] === code && codes[at + 2] === code && isBlankOrBreak(codes, at + 3)
}

/**
 * First place behind a break and the blank lines and indentation after it, all inside a scalar; counts them in
 * `scan.breaks`.
 */
export function skipBreaks(scan: Scan, from: number): number {
  const { codes, end } = scan
  let i = from
  let breaks = 0
  while ((classAt(codes, i) & BREAK) !== 0) {
    breaks++
    if (i + 1 === end || isMarker(codes, i + 1, i + 1)) throw notMine
    i = skipBlanks(codes, i + 1)
  }
  scan.breaks = breaks
  return i
}

/** The breaks between two places, as text. */
export function breaksBetween({ text, codes, hasSeparators }: Scan, from: number, to: number, count: number): string {
  if (!hasSeparators) return count === 1 ? '\n' : '\n'.repeat(count)
  let breaks = ''
  for (let i = from; i < to; i++) if ((classAt(codes, i) & BREAK) !== 0) breaks += text.charAt(i)
  return breaks
}

/** What lines become that are folded over these breaks: a space, or all breaks but the first; a separator stays. */
export function fold(breaks: string): string {
  if (!breaks.startsWith('\n')) return breaks
  return breaks.length === 1 ? ' ' : breaks.slice(1)
}
