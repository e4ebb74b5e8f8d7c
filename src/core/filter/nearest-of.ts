/**
 * The text that was probably meant: with few letters more, less or other ones, or that begins or goes on as what was
 * typed; null where none is near.
 */
export function nearestOf(typed: string, known: Iterable<string>): string | null {
  const sought = typed.toLowerCase()
  if (sought === '') return null
  let best: { readonly text: string; readonly distance: number } | null = null
  for (const text of known) {
    const candidate = text.toLowerCase()
    const most = Math.min(2, Math.floor((Math.min(sought.length, candidate.length) + 1) / 3))
    const distance = candidate.includes(sought) && sought.length >= 3 ? most : editDistance(sought, candidate, most)
    if (distance <= most && (!best || distance < best.distance)) best = { text, distance }
  }
  return best?.text ?? null
}

/**
 * How many letters have to be added, removed, changed or swapped with their neighbour; `most + 1` where it is more than
 * `most`.
 */
function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1)
      row.push(least)
    }
    if (Math.min(...row) > most) return most + 1
    before = last
    last = row
  }
  return last[b.length] ?? most + 1
}
