import { MAX_LEVELS } from './max-depth'

const SPACE = 0x20
const QUOTE = 0x22
const COMMA = 0x2c
const COLON = 0x3a
const BRACKET = 0x5b
const BACKSLASH = 0x5c
const BRACKET_END = 0x5d
const BRACE = 0x7b
const BRACE_END = 0x7d

/** First byte from `from` on that is no white space of JSON. */
export function skipJsonSpace(utf8: Uint8Array, from: number): number {
  let i = from
  while (isJsonSpace(utf8[i])) i++
  return i
}

function isJsonSpace(byte: number | undefined): boolean {
  return byte === SPACE || byte === 0x0a || byte === 0x0d || byte === 0x09
}

/** Whether an object or array begins here. */
export function opensContainer(byte: number | undefined): boolean {
  return byte === BRACE || byte === BRACKET
}

/**
 * End of the object or array that begins at `start`, found by brackets and strings alone; whether it is good JSON its
 * reader says. Where its brackets do not match, the offset at which that shows, and `isBroken`.
 */
export function endOfContainer(utf8: Uint8Array, start: number): { end: number; isBroken: boolean } {
  const closers: number[] = []
  /** Last byte that is neither white space nor inside a string. */
  let last = COLON
  for (let i = start; i < utf8.length; i++) {
    const byte = utf8[i] ?? 0
    if (byte <= SPACE) continue
    if (byte === QUOTE) {
      i = endOfString(utf8, i)
      if (utf8[i] !== QUOTE) return { end: i, isBroken: true }
    } else if (byte === BRACE || byte === BRACKET) {
      // Only here can a bracket that was never closed be told from the start of the next value.
      const mayOpen = last === COLON || last === COMMA || last === BRACKET
      if (!mayOpen || closers.length === MAX_LEVELS) return { end: i, isBroken: true }
      closers.push(byte === BRACE ? BRACE_END : BRACKET_END)
    } else if (byte === BRACE_END || byte === BRACKET_END) {
      if (closers.pop() !== byte) return { end: i, isBroken: true }
      if (closers.length === 0) return { end: i + 1, isBroken: false }
    }
    last = byte
  }
  return { end: utf8.length, isBroken: true }
}

/**
 * Offset of the quote that closes the string opened at `start`, or of the control character or end of text that no
 * string may hold.
 */
export function endOfString(utf8: Uint8Array, start: number): number {
  let i = start + 1
  while (i < utf8.length && utf8[i] !== QUOTE && (utf8[i] ?? 0) >= SPACE) i += utf8[i] === BACKSLASH ? 2 : 1
  return Math.min(i, utf8.length)
}

/** End of a value without brackets, or of something that is none. */
export function endOfScalar(utf8: Uint8Array, start: number): number {
  if (utf8[start] === QUOTE) return Math.min(endOfString(utf8, start) + 1, utf8.length)
  let i = start + 1
  while (i < utf8.length && !isJsonSpace(utf8[i]) && !isPunctuation(utf8[i])) i++
  return i
}

function isPunctuation(byte: number | undefined): boolean {
  return byte === COMMA || byte === BRACE || byte === BRACE_END || byte === BRACKET || byte === BRACKET_END
}
