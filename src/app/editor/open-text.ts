import { blobInTurns } from '../../platform'
import type { PageSource } from '../store'

/** More than this is not given to the editor at once: reading, colouring and keeping it would block the page. */
export const mostBytes = 4_000_000

/** Of a document that is larger still, so much is shown. */
const peekBytes = 1_000_000

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/** A text as it stands in the editor, and how its bytes come back. */
export interface OpenText {
  readonly source: PageSource
  /**
   * `whole`: the source. `part`: one document of a source that is too large. `peek`: the beginning of one that is too
   * large itself.
   */
  readonly extent: 'whole' | 'part' | 'peek'
  readonly text: string
  /** What the editor shows: the text itself, or one of the same lines and columns in which Secrets are masked. */
  readonly shown: string
  /** Line of the source at which the text begins, from 1. */
  readonly firstLine: number
  /** Bytes of the source that the text stands for. */
  readonly start: number
  readonly end: number
  readonly encoding: Encoding
  /** The first character of the source is a byte order mark, which is not part of the text and comes back before it. */
  readonly mark: boolean
  /** Both kinds of line ends occur: the editor writes all as the more frequent one. */
  readonly mixedLines: boolean
  /** Bytes that are no text in this encoding: the editor writes U+FFFD for each. */
  readonly damaged: boolean
}

/** Why a source has no text to show. */
export type NoText = 'binary' | 'unreadable'

interface Part {
  readonly start: number
  readonly end: number
  readonly firstLine: number
  readonly isSecret: boolean
}

/** Masks what is secret in a text; `isSecret`: it belongs to a Secret, whether it says so or not. */
type Mask = (text: string, isSecret: boolean) => Promise<string>

/** For a text that is to be seen as it is. */
export const unmasked: Mask = async text => text

/**
 * Reads the text of a source, or of `part` of it where the whole is too large. Encodings are recognised as kubectl
 * does: UTF-8 with or without a byte order mark, UTF-16 with one. What `mask` leaves of it is shown.
 */
export async function openText(source: PageSource, part: Part | null, mask: Mask): Promise<OpenText | NoText> {
  try {
    const { content } = source
    const encoding = encodingOf(new Uint8Array(await content.slice(0, 2).arrayBuffer()))
    const whole = content.size <= mostBytes
    const { start, end, firstLine } = whole || !part ? { start: 0, end: content.size, firstLine: 1 } : part
    const peek = end - start > mostBytes
    const shownEnd = peek ? start + peekBytes : end
    const bytes = new Uint8Array(await content.slice(start, shownEnd).arrayBuffer())
    if (encoding === 'utf-8' && bytes.subarray(0, sniffedBytes).includes(0)) return 'binary'
    const decoded = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)
    const mark = start === 0 && decoded.startsWith('\ufeff')
    const text = mark ? decoded.slice(1) : decoded
    const extent = peek ? 'peek' : whole ? 'whole' : 'part'
    const damaged = encoding === 'utf-8' && text.includes('\ufffd') && !isUtf8(bytes)
    const shown = await mask(text, !whole && part?.isSecret === true)
    return {
      source,
      extent,
      text,
      shown,
      firstLine,
      start,
      end: shownEnd,
      encoding,
      mark,
      mixedLines: isMixed(text),
      damaged,
    }
  } catch {
    return 'unreadable' // moved or taken away since it was chosen
  }
}

/** The source's bytes with this text in the place of the one that was opened; all other bytes are taken as they are. */
export function closeText(open: OpenText, text: string): Blob {
  return within(open, encoded(open, text))
}

/** The same in short tasks, between which the page has its turn. */
export async function closeTextInTurns(open: OpenText, text: string): Promise<Blob> {
  const middle = encoded(open, text)
  return within(open, typeof middle === 'string' ? await blobInTurns(middle) : middle)
}

function encoded({ encoding, mark }: OpenText, text: string): string | Uint8Array<ArrayBuffer> {
  const written = mark ? `\ufeff${text}` : text
  return encoding === 'utf-8' ? written : utf16(written, encoding === 'utf-16le')
}

function within({ source, start, end }: OpenText, middle: BlobPart): Blob {
  return new Blob([source.content.slice(0, start), middle, source.content.slice(end)])
}

/** What is shown is not the text itself. */
export function isMasked({ text, shown }: OpenText): boolean {
  return text !== shown
}

/** As many bytes as the core looks at to find that a source is binary. */
const sniffedBytes = 8000

function encodingOf([first, second]: Uint8Array): Encoding {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return 'utf-8'
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function isMixed(text: string): boolean {
  return /\r(?!\n)/.test(text) || (text.includes('\r\n') && /(^|[^\r])\n/.test(text))
}

function utf16(text: string, littleEndian: boolean): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(text.length * 2))
  for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), littleEndian)
  return new Uint8Array(view.buffer)
}
