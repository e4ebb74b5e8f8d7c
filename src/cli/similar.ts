/** "; did you mean a, b or c": names that hold the given word, or all but one letter of it; empty where none does. */
export function didYouMean(word: string, names: readonly string[]): string {
  const close = names.filter(name => word !== '' && (name.includes(word) || isOneLetterOff(word, name))).slice(0, 6)
  if (close.length === 0) return ''
  const all = close.length === 1 ? close[0] : `${close.slice(0, -1).join(', ')} or ${close.at(-1)}`
  return `; did you mean ${all}`
}

/** One letter more, less or another one. */
function isOneLetterOff(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let same = 0
  while (same < a.length && a[same] === b[same]) same++
  return [
    [1, 1],
    [1, 0],
    [0, 1],
  ].some(([ofA = 0, ofB = 0]) => a.slice(same + ofA) === b.slice(same + ofB))
}

/**
 * The names that take the fewest changes of a letter to make of a word, whatever their case, nearest first; of many as
 * near those that come first.
 */
export function nearest(word: string, names: readonly string[], count = 3): string[] {
  return names
    .map(name => ({ name, changes: changesBetween(word.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.changes - b.changes)
    .slice(0, count)
    .map(({ name }) => name)
}

/** Letters to add, drop or replace (Levenshtein); names are short. */
function changesBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
