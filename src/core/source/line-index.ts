import type { SourceText } from './source'
import { skipByteOrderMark } from './utf8-text'

/** Line and column of a character, both from 1; a column counts code points, so that an emoji is one. */
export interface Position {
  readonly line: number
  readonly column: number
}

export interface LineIndex {
  /** Where the byte at `offset` of the UTF-8 text stands. Inside a character: where that character stands. */
  positionAt(offset: number): Position
}

/** One entry for so many bytes: an answer reads at most this far, and the index takes 0.8 % of the text. */
const BLOCK_BYTES = 1024

/**
 * Lines and columns of a text. A line ends with LF, CRLF or CR; a byte order mark at the start takes no column. Built
 * in one pass when first asked, with an entry for every KiB and not for every line: a text of 3 million lines and one
 * line of 60 MB then cost the same, and any number of lookups in either is cheap.
 */
export function createLineIndex(text: SourceText): LineIndex {
  let blocks: Blocks | undefined
  return {
    positionAt(offset) {
      blocks ??= indexBlocks(text.utf8)
      return locate(text.utf8, blocks, Math.min(offset, text.utf8.length))
    },
  }
}

/** The line of every block's first byte, and how many characters of that line stand before it. */
interface Blocks {
  readonly lines: Uint32Array
  readonly characters: Uint32Array
}

function indexBlocks(utf8: Uint8Array): Blocks {
  const count = Math.floor(utf8.length / BLOCK_BYTES) + 1
  const lines = new Uint32Array(count)
  const characters = new Uint32Array(count)
  let at = { line: 1, characters: 0 }
  for (let block = 0; block < count; block++) {
    lines[block] = at.line
    characters[block] = at.characters
    at = walk(utf8, at, block * BLOCK_BYTES, Math.min((block + 1) * BLOCK_BYTES, utf8.length))
  }
  return { lines, characters }
}

function locate(utf8: Uint8Array, { lines, characters }: Blocks, offset: number): Position {
  const block = Math.floor(offset / BLOCK_BYTES)
  const blockStart = { line: lines[block] ?? 1, characters: characters[block] ?? 0 }
  const at = walk(utf8, blockStart, block * BLOCK_BYTES, offset)
  return { line: at.line, column: Math.max(at.characters + (startsCharacter(utf8, offset) ? 1 : 0), 1) }
}

function walk(utf8: Uint8Array, from: { line: number; characters: number }, start: number, end: number) {
  let { line, characters } = from
  for (let i = start; i < end; i++) {
    if (endsLine(utf8, i)) {
      line++
      characters = 0
    } else if (startsCharacter(utf8, i)) {
      characters++
    }
  }
  return { line, characters }
}

/** Line breaks (LF, CRLF, CR) between two offsets. */
export function countBreaks(utf8: Uint8Array, start: number, end: number): number {
  let count = 0
  for (let i = start; i < end; i++) if (endsLine(utf8, i)) count++
  return count
}

function endsLine(utf8: Uint8Array, i: number): boolean {
  return utf8[i] === 0x0a || (utf8[i] === 0x0d && utf8[i + 1] !== 0x0a)
}

/**
 * True as well at the end of the text, where the next character would stand; not for a byte order mark at the start.
 */
function startsCharacter(utf8: Uint8Array, i: number): boolean {
  return ((utf8[i] ?? 0) & 0xc0) !== 0x80 && (i > 0 || skipByteOrderMark(utf8, 0) === 0)
}
