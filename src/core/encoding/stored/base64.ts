/**
 * Bytes that a base64 text stands for, null where Go's `base64.StdEncoding` refuses it: padding is needed, line breaks
 * are skipped. Nothing is decoded.
 */
export function decodedLength(text: string): number | null {
  const clean = lineBreak.test(text) ? text.replace(lineBreaks, '') : text
  if (clean.length % 4 !== 0 || !base64.test(clean)) return null
  const padding = clean.endsWith('==') ? 2 : clean.endsWith('=') ? 1 : 0
  return (clean.length / 4) * 3 - padding
}

const base64 = /^[A-Za-z0-9+/]*={0,2}$/
const lineBreak = /[\r\n]/
const lineBreaks = /[\r\n]/g
