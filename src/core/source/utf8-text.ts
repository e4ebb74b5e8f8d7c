import type { ByteRange } from './problem'
import type { SourceText } from './source'

const decoder = new TextDecoder('utf-8')

/**
 * The characters of a range. Bytes that are no UTF-8 become U+FFFD, as many as kubectl makes of them (one for each
 * longest start of a character, WHATWG Encoding and `golang.org/x/text/encoding/unicode` alike). A byte order mark at
 * its start is left out.
 */
export function textOf(text: SourceText, range: ByteRange): string {
  const utf8 = text.utf8.subarray(range.start, range.end)
  const ascii = endOfAscii(new DataView(utf8.buffer, utf8.byteOffset, utf8.length), 0, utf8.length)
  if (ascii === utf8.length || utf8.length <= blockBytes) return decoder.decode(utf8)
  const blocks: string[] = []
  for (let start = 0; start < utf8.length; ) {
    const end = endOfBlock(utf8, start)
    blocks.push(decoder.decode(utf8.subarray(start, end)))
    start = end
  }
  return blocks.join('')
}

/**
 * V8 decodes ASCII twenty times faster than a text with a single character beyond it, which manifests have a handful
 * of: a block costs what its own bytes need.
 */
const blockBytes = 4096

/** The end of a block: before a byte of ASCII, which no character goes on across and which is no byte order mark. */
function endOfBlock(utf8: Uint8Array, start: number): number {
  let end = start + blockBytes
  while (end < utf8.length && (utf8[end] ?? 0) >= 0x80) end++
  return Math.min(end, utf8.length)
}

/** The offset behind a byte order mark at `at`, or `at` itself. */
export function skipByteOrderMark(utf8: Uint8Array, at: number): number {
  return utf8[at] === 0xef && utf8[at + 1] === 0xbb && utf8[at + 2] === 0xbf ? at + 3 : at
}

/** How many U+FFFD stand for bytes that are no UTF-8. 0 nearly always, and then found without decoding anything. */
export function countInvalidUtf8(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let count = 0
  for (let i = endOfAscii(view, 0, bytes.length); i < bytes.length; ) {
    const size = sequenceSize(bytes, i)
    if (size < 0) count++
    i = endOfAscii(view, i + Math.abs(size), bytes.length)
  }
  return count
}

/** First byte beyond ASCII. Nearly none is: to look at four at once takes a tenth of the time. */
function endOfAscii(view: DataView, from: number, end: number): number {
  let i = from
  while (i + 4 <= end && (view.getInt32(i) & 0x80808080) === 0) i += 4
  while (i < end && view.getInt8(i) >= 0) i++
  return i
}

/**
 * Size of the character at `at`; negative where no character stands there: minus the number of bytes that one U+FFFD
 * replaces, which are those that could begin a character (Unicode 15, table 3-7).
 */
export function sequenceSize(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
  const size = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0
  if (size === 0) return -1
  const second = bytes[at + 1] ?? 0
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
  if (second < lowest || second > highest) return -1
  for (let i = 2; i < size; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return -i
  return size
}
