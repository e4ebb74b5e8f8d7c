/**
 * What the reader looks at: one byte for every UTF-16 unit of the text. ASCII stands for itself (so the UTF-8 bytes of
 * an ASCII document serve as they are); every other unit is one of the codes from 0x80 on.
 */
export type Codes = Uint8Array

export const TAB = 0x09
export const LF = 0x0a
export const SPACE = 0x20
export const QUOTE = 0x22
export const HASH = 0x23
export const APOSTROPHE = 0x27
export const PLUS = 0x2b
export const COMMA = 0x2c
export const DASH = 0x2d
export const DOT = 0x2e
export const ZERO = 0x30
export const NINE = 0x39
export const COLON = 0x3a
export const GREATER = 0x3e
export const QUESTION = 0x3f
export const BRACKET = 0x5b
export const BACKSLASH = 0x5c
export const BRACKET_END = 0x5d
export const BRACE = 0x7b
export const PIPE = 0x7c
export const BRACE_END = 0x7d

/** U+2028 or U+2029: a line break that, unlike the others, is kept where lines are folded. */
export const SEPARATOR = 0x80
/** A byte order mark inside the text. */
const MARK = 0x81
/** Any other character beyond ASCII. */
const LETTER = 0x82

/** No text may hold it raw (`control characters are not allowed`). */
const CONTROL = 0x01

/** Ends a line. */
export const BREAK = 1
/** A space or a tab. */
export const BLANK = 2
/** Ends a run of characters that mean nothing: of a comment or a block scalar, */
export const ENDS_LINE = 4
/** of a plain scalar in block context, */
export const ENDS_PLAIN = 8
/** of a plain scalar in flow context, */
export const ENDS_FLOW_PLAIN = 16
/** of a single-quoted and of a double-quoted scalar. */
export const ENDS_SINGLE = 32
export const ENDS_DOUBLE = 64
/** May begin a plain scalar whatever follows. */
export const BEGINS_PLAIN = 128
/** May begin a plain scalar that is more than text: a number, or a word such as `null` or `yes`. */
export const BEGINS_MEANING = 256

const ENDS_ANY = ENDS_LINE | ENDS_PLAIN | ENDS_FLOW_PLAIN | ENDS_SINGLE | ENDS_DOUBLE

const classes = new Uint16Array(256)
for (let code = 0; code < 256; code++) classes[code] = classify(code)

function classify(code: number): number {
  if (code === LF || code === SEPARATOR) return BREAK | ENDS_ANY
  if (code === TAB || code === SPACE) return BLANK
  if (code < SPACE || code === 0x7f) return ENDS_ANY
  if (code >= 0x80) return code === MARK ? 0 : BEGINS_PLAIN
  const character = String.fromCharCode(code)
  let found = 0
  if (':#'.includes(character)) found |= ENDS_PLAIN | ENDS_FLOW_PLAIN
  if (',?[]{}'.includes(character)) found |= ENDS_FLOW_PLAIN
  if (character === "'") found |= ENDS_SINGLE
  if ('"\\'.includes(character)) found |= ENDS_DOUBLE
  if (!'-?:,[]{}#&*!|>\'"%@`'.includes(character)) found |= BEGINS_PLAIN
  if ('0123456789+-.~nNyYtTfFoO'.includes(character)) found |= BEGINS_MEANING
  return found
}

/** The code at a place; 0, which is a control character, behind the end. */
export function codeAt(codes: Codes, at: number): number {
  return codes[at] ?? 0
}

/** What the character at a place can do: the bits above. */
export function classAt(codes: Codes, at: number): number {
  return classes[codes[at] ?? 0] ?? 0
}

/** Whether an indicator before this place stands alone, as `:` and `-` must. */
export function isBlankOrBreak(codes: Codes, at: number): boolean {
  return (classAt(codes, at) & (BLANK | BREAK)) !== 0
}

/** The codes of any text. */
export function codesOf(text: string): Codes {
  const codes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    codes[i] = unit < 0x80 ? unit : codeBeyondAscii(unit)
  }
  return codes
}

function codeBeyondAscii(unit: number): number {
  if (unit === 0x2028 || unit === 0x2029) return SEPARATOR
  if (unit === 0xfeff) return MARK
  return unit < 0xa0 || unit >= 0xfffe ? CONTROL : LETTER
}
