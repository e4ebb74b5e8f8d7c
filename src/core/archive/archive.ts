/** What an input is, by its content: a name says nothing. */
export type ArchiveKind = 'zip' | 'tar' | 'gzip'

/**
 * A regular file of an archive, whole and checked. `path` is relative with `/`, and leads nowhere outside
 * (`harmlessPath`).
 */
export interface ArchiveEntry {
  readonly path: string
  readonly bytes: Uint8Array
  /** When it was changed, in seconds since 1970 as a decimal number: only of a tar. */
  readonly modified?: string
}

/** Why an entry was left out though nothing is wrong with it. */
export type SkipReason = 'other-name' | 'binary' | 'hidden' | 'link' | 'special' | 'nested'

export interface SkippedEntry {
  readonly path: string
  readonly reason: SkipReason
}

/** What is wrong with an archive, or with one of its entries (`entry` empty: with the archive as a whole). */
export type ArchiveFault =
  | { readonly code: 'archive-truncated'; readonly entry: string }
  | { readonly code: 'archive-damaged'; readonly entry: string }
  | { readonly code: 'archive-conflict'; readonly entry: string }
  | { readonly code: 'archive-checksum'; readonly entry: string }
  | { readonly code: 'archive-length'; readonly entry: string; readonly said: number }
  | { readonly code: 'archive-encrypted'; readonly entry: string }
  | { readonly code: 'archive-method'; readonly entry: string; readonly method: number }
  | { readonly code: 'archive-too-large'; readonly entry: string; readonly max: number }
  | { readonly code: 'archive-too-many'; readonly entry: string; readonly max: number }
  /** So many bytes stand behind the end of the archive. */
  | { readonly code: 'archive-trailing'; readonly entry: string; readonly bytes: number }
  /** The same, all of them zeros: padding, or what is left of a member. */
  | { readonly code: 'archive-zeros'; readonly entry: string; readonly bytes: number }
  /** Something else than zeros fills up the last block of an entry, which is used all the same. */
  | { readonly code: 'archive-padding'; readonly entry: string }
  /** So many bytes belong to no entry of the directory. */
  | { readonly code: 'archive-unlisted'; readonly entry: string; readonly bytes: number }
  | { readonly code: 'archive-unsafe-name'; readonly entry: string; readonly path: string }

/** An archive read as far as it can be read. */
export interface OpenedArchive {
  readonly kind: ArchiveKind | 'tar.gz'
  readonly entries: readonly ArchiveEntry[]
  readonly skipped: readonly SkippedEntry[]
  readonly faults: readonly ArchiveFault[]
}

/** More entries than this are not looked at: a zip can name millions in a few megabytes. */
export const mostEntries = 50_000
