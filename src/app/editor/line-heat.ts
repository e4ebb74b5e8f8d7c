/**
 * Five steps of bytes in a line, from the cool end on: a line of prose is in the middle, base64 or minified JSON at the
 * hot end.
 */
const steps = [20, 40, 80, 160] as const

/** 0 to 4. */
export type Heat = 0 | 1 | 2 | 3 | 4

/** How hot a line, or the mean of some lines, is. */
export function heatOf(bytesInLine: number): Heat {
  const step = steps.findIndex(most => bytesInLine < most)
  return (step < 0 ? 4 : step) as Heat
}

/** How hot a document is within its source: a share of all bytes. */
export function heatOfShare(share: number): Heat {
  const step = [0.01, 0.05, 0.2, 0.5].findIndex(most => share < most)
  return (step < 0 ? 4 : step) as Heat
}

/** Some lines together, as the map draws them. */
export interface Bin {
  /** 0 to 1: bytes in a line, as a part of those of the longest bin. */
  readonly length: number
  readonly heat: Heat
}

/** Lines gathered into at most `count` bins of equally many lines; each the mean of its lines. */
export function binLines(bytesOfLines: ArrayLike<number>, count: number): readonly Bin[] {
  const lines = bytesOfLines.length
  const bins = Math.min(lines, Math.max(1, Math.floor(count)))
  const means = Array.from({ length: bins }, (_, bin) => {
    const from = Math.floor((bin * lines) / bins)
    const to = Math.floor(((bin + 1) * lines) / bins)
    let sum = 0
    for (let line = from; line < to; line++) sum += bytesOfLines[line] ?? 0
    return sum / (to - from)
  })
  const longest = means.reduce((most, mean) => Math.max(most, mean), 1)
  return means.map(mean => ({ length: mean / longest, heat: heatOf(mean) }))
}
