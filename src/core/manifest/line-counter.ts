/** Lines of a text, from 1, each ended by LF, CRLF or CR; found when first asked, since most documents never ask. */
export function createLineCounter(text: string): (index: number) => number {
  let ends: number[] | undefined
  return index => {
    ends ??= Array.from(text.matchAll(/\r\n?|\n/g), match => match.index + match[0].length)
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle] ?? 0) <= index) low = middle + 1
      else high = middle
    }
    return low + 1
  }
}
