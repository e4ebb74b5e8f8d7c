import { BLANK, BREAK, type Codes, classAt, codeAt, DASH, GREATER, HASH, LF, NINE, PLUS, TAB, ZERO } from './characters'
import { breaksBetween, endOfLine, nextToken, notMine, type Scan, skipBlanks, skipSpaces } from './scan'

/**
 * Reads the literal or folded scalar whose `|` or `>` stands at `start`; `parent` is the column of the collection it
 * stands in, -1 for none. As `yaml_parser_scan_block_scalar` in go-yaml's scannerc.go.
 */
export function readBlockScalar(scan: Scan, start: number, parent: number): string {
  const { text, codes } = scan
  const isFolded = codes[start] === GREATER
  const header = readHeader(scan, start + 1)
  const from = header.end + 1
  const isStated = header.increment > 0
  let indent = isStated ? Math.max(parent, 0) + header.increment : scan.end
  const widest = skipBlankLines(scan, from, indent)
  if (!isStated) indent = Math.max(widest, parent + 1, 1)

  const isEmpty = scan.column !== indent
  let value = isEmpty && header.chomping !== PLUS ? '' : breaksBetween(scan, from, scan.at, scan.breaks)
  while (scan.column === indent) {
    const lineStart = scan.at
    const lineEnd = endOfLine(scan, lineStart)
    skipBlankLines(scan, lineEnd + 1, indent)
    const goesOn = scan.column === indent
    if (goesOn ? isFolded && folds(codes, lineStart, lineEnd, scan.at) : header.chomping === DASH) {
      value += text.substring(lineStart, lineEnd)
      if (goesOn && scan.breaks === 0) value += ' '
    } else {
      value += text.substring(lineStart, lineEnd + 1)
    }
    if (scan.breaks > 0 && (goesOn || header.chomping === PLUS)) {
      value += breaksBetween(scan, lineEnd + 1, scan.at, scan.breaks)
    }
  }
  nextToken(scan, scan.at - scan.column)
  return value
}

interface Header {
  /** The break behind it. */
  readonly end: number
  /** Of the indentation, where it is given; else 0. */
  readonly increment: number
  /** `+`, `-` or 0. */
  readonly chomping: number
}

function readHeader(scan: Scan, start: number): Header {
  const { codes } = scan
  let end = start
  let increment = 0
  let chomping = 0
  for (; ; end++) {
    const code = codeAt(codes, end)
    if (chomping === 0 && (code === PLUS || code === DASH)) chomping = code
    else if (increment === 0 && code > ZERO && code <= NINE) increment = code - ZERO
    else break
  }
  end = skipBlanks(codes, end)
  if (codes[end] === HASH) end = endOfLine(scan, end)
  if ((classAt(codes, end) & BREAK) === 0) throw notMine
  return { end, increment, chomping }
}

/**
 * Goes over blank lines to the next line, and into it as far as it is indented, at most to `indent`. Returns the widest
 * indentation of all these lines.
 */
function skipBlankLines(scan: Scan, from: number, indent: number): number {
  const { codes, end } = scan
  let start = from
  let breaks = 0
  let widest = 0
  let i = from
  while (start < end) {
    i = Math.min(skipSpaces(scan, start), start + indent)
    if (i - start > widest) widest = i - start
    if (i - start < indent && codes[i] === TAB) {
      scan.at = i
      throw notMine
    }
    if ((classAt(codes, i) & BREAK) === 0) break
    start = i + 1
    breaks++
  }
  scan.at = start < end ? i : end
  scan.column = start < end ? i - start : 0
  scan.breaks = breaks
  return widest
}

/** Whether the break between two lines of a folded scalar folds: not where either begins with a blank. */
function folds(codes: Codes, lineStart: number, lineEnd: number, nextStart: number): boolean {
  return codes[lineEnd] === LF && ((classAt(codes, lineStart) | classAt(codes, nextStart)) & BLANK) === 0
}
