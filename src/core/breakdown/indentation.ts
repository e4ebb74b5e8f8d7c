import { type Bytes, bytes } from '../bytes'

/** Bytes of spaces and tabs at the beginnings of the lines of a text in UTF-8. */
export function indentation(utf8: Uint8Array): Bytes {
  let size = 0
  let atStart = true
  for (const byte of utf8) {
    if (byte === lineFeed) atStart = true
    else if (atStart && (byte === space || byte === tab)) size++
    else atStart = false
  }
  return bytes(size)
}

const lineFeed = 0x0a
const space = 0x20
const tab = 0x09
