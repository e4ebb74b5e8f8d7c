/** An instant as Go's `time.Time` holds it. */
interface Instant {
  /** Seconds since 1970, negative before. */
  readonly seconds: number
  readonly nanoseconds: number
}

/** Go's zero time, 0001-01-01T00:00:00Z, which stands for "not set". */
const zeroSeconds = -62_135_596_800

const rfc3339 = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:[.,](\d+))?(?:Z|([+-])(\d\d):(\d\d))$/
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** The instant of an RFC 3339 text as Go's `time.Parse` takes it; null where it does not. */
export function parseTime(text: string): Instant | null {
  // An object is measured again and again with the same time of creation, and most objects with that of the one before.
  if (text !== last.text) last = { text, instant: instantOf(text) }
  return last.instant
}

let last: { readonly text: string; readonly instant: Instant | null } = { text: '', instant: null }

function instantOf(text: string): Instant | null {
  const match = rfc3339.exec(text)
  if (match === null) return null
  const year = Number(match[1])
  const month = Number(match[2])
  const day = Number(match[3])
  const hour = Number(match[4])
  const minute = Number(match[5])
  const second = Number(match[6])
  const offset = Number(match[9] ?? 0) * 60 + Number(match[10] ?? 0)
  const lastDay = month === 2 && isLeap(year) ? 29 : (monthDays[month - 1] ?? 0)
  if (day < 1 || day > lastDay || hour > 23 || minute > 59 || second > 59) return null
  const minutes = (daysSince1970(year, month, day) * 24 + hour) * 60 + minute - (match[8] === '-' ? -offset : offset)
  return { seconds: minutes * 60 + second, nanoseconds: Number((match[7] ?? '').slice(0, 9).padEnd(9, '0')) }
}

export function isZeroTime({ seconds, nanoseconds }: Instant): boolean {
  return seconds === zeroSeconds && nanoseconds === 0
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** Days from 1970-01-01 in the Gregorian calendar, counted in years that begin in March so that leap days come last. */
function daysSince1970(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400)
  return marchYear * 365 + leapDays + dayOfYear - 719_468
}

const units = new Map([
  ['ns', 1],
  ['us', 1e3],
  ['µs', 1e3],
  ['μs', 1e3],
  ['ms', 1e6],
  ['s', 1e9],
  ['m', 60e9],
  ['h', 3600e9],
])
const part = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/y

/** Nanoseconds of a Go duration such as `1h2m3.5s`; null where `time.ParseDuration` refuses the text. */
export function parseDuration(text: string): number | null {
  const unsigned = text.replace(/^[+-]/, '')
  if (unsigned === '0') return 0
  let nanoseconds = 0
  part.lastIndex = 0
  let end = 0
  for (let match = part.exec(unsigned); match !== null; match = part.exec(unsigned)) {
    nanoseconds += Math.trunc(Number(match[1]) * (units.get(match[2] ?? '') ?? 0))
    end = part.lastIndex
  }
  if (end === 0 || end !== unsigned.length) return null
  return text.startsWith('-') ? -nanoseconds : nanoseconds
}
