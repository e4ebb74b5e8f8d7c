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
