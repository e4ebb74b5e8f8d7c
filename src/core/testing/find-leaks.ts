import { encodeBase64 } from '../bytes'

/** So many characters of a planted value in a row are a leak. */
const runLength = 6

/** Searches texts for planted values; answers with what it found first, null where there is nothing. */
export type LeakSearch = (text: string) => string | null

/**
 * A search for runs of six characters of planted values: as they are in any case, in percent signs, \u and HTML
 * references, and in base64 wherever they stand in a group of three.
 */
export function createLeakSearch(planted: readonly string[]): LeakSearch {
  const parts = planted.flatMap(value =>
    Array.from({ length: Math.max(0, value.length - runLength + 1) }, (_, at) => value.slice(at, at + runLength)),
  )
  const raw = new Set(parts.map(part => part.toLowerCase()))
  const encoded = new Set(parts.flatMap(base64Of))
  const lengths = [...new Set([...encoded].map(({ length }) => length))]
  return text => {
    const decoded = decodedIn(text)
    return (
      firstIn(text.toLowerCase(), runLength, raw) ??
      (decoded === text ? null : firstIn(decoded.toLowerCase(), runLength, raw)) ??
      lengths.map(length => firstIn(text, length, encoded)).find(found => found !== null) ??
      null
    )
  }
}

function firstIn(text: string, length: number, wanted: ReadonlySet<string>): string | null {
  for (let at = 0; at + length <= text.length; at++) {
    const part = text.slice(at, at + length)
    if (wanted.has(part)) return `${part} in …${text.slice(Math.max(0, at - 200), at + 60)}…`
  }
  return null
}

function decodedIn(text: string): string {
  const hexadecimal = (_: string, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))
  return text
    .replace(/%([0-9a-f]{2})/gi, hexadecimal)
    .replace(/\\u([0-9a-f]{4})/gi, hexadecimal)
    .replace(/&#x([0-9a-f]{1,4});/gi, hexadecimal)
    .replace(/&#(\d{1,5});/g, (_, code: string) => String.fromCharCode(Number(code)))
}

/** What of the base64 of a text does not depend on what stands around it. */
function base64Of(part: string): string[] {
  return [0, 1, 2].map(before => {
    const padded = new TextEncoder().encode(`${' '.repeat(before)}${part}`)
    const written = encodeBase64(padded).replace(/=+$/, '')
    const whole = padded.length % 3 === 0 ? written : written.slice(0, -1)
    return whole.slice(Math.ceil((before * 8) / 6))
  })
}
