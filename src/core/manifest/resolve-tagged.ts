import { sequenceSize } from '../source'
import { type Resolved, resolvePlain } from './resolve-scalar'

const PREFIX = 'tag:yaml.org,2002:'

/** Tags whose scalar must turn out to be of their own type, quoted or not. */
const TYPES: ReadonlyMap<string, readonly Resolved['type'][]> = new Map([
  [`${PREFIX}null`, ['null']],
  [`${PREFIX}bool`, ['bool']],
  [`${PREFIX}int`, ['int', 'uint']],
  [`${PREFIX}float`, ['float', 'int']],
])

/**
 * A scalar with an explicit tag (resolved: `tag:yaml.org,2002:int`, `!`, `!secret`). Undefined where kubectl refuses
 * the pair: `cannot decode !!str as a !!int`, base64 that is none. Tags it does not know are ignored and leave text.
 */
export function resolveTagged(tag: string, text: string): Resolved | undefined {
  if (tag === `${PREFIX}binary`) return decodeBinary(text)
  if (tag === `${PREFIX}timestamp`) return isTimestamp(text) ? { type: 'text', value: text } : undefined
  const types = TYPES.get(tag)
  if (types === undefined) return { type: 'text', value: text }
  const resolved = resolvePlain(text)
  if (!types.includes(resolved.type)) return undefined
  if (tag === `${PREFIX}float` && resolved.type === 'int') return { type: 'float', value: Number(resolved.value) }
  return resolved
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const SEXTETS: ReadonlyMap<string, number> = new Map([...BASE64].map((character, i) => [character, i]))

/** As Go's `base64.StdEncoding` reads it: padded, line breaks ignored, the bits left over at the end of no matter. */
function decodeBinary(text: string): Resolved | undefined {
  const characters = text.replace(/[\r\n]/g, '')
  if (characters.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(characters)) return undefined
  const bytes = new Uint8Array((characters.length / 4) * 3)
  let bits = 0
  let end = 0
  for (let i = 0; i < characters.length; i++) {
    bits = ((bits << 6) | (SEXTETS.get(characters.charAt(i)) ?? 0)) & 0xffffff
    if (i % 4 !== 3) continue
    bytes[end++] = bits >> 16
    bytes[end++] = (bits >> 8) & 0xff
    bytes[end++] = bits & 0xff
  }
  const padding = characters.endsWith('==') ? 2 : characters.endsWith('=') ? 1 : 0
  return { type: 'text', value: decodeBytewise(bytes.subarray(0, end - padding)) }
}

/**
 * UTF-8 where every byte that belongs to no character becomes a U+FFFD of its own, as Go's JSON writes a string of any
 * bytes.
 */
function decodeBytewise(bytes: Uint8Array): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const parts: string[] = []
  let start = 0
  for (let i = 0; i < bytes.length; ) {
    const size = sequenceSize(bytes, i)
    if (size < 0) {
      parts.push(decoder.decode(bytes.subarray(start, i)), '\ufffd'.repeat(-size))
      start = i - size
    }
    i += Math.abs(size)
  }
  return parts.join('') + decoder.decode(bytes.subarray(start))
}

const TIMESTAMP =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?(?:Z|[-+](\d\d):(\d\d))| (\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?)?$/

/** The four layouts of go-yaml's `parseTimestamp`, with the ranges that Go's `time.Parse` checks. */
function isTimestamp(text: string): boolean {
  const match = TIMESTAMP.exec(text)
  if (match === null) return false
  const [year = 0, month = 0, day = 0, ...times] = match.slice(1).map(digits => Number(digits ?? 0))
  const [hour = 0, minute = 0, second = 0, offsetHours = 0, offsetMinutes = 0, ...spaced] = times
  const [spacedHour = 0, spacedMinute = 0, spacedSecond = 0] = spaced
  const isTime = hour + spacedHour < 24 && minute + spacedMinute < 60 && second + spacedSecond < 60
  return (
    isTime &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysIn(year, month) &&
    offsetHours <= 24 &&
    offsetMinutes <= 60
  )
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}
