import { firstIndex } from '../bytes'

/** Lines of a text, from 1, each ended by LF, CRLF or CR; found when first asked, since most documents never ask. */
export function createLineCounter(text: string): (index: number) => number {
  let ends: number[] | undefined
  return index => {
    ends ??= Array.from(text.matchAll(/\r\n?|\n/g), match => match.index + match[0].length)
    return firstIndex(ends, end => end > index) + 1
  }
}
