import type { Value } from '../value'
import {
  BEGINS_PLAIN,
  BREAK,
  COLON,
  type Codes,
  classAt,
  codeAt,
  DASH,
  ENDS_PLAIN,
  HASH,
  isBlankOrBreak,
  QUESTION,
  SPACE,
} from './characters'
import { plainValue } from './plain-value'
import { breaksBetween, fold, leaveNode, nextToken, notMine, type Scan, trimEnd } from './scan'

/** Whether a plain scalar may begin here in block context; `-`, `?` and `:` only with something right behind them. */
export function beginsPlain(codes: Codes, at: number): boolean {
  if ((classAt(codes, at) & BEGINS_PLAIN) !== 0) return true
  const code = codeAt(codes, at)
  return (code === DASH || code === QUESTION || code === COLON) && !isBlankOrBreak(codes, at + 1)
}

/**
 * Where a plain scalar ends on its line in block context: at `: `, ` #` or the break. `from` is a place in it whose
 * character may be anything but a comment's `#`.
 */
export function endOfPlainLine(codes: Codes, from: number): number {
  let i = from
  while (true) {
    while ((classAt(codes, i) & ENDS_PLAIN) === 0) i++
    const code = codeAt(codes, i)
    if (code === COLON) {
      if (isBlankOrBreak(codes, i + 1)) return i
    } else if (code === HASH) {
      if (isBlankOrBreak(codes, i - 1)) return i
    } else {
      if ((classAt(codes, i) & BREAK) === 0) throw notMine
      return i
    }
    i++
  }
}

/**
 * Reads a plain scalar that is no key, from `start`, its first line known to end at `lineEnd`. It goes on over all
 * lines that are indented more than `indent`, the column of the collection it stands in.
 */
export function readPlain(scan: Scan, start: number, lineEnd: number, indent: number): Value {
  const { text, codes } = scan
  const first = text.substring(start, trimEnd(codes, start, lineEnd))
  if (leaveLine(scan, lineEnd) && scan.column > indent) return readMoreLines(scan, first, lineEnd, indent)
  return plainValue(codes, start, first)
}

/** Goes to the next token; whether the scalar may go on there. */
function leaveLine(scan: Scan, lineEnd: number): boolean {
  const code = codeAt(scan.codes, lineEnd)
  // `a: b: c`, or a key over several lines.
  if (code === COLON) throw notMine
  if (code === HASH) {
    leaveNode(scan, lineEnd)
    return false
  }
  nextToken(scan, lineEnd + 1)
  return !scan.passedComment && scan.at < scan.end
}

/** Over several lines a scalar is always text. */
function readMoreLines(scan: Scan, first: string, firstEnd: number, indent: number): string {
  const { text, codes } = scan
  let value = first
  let lastEnd = firstEnd
  do {
    const { at, breaks } = scan
    const lineEnd = endOfPlainLine(codes, at)
    const end = trimEnd(codes, at, lineEnd)
    // The space that the lines are folded into mostly stands right there, as the last of the indentation.
    if (breaks === 1 && !scan.hasSeparators && codes[at - 1] === SPACE) value += text.substring(at - 1, end)
    else value += fold(breaksBetween(scan, lastEnd, at, breaks)) + text.substring(at, end)
    lastEnd = lineEnd
  } while (leaveLine(scan, lastEnd) && scan.column > indent)
  return value
}
