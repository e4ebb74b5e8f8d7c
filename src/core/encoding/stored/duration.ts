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
