import { BRACE, BRACE_END, BRACKET, BRACKET_END, BREAK, COLON, COMMA, classAt, codeAt, HASH } from './characters'
import { readFlowPlain } from './flow-plain'
import { addValue, type Frame, openList, openMap } from './frame'
import { MAX_KEY_LENGTH, takePlainKey, takeTextKey } from './key'
import { plainValue } from './plain-value'
import { beginsQuoted, readQuoted } from './quoted-scalar'
import { endOfLine, isMarker, notMine, type Scan, skipBlanks } from './scan'

/** In flow collections columns mean nothing and tell frames apart instead: one with brackets, */
const BRACKETED = -1
/** and the mapping in `[a: b]`, which ends with its only value. */
const PAIR = -2

/**
 * Reads the flow collection whose bracket stands at `start` into `outer`, over any lines; returns the place behind it.
 */
export function readFlow(scan: Scan, outer: Frame, start: number): number {
  const { codes } = scan
  let frame = openFlow(scan, outer, start)
  let at = start + 1
  /** Behind a bracket, a comma and the colon of a key. */
  let mayBegin = true
  while (true) {
    at = nextInFlow(scan, at)
    const code = codeAt(codes, at)
    if (code === BRACE_END || code === BRACKET_END) {
      frame = closeFlow(scan, frame, code)
      at++
      if (frame === outer) return at
      mayBegin = false
    } else if (code === COMMA) {
      if (mayBegin && !frame.isAwaiting) throw notMine
      frame = endEntry(scan, frame)
      at++
      mayBegin = true
    } else if (!mayBegin) {
      throw notMine
    } else if (code === BRACE || code === BRACKET) {
      // A collection cannot be a key.
      if (frame.map !== null && !frame.isAwaiting) throw notMine
      frame = openFlow(scan, frame, at)
      at++
    } else {
      frame = readFlowScalar(scan, frame, at)
      at = scan.at
      mayBegin = frame.isAwaiting
    }
  }
}

function openFlow(scan: Scan, parent: Frame, at: number): Frame {
  return scan.codes[at] === BRACE ? openMap(scan, parent, BRACKETED) : openList(scan, parent, BRACKETED)
}

function closeFlow(scan: Scan, frame: Frame, code: number): Frame {
  const { map, parent } = endEntry(scan, frame)
  if (parent === null || code !== (map === null ? BRACKET_END : BRACE_END)) throw notMine
  return parent
}

function endEntry(scan: Scan, frame: Frame): Frame {
  if (frame.isAwaiting) addValue(scan, frame, null)
  return frame.column === PAIR && frame.parent !== null ? frame.parent : frame
}

/** First place from `at` on that is neither white space nor in a comment. */
function nextInFlow(scan: Scan, from: number): number {
  const { codes, end } = scan
  let at = skipBlanks(codes, from)
  while (true) {
    if (codes[at] === HASH) at = endOfLine(scan, at)
    if ((classAt(codes, at) & BREAK) === 0) return at
    if (at + 1 === end || isMarker(codes, at + 1, at + 1)) throw notMine
    at = skipBlanks(codes, at + 1)
  }
}

/** Reads a scalar: a value, or a key with its colon. In a mapping a key without colon has the value null. */
function readFlowScalar(scan: Scan, frame: Frame, at: number): Frame {
  const { codes } = scan
  const isQuoted = beginsQuoted(codes, at)
  const { text, end, isMultiline } = isQuoted ? readQuoted(scan, at) : readFlowPlain(scan, at)
  const colon = skipBlanks(codes, end)
  const isKey = codes[colon] === COLON
  scan.at = isKey ? colon + 1 : end
  if (frame.isAwaiting || (frame.map === null && !isKey)) {
    if (isKey) throw notMine
    addValue(scan, frame, isQuoted || isMultiline ? text : plainValue(codes, at, text))
    return frame
  }
  if (isMultiline || (isKey && colon - at > MAX_KEY_LENGTH)) throw notMine
  const map = frame.map === null ? openMap(scan, frame, PAIR) : frame
  if (isQuoted) takeTextKey(scan, map, text, at, end)
  else takePlainKey(scan, map, at, end)
  if (!isKey) addValue(scan, map, null)
  return map
}
