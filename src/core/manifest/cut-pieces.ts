import { concat } from '../bytes'

const LF = 0x0a
const CR = 0x0d
const SPACE = 0x20
const HASH = 0x23
const DASH = 0x2d

/** A piece is at least so large where it can be: every piece costs a little, and is in memory as a whole. */
const pieceBytes = 4 * 1024 * 1024

/** Takes a source as it comes and gives it back in pieces of whole documents. */
export interface PieceCutter {
  /** The piece that is complete with these bytes, null while there is none. */
  push(chunk: Uint8Array): Uint8Array | null
  /** What is left at the end of the source; may be empty. */
  rest(): Uint8Array
}

/**
 * Cuts a source that is too large for memory. Every piece but the last ends behind a line that is nothing but `---` and
 * follows a line of content: there cutting begins anew, whatever came before (`cutYaml`), so that the documents of all
 * pieces are those of the whole. A document that is larger than a piece makes a larger one; a source with no such line,
 * as JSON is, is one piece.
 */
export function createPieceCutter(size = pieceBytes): PieceCutter {
  let chunks: Uint8Array[] = []
  let held = 0
  let wanted = size

  function take(): Uint8Array {
    const whole = concat(chunks)
    chunks = []
    held = 0
    return whole
  }

  return {
    push(chunk) {
      chunks.push(chunk)
      held += chunk.length
      if (held < wanted) return null
      const whole = take()
      const end = lastCut(whole)
      // The rest is copied, so that it does not keep the piece in memory.
      chunks = [end > 0 ? whole.slice(end) : whole]
      held = whole.length - end
      wanted = end > 0 ? size : held * 2
      return end > 0 ? whole.subarray(0, end) : null
    },
    rest: take,
  }
}

/**
 * Behind the last separator at which the text can be cut; 0 where there is none. The very last line is left, as it may
 * go on.
 */
function lastCut(utf8: Uint8Array): number {
  for (let at = utf8.lastIndexOf(LF, utf8.length - 2); at > 4; at = utf8.lastIndexOf(LF, at - 1)) {
    if (utf8[at - 1] !== DASH || utf8[at - 2] !== DASH || utf8[at - 3] !== DASH || utf8[at - 4] !== LF) continue
    if (isContent(utf8, at - 4)) return at + 1
  }
  return 0
}

/**
 * Whether the line that ends at `end` holds something that is no comment, marker or directive, in a text without lone
 * CR nearby.
 */
function isContent(utf8: Uint8Array, end: number): boolean {
  const start = utf8.lastIndexOf(LF, end - 1) + 1
  let first = start
  while (utf8[first] === SPACE) first++
  const code = utf8[first] ?? LF
  const isWord = code > SPACE && code !== HASH && code < 0x7f
  const mayBeMarker = first === start && (code === DASH || code === 0x2e || code === 0x25)
  return first < end && isWord && !mayBeMarker && !utf8.subarray(start, end).includes(CR)
}
