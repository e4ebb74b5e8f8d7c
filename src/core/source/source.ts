/** One named input text as it came in: a paste, a file, standard input. `name` is the path as given. */
export interface Source {
  readonly name: string
  readonly bytes: Uint8Array
}

/** How a source's bytes encode its text. UTF-16 is recognised by its byte order mark only, as kubectl does. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/**
 * A source whose text is known. All offsets of the core count bytes of `utf8`; `originalOffset` turns one into an
 * offset of the source's own bytes (they are equal unless the source is UTF-16).
 */
export interface SourceText {
  readonly name: string
  readonly original: Uint8Array
  readonly encoding: TextEncoding
  /** The text in UTF-8. For a UTF-8 source this is `original` itself, byte order mark and invalid bytes included. */
  readonly utf8: Uint8Array
  originalOffset(offset: number): number
}
