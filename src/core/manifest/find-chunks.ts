import type { ByteRange, Problem } from '../source'

const TAB = 0x09
const LF = 0x0a
const CR = 0x0d
const SPACE = 0x20
const HASH = 0x23
const DASH = 0x2d
const DOT = 0x2e

/** So many bytes of an offending line go into a problem's facts at most; lines may have any length. */
const QUOTED_BYTES = 80

/** The bytes between two places where a document ends, whether they hold a document or only comments. */
export interface Chunk {
  readonly range: ByteRange
  /** Line of its first byte, from 1. */
  readonly line: number
  /** Line of its last byte. */
  readonly lastLine: number
  /**
   * `separator`: it stands at the start or behind a line that separates for kubectl. `marker`: so it does, but kubectl
   * hands that line on with it, as the `---` that begins a YAML document, because nothing stood before the line. `end`:
   * the YAML document before it ended while kubectl's chunk went on, and of that kubectl reads no more (`...`, or a
   * `---` behind a lone CR).
   */
  readonly behind: 'separator' | 'marker' | 'end'
  /** Where a comment begins on the line before it, which is about this chunk (`--- # Source: chart/x.yaml`). */
  readonly comment?: number
  /** kubectl refuses the source because of a line at either end of this chunk or in it, before it reads the chunk. */
  readonly refused: boolean
}

/**
 * Cuts at the lines where kubectl does (`YAMLReader.Read` in apimachinery's decoder.go: `---` at column 0, then nothing
 * but white space or a comment) and where a YAML document ends inside such a piece. The lines themselves decide,
 * nothing around them. A `---` with text behind it ends a document as well, and the text begins the next; kubectl
 * refuses both (`separator-content`).
 */
export function findChunks(
  utf8: Uint8Array,
  start: number,
  firstLine: number,
): { chunks: Chunk[]; problems: Problem[] } {
  const chunks: Chunk[] = []
  const problems: Problem[] = []
  let open: Omit<Chunk, 'range' | 'lastLine'> & { readonly start: number } = {
    start,
    line: firstLine,
    behind: 'separator',
    refused: false,
  }
  const view = new DataView(utf8.buffer, utf8.byteOffset, utf8.length)
  let line = firstLine

  for (let at = start; at < utf8.length; line++) {
    const next = nextLine(utf8, skipToControl(view, at, utf8.length))
    // kubectl holds nothing yet: a separator met now is the first line of what it hands on.
    const isFirst = open.start === at && open.behind === 'separator'
    const cut = cutAt(utf8, start, at, next, isFirst)
    if (cut?.refusedText !== undefined) {
      const facts = { text: quote(utf8, cut.refusedText, next) }
      problems.push({ code: 'separator-content', severity: 'error', at: { start: at, end: next }, facts })
      open = { ...open, refused: true }
    }
    if (cut?.content !== undefined) {
      chunks.push({ ...close(open, at), lastLine: line - 1 })
      const refused = cut.refusedText !== undefined
      const comment = cut.comment === undefined ? {} : { comment: cut.comment }
      open = { start: cut.content, line: cut.content < next ? line : line + 1, behind: cut.behind, refused, ...comment }
    }
    at = next
  }
  chunks.push({ ...close(open, utf8.length), lastLine: line - 1 })
  return { chunks, problems }
}

function close(
  { start, ...chunk }: Omit<Chunk, 'range' | 'lastLine'> & { readonly start: number },
  end: number,
): Omit<Chunk, 'lastLine'> {
  return { ...chunk, range: { start, end } }
}

/** What a line does to the documents around it. */
interface CutLine {
  readonly behind: Chunk['behind']
  /**
   * Where the next chunk begins; undefined where kubectl takes the line for a separator gone wrong and YAML for text.
   */
  readonly content: number | undefined
  /** Start of a comment on the line. */
  readonly comment?: number
  /** Start of the text for which kubectl refuses the line. */
  readonly refusedText?: number
}

function cutAt(utf8: Uint8Array, start: number, at: number, next: number, isFirst: boolean): CutLine | undefined {
  const byte = utf8[at]
  if ((byte !== DASH && byte !== DOT) || utf8[at + 1] !== byte || utf8[at + 2] !== byte) return undefined
  const isMarker = isBlank(utf8[at + 3])
  const rest = skipSpace(utf8, at + 3, next)
  const hasText = rest < next && utf8[rest] !== HASH
  const comment = rest < next && !hasText ? { comment: rest } : {}
  // To kubectl a line begins after LF alone, so the `---` of a document that begins behind a lone CR is lost on it.
  if (byte === DOT || isAfterLoneCr(utf8, start, at)) {
    return isMarker ? { behind: 'end', content: hasText ? rest : next, ...comment } : undefined
  }
  if (hasText) {
    return { behind: 'separator', content: isMarker ? rest : undefined, refusedText: isMarker ? rest : at }
  }
  // Its first line goes to the YAML reader, to which `---#` and `---` before a no-break space are text; and to kubectl
  // a line goes on behind a lone CR, up to text with which it is no separator.
  const isRefused = (isFirst && !isMarker) || (utf8[next - 1] === CR && hasTextBeforeLf(utf8, next))
  const behind = isFirst ? 'marker' : 'separator'
  return { behind, content: next, ...comment, ...(isRefused ? { refusedText: at } : {}) }
}

function hasTextBeforeLf(utf8: Uint8Array, from: number): boolean {
  let i = from
  while (i < utf8.length && utf8[i] !== LF && isBlank(utf8[i])) i++
  return i < utf8.length && utf8[i] !== LF
}

function isAfterLoneCr(utf8: Uint8Array, start: number, at: number): boolean {
  return at > start && utf8[at - 1] === CR
}

/** Start of the line after the one at `at`; a line ends with LF, CRLF or a lone CR. */
export function nextLine(utf8: Uint8Array, at: number): number {
  for (let i = at; i < utf8.length; i++) {
    const byte = utf8[i]
    if (byte === LF) return i + 1
    if (byte === CR) return utf8[i + 1] === LF ? i + 2 : i + 1
  }
  return utf8.length
}

/**
 * A place from `at` on, at most four bytes before the next line break or tab: four bytes are looked at together, as one
 * number.
 */
function skipToControl(view: DataView, at: number, end: number): number {
  let i = at
  for (; i + 4 <= end; i += 4) {
    const bytes = view.getInt32(i)
    // Of this difference the highest bit of a byte is set, where it was not before, only if some byte is below 0x0e.
    if (((bytes - 0x0e0e0e0e) & ~bytes & 0x80808080) !== 0) break
  }
  return i
}

function isBlank(byte: number | undefined): boolean {
  return byte === undefined || byte === SPACE || byte === TAB || byte === LF || byte === CR
}

/** Skips what Go's `strings.TrimSpace` trims, with which kubectl looks at the rest of a separator. */
export function skipSpace(utf8: Uint8Array, from: number, end: number): number {
  let i = from
  while (i < end) {
    const byte = utf8[i] ?? 0
    if (byte === SPACE || (byte >= TAB && byte <= CR)) i++
    else if (
      byte >= 0xc2 &&
      /^[\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/.test(quote(utf8, i, i + 3))
    )
      i += byte < 0xe0 ? 2 : 3
    else break
  }
  return i
}

/** The text of a range, cut to a length that can be shown. */
export function quote(utf8: Uint8Array, start: number, end: number): string {
  return new TextDecoder('utf-8').decode(utf8.subarray(start, Math.min(end, start + QUOTED_BYTES)))
}
