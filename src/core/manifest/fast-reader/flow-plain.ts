import {
  BEGINS_PLAIN,
  BREAK,
  COLON,
  type Codes,
  classAt,
  codeAt,
  DASH,
  ENDS_FLOW_PLAIN,
  HASH,
  isBlankOrBreak,
  QUESTION,
  TAB,
} from './characters'
import { breaksBetween, type FlowScalar, fold, notMine, type Scan, skipBreaks, trimEnd } from './scan'

/** Reads the plain scalar at `start` inside a flow collection, over any lines, however they are indented. */
export function readFlowPlain(scan: Scan, start: number): FlowScalar {
  const { text, codes } = scan
  if (!beginsFlowPlain(codes, start)) throw notMine
  let stop = endOfFlowPlainLine(codes, start)
  let end = trimEnd(codes, start, stop)
  let value = text.substring(start, end)
  let isMultiline = false
  while ((classAt(codes, stop) & BREAK) !== 0) {
    const next = skipBreaks(scan, stop)
    // A tab there is an error or not by the column of the collection around all this, even where the scalar ends.
    if (codes.subarray(stop, next).includes(TAB)) throw notMine
    const nextStop = endOfFlowPlainLine(codes, next)
    if (nextStop === next) break
    isMultiline = true
    end = trimEnd(codes, next, nextStop)
    value += fold(breaksBetween(scan, stop, next, scan.breaks)) + text.substring(next, end)
    stop = nextStop
  }
  return { text: value, end, isMultiline }
}

function beginsFlowPlain(codes: Codes, at: number): boolean {
  return (classAt(codes, at) & BEGINS_PLAIN) !== 0 || (codes[at] === DASH && !isBlankOrBreak(codes, at + 1))
}

/** Where a plain scalar ends on its line: at an indicator of flow collections, `: `, ` #` or the break. */
function endOfFlowPlainLine(codes: Codes, from: number): number {
  let i = from
  while (true) {
    while ((classAt(codes, i) & ENDS_FLOW_PLAIN) === 0) i++
    const code = codeAt(codes, i)
    if (code === COLON) {
      if (isBlankOrBreak(codes, i + 1)) return i
    } else if (code === HASH) {
      if (isBlankOrBreak(codes, i - 1)) return i
    } else {
      // go-yaml ends it at any `?`, and takes that for a key.
      if (code === QUESTION || (code < 0x20 && (classAt(codes, i) & BREAK) === 0)) throw notMine
      return i
    }
    i++
  }
}
