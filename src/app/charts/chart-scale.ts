/** Where bytes stand on an axis: shares of its length, from 0 at its start to 1 at its end. */
export interface ChartScale {
  readonly kind: 'linear' | 'log'
  readonly start: number
  readonly end: number
  readonly at: (bytes: number) => number
  /** The bytes at a share of the length. */
  readonly bytesAt: (share: number) => number
  /** Round numbers worth a gridline; none on a linear axis, where the limits are the marks. */
  readonly ticks: readonly number[]
}

/** From zero to `end`, in proportion. */
export function linearScale(end: number): ChartScale {
  return { kind: 'linear', start: 0, end, at: bytes => bytes / end, bytesAt: share => share * end, ticks: [] }
}

/** Powers of ten at equal distances, from the one below `least` to `end`. */
export function logScale(least: number, end: number): ChartScale {
  const first = Math.min(Math.floor(Math.log10(Math.max(least, 1))), Math.floor(Math.log10(end)) - 1)
  const length = Math.log10(end) - first
  const ticks: number[] = []
  for (let power = first; power < Math.log10(end); power++) ticks.push(10 ** power)
  return {
    kind: 'log',
    start: 10 ** first,
    end,
    at: bytes => Math.max(0, (Math.log10(Math.max(bytes, 1)) - first) / length),
    bytesAt: share => 10 ** (first + share * length),
    ticks,
  }
}

/** `262144` as `256 KiB`; the exact number where it is no whole of a half. */
export function binaryName(bytes: number): string {
  for (const [unit, size] of [
    ['MiB', 1_048_576],
    ['KiB', 1024],
  ] as const) {
    const halves = (bytes / size) * 2
    if (halves >= 2 && Number.isInteger(halves)) return `${halves / 2} ${unit}`
  }
  return String(bytes)
}

/** A power of ten as it stands at an axis: `10 kB`. */
export function decimalName(bytes: number): string {
  if (bytes >= 1_000_000_000) return `${bytes / 1_000_000_000} GB`
  if (bytes >= 1_000_000) return `${bytes / 1_000_000} MB`
  return bytes >= 1000 ? `${bytes / 1000} kB` : `${bytes} B`
}
