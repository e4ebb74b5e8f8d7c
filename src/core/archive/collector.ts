import type { ArchiveEntry, ArchiveFault, SkippedEntry, SkipReason } from './archive'
import { harmlessPath, leadsOut } from './harmless-path'
import { skippedByContent, skippedByName } from './skip-reason'

/** Gathers what comes out of one archive. */
export interface Collector {
  readonly entries: ArchiveEntry[]
  readonly skipped: SkippedEntry[]
  readonly faults: ArchiveFault[]
  skip(path: string, reason: SkipReason): void
  /** Whether a regular file of this name is to be unpacked; it is listed as skipped where it is not. */
  wants(path: string): boolean
  /** Takes a file's bytes, unless they are no text. */
  add(path: string, bytes: Uint8Array, modified?: string): void
}

/** `every`: takes regular files of every name and content; else those that may be manifests. */
export function createCollector({ every = false } = {}): Collector {
  const entries: ArchiveEntry[] = []
  const skipped: SkippedEntry[] = []
  const faults: ArchiveFault[] = []
  const skip = (path: string, reason: SkipReason): void => {
    skipped.push({ path: harmlessPath(path), reason })
  }
  return {
    entries,
    skipped,
    faults,
    skip,
    wants(path) {
      const reason = every ? null : skippedByName(harmlessPath(path))
      if (reason !== null) skip(path, reason)
      return reason === null
    },
    add(path, bytes, modified) {
      const reason = every ? null : skippedByContent(bytes)
      if (reason !== null) return skip(path, reason)
      const harmless = harmlessPath(path)
      if (leadsOut(path)) faults.push({ code: 'archive-unsafe-name', entry: shown(path), path: harmless })
      entries.push({ path: harmless, bytes, ...(modified !== undefined && every ? { modified } : {}) })
    },
  }
}

/** The name of an entry as it may be printed: characters that a terminal would act on are replaced. */
export function shown(path: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that must not reach a terminal
  return path.replace(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd')
}
