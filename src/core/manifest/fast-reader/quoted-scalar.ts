import { ESCAPES } from '../escapes'
import {
  APOSTROPHE,
  BACKSLASH,
  BREAK,
  type Codes,
  classAt,
  codeAt,
  ENDS_DOUBLE,
  ENDS_SINGLE,
  QUOTE,
} from './characters'
import { breaksBetween, type FlowScalar, fold, notMine, type Scan, skipBreaks, trimEnd } from './scan'

export function beginsQuoted(codes: Codes, at: number): boolean {
  return codes[at] === QUOTE || codes[at] === APOSTROPHE
}

/** Reads the single- or double-quoted scalar at `start`. How far its lines are indented is of no matter to go-yaml. */
export function readQuoted(scan: Scan, start: number): FlowScalar {
  const { text, codes } = scan
  const quote = codeAt(codes, start)
  const ends = quote === QUOTE ? ENDS_DOUBLE : ENDS_SINGLE
  let i = start + 1
  while ((classAt(codes, i) & ends) === 0) i++
  if (codes[i] === quote && (quote === QUOTE || codes[i + 1] !== APOSTROPHE)) {
    return { text: text.substring(start + 1, i), end: i + 1, isMultiline: false }
  }
  return readParts(scan, start, i, ends)
}

/** Goes on where the first escape, break or doubled quote stands. */
function readParts(scan: Scan, start: number, firstStop: number, ends: number): FlowScalar {
  const { text, codes } = scan
  let value = ''
  let partStart = start + 1
  let stop = firstStop
  let isMultiline = false
  while (true) {
    const code = codeAt(codes, stop)
    if ((classAt(codes, stop) & BREAK) !== 0) {
      isMultiline = true
      value += text.substring(partStart, trimEnd(codes, partStart, stop))
      partStart = skipBreaks(scan, stop)
      value += fold(breaksBetween(scan, stop, partStart, scan.breaks))
    } else if (code === BACKSLASH) {
      value += text.substring(partStart, stop)
      if ((classAt(codes, stop + 1) & BREAK) !== 0) {
        isMultiline = true
        partStart = skipBreaks(scan, stop + 1)
        // The escaped break is gone; those behind it are kept as they are.
        value += breaksBetween(scan, stop + 2, partStart, scan.breaks - 1)
      } else {
        scan.at = stop
        value += readEscape(text, codes, stop)
        partStart = stop + escapeLength(codes, stop)
      }
    } else if (code === APOSTROPHE && codes[stop + 1] === APOSTROPHE) {
      // The first of the two stands for both.
      value += text.substring(partStart, stop + 1)
      partStart = stop + 2
    } else if (code === QUOTE || code === APOSTROPHE) {
      return { text: value + text.substring(partStart, stop), end: stop + 1, isMultiline }
    } else {
      throw notMine
    }
    stop = partStart
    while ((classAt(codes, stop) & ends) === 0) stop++
  }
}

function readEscape(text: string, codes: Codes, at: number): string {
  const known = ESCAPES.get(text.charAt(at + 1))
  if (known !== undefined) return known
  const length = escapeLength(codes, at)
  const digits = text.substring(at + 2, at + length)
  if (length === 2 || !/^[0-9a-fA-F]+$/.test(digits)) throw notMine
  const codePoint = Number.parseInt(digits, 16)
  if (codePoint > 0x10ffff || (codePoint >= 0xd800 && codePoint <= 0xdfff)) throw notMine
  return String.fromCodePoint(codePoint)
}

const HEX_ESCAPES: ReadonlyMap<number, number> = new Map([
  [0x78, 4],
  [0x75, 6],
  [0x55, 10],
])

/** `\x41`, `\u0041` and `\U00000041` are the long ones. */
function escapeLength(codes: Codes, at: number): number {
  return HEX_ESCAPES.get(codeAt(codes, at + 1)) ?? 2
}
