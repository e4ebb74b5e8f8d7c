import type { Value } from '../value'
import { readBlockScalar } from './block-scalar'
import {
  BRACE,
  BRACKET,
  BREAK,
  COLON,
  classAt,
  codeAt,
  DASH,
  GREATER,
  HASH,
  isBlankOrBreak,
  PIPE,
  SPACE,
  TAB,
} from './characters'
import { readFlow } from './flow'
import { addValue, closeFrame, type Frame, openDocument, openList, openMap } from './frame'
import { MAX_KEY_LENGTH, takePlainKey, takeTextKey } from './key'
import { beginsPlain, endOfPlainLine, readPlain } from './plain-scalar'
import { beginsQuoted, readQuoted } from './quoted-scalar'
import { leaveNode, nextToken, notMine, type Scan, skipBlanks, trimEnd } from './scan'

/** The value of a whole document; null where it holds none. */
export function readBlockDocument(scan: Scan): Value {
  const document = openDocument()
  let frame = document
  nextToken(scan, 0)
  while (scan.at < scan.end) {
    while (scan.column < frame.column) frame = closeFrame(scan, frame)
    if (scan.column > frame.column) {
      if (!frame.isAwaiting) throw notMine
      frame = readNode(scan, frame)
    } else if (isEntry(scan)) {
      frame = readEntry(scan, frame)
    } else {
      // Only a list at the column of its key can end here.
      if (frame.list !== null) frame = closeFrame(scan, frame)
      if (frame.map === null || frame.column !== scan.column) throw notMine
      frame = readNode(scan, frame)
    }
  }
  while (frame !== document) frame = closeFrame(scan, frame)
  return document.list?.[0] ?? null
}

function isEntry({ codes, at }: Scan): boolean {
  return codes[at] === DASH && isBlankOrBreak(codes, at + 1)
}

/**
 * Reads a dash at the column of the frame: the next entry of a list, or the first of one that stands at the column of
 * its key.
 */
function readEntry(scan: Scan, frame: Frame): Frame {
  let list = frame
  if (frame.list === null) {
    if (!frame.isAwaiting) throw notMine
    list = openList(scan, frame, scan.column)
  } else {
    if (frame.isAwaiting) addValue(scan, frame, null)
    frame.isAwaiting = true
  }
  return passDash(scan) ? readNode(scan, list) : list
}

/** Goes behind a dash; whether the node begins on the same line. */
function passDash(scan: Scan): boolean {
  const { codes, at } = scan
  let i = at + 1
  while (codes[i] === SPACE) i++
  if (codes[i] === HASH || (classAt(codes, i) & BREAK) !== 0) {
    leaveNode(scan, i)
    return false
  }
  // Only behind a colon may a tab stand before a node.
  if (codes[i] === TAB) throw notMine
  scan.at = i
  scan.column += i - at
  return true
}

/**
 * Reads what begins at the next token as far as its line goes: at the column of the frame a key with its value, deeper
 * a node of any kind, which may open mappings and lists. Returns the innermost frame then open.
 */
function readNode(scan: Scan, parent: Frame): Frame {
  let frame = parent
  while (isEntry(scan)) {
    frame = openList(scan, frame, scan.column)
    if (!passDash(scan)) return frame
  }
  const { codes, at } = scan
  if (beginsQuoted(codes, at)) return readQuotedNode(scan, frame)
  if (beginsPlain(codes, at)) return readPlainNode(scan, frame)
  if (scan.column === frame.column) throw notMine
  readValue(scan, frame, at)
  return frame
}

function readPlainNode(scan: Scan, frame: Frame): Frame {
  const { codes, at, column } = scan
  const lineEnd = endOfPlainLine(codes, at)
  if (codes[lineEnd] === COLON) {
    if (lineEnd - at > MAX_KEY_LENGTH) throw notMine
    const map = column === frame.column ? frame : openMap(scan, frame, column)
    takePlainKey(scan, map, at, trimEnd(codes, at, lineEnd))
    readValue(scan, map, lineEnd + 1)
    return map
  }
  if (column === frame.column) throw notMine
  addValue(scan, frame, readPlain(scan, at, lineEnd, frame.column))
  return frame
}

function readQuotedNode(scan: Scan, frame: Frame): Frame {
  const { codes, at, column } = scan
  const { text, end, isMultiline } = readQuoted(scan, at)
  const colon = skipBlanks(codes, end)
  if (codes[colon] === COLON && isBlankOrBreak(codes, colon + 1)) {
    if (isMultiline || colon - at > MAX_KEY_LENGTH) throw notMine
    const map = column === frame.column ? frame : openMap(scan, frame, column)
    takeTextKey(scan, map, text, at, end)
    readValue(scan, map, colon + 1)
    return map
  }
  if (column === frame.column) throw notMine
  addValue(scan, frame, text)
  leaveNode(scan, end)
  return frame
}

/** Reads what stands behind a colon, if anything does: a scalar or a flow collection. */
function readValue(scan: Scan, frame: Frame, from: number): void {
  const { codes } = scan
  const at = skipBlanks(codes, from)
  const code = codeAt(codes, at)
  if (beginsPlain(codes, at)) {
    addValue(scan, frame, readPlain(scan, at, endOfPlainLine(codes, at), frame.column))
  } else if (code === HASH || (classAt(codes, at) & BREAK) !== 0) {
    leaveNode(scan, at)
  } else if (beginsQuoted(codes, at)) {
    const { text, end } = readQuoted(scan, at)
    addValue(scan, frame, text)
    leaveNode(scan, end)
  } else if (code === PIPE || code === GREATER) {
    addValue(scan, frame, readBlockScalar(scan, at, frame.column))
  } else if (code === BRACKET || code === BRACE) {
    leaveNode(scan, readFlow(scan, frame, at))
  } else {
    throw notMine
  }
}
