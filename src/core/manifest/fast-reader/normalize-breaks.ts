import { firstIndex } from '../../bytes'

/**
 * A text whose lines all end with LF, and the way back from its offsets. kubectl cuts a source at LF and drops a CR
 * before it; what CR, CRLF and U+0085 are left end lines for go-yaml (`read_line` in its scannerc.go). kubectl ends the
 * last line where nothing else does.
 */
export interface NormalText {
  readonly text: string
  originalOffset(offset: number): number
}

export function normalizeBreaks(original: string): NormalText {
  const text = /[\r\x85]/.test(original) ? original.replace(/\r\r\n|\r\n|[\r\x85]/g, '\n') : original
  const ended = /[\n\r]$/.test(original) ? text : `${text}\n`
  let shrunk: number[] | undefined
  return {
    text: ended,
    originalOffset(offset) {
      shrunk ??= placesShrunk(original)
      return offset + firstIndex(shrunk, place => place > offset)
    },
  }
}

/** For every character that the new text lacks, the offset in it from which on it is missed. */
function placesShrunk(original: string): number[] {
  const places: number[] = []
  for (const {
    index,
    0: { length },
  } of original.matchAll(/\r\r?\n/g)) {
    const place = index - places.length + 1
    for (let i = 1; i < length; i++) places.push(place)
  }
  return places
}
