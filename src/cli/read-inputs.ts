import { readFileSync } from 'node:fs'
import { type OpenedSources, openSources, type Source } from '../core/source'
import { failureOf, findFiles, type PathFailure } from './find-files'

export const standardInput = '-'

export interface Inputs extends OpenedSources {
  /** How many files were read, archives among them, which may have brought no source. */
  readonly inputs: number
  /** Paths that could not be read; the others are in `sources` all the same. */
  readonly failures: readonly PathFailure[]
}

/**
 * Reads files, folders and standard input (`-`, or no path at all) in the order given. The name of a source is the path as given; for a
 * folder (`findFiles`), the folder's with the file's. A file may be a zip, a tar or gzip: its manifests are then the sources, each named by the
 * archive's path with its own. What cannot be read is in `failures`, one by one.
 */
export function readInputs(paths: readonly string[]): Inputs {
  const sources: Source[] = []
  const failures: PathFailure[] = []
  const read = (path: string, file: string | 0): void => {
    try {
      sources.push({ name: path, bytes: readFileSync(file) })
    } catch (error) {
      failures.push(failureOf(path, error))
    }
  }
  for (const path of paths.length === 0 ? [standardInput] : paths) {
    if (path === standardInput) {
      read(path, 0)
      continue
    }
    const found = findFiles(path)
    failures.push(...found.failures)
    for (const file of found.files) read(file, file)
  }
  return { ...openSources(sources), inputs: sources.length, failures }
}
