/**
 * "; did you mean a, b or c": the names that are a slip of the fingers away from the word, else those that hold it;
 * empty where there are none.
 */
export function didYouMean(word: string, names: readonly string[]): string {
  const close = closeTo(word, names)
  if (close.length === 0) return ''
  const all = close.length === 1 ? close[0] : `${close.slice(0, -1).join(', ')} or ${close.at(-1)}`
  return `; did you mean ${all}`
}

function closeTo(word: string, names: readonly string[]): string[] {
  const lower = word.toLowerCase()
  const slips = nearest(word, names).filter(
    name => changesBetween(lower, name.toLowerCase()) <= Math.max(1, Math.floor(word.length / 4)),
  )
  if (slips.length > 0 && word !== '') return slips
  // A letter or two stand in most names.
  return word.length < 3 ? [] : names.filter(name => name.toLowerCase().includes(lower)).slice(0, 6)
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
