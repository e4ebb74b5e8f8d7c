/**
 * A text in double quotes that JSON readers and every YAML reader around Kubernetes take alike (splitting rules,
 * section 6): raw UTF-8, but `\uXXXX` for what go-yaml refuses or changes when it stands there raw: controls, U+007F to
 * U+009F, U+2028, U+2029, U+FEFF, U+FFFE, U+FFFF. Never `\/` and never escaped surrogates, which go-yaml refuses. A
 * lone surrogate, which no UTF-8 can hold, becomes U+FFFD as in Go.
 */
export function quoteText(text: string): string {
  return `"${text.replace(unsafe, escaped)}"`
}

const unsafe =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what has to be found
  /["\\\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]/gu

/** Escapes of two bytes that JSON and YAML share. */
const shortEscapes: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
])

function escaped(character: string): string {
  const short = shortEscapes.get(character)
  if (short !== undefined) return short
  const unit = character.charCodeAt(0)
  if (unit >= 0xd800 && unit <= 0xdfff) return '\ufffd'
  return `\\u${unit.toString(16).padStart(4, '0')}`
}
