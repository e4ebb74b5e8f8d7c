import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { compareUtf8 } from '../core/bytes'
import { isMissing, reasonOf } from './reason-of'

/** A path that gives no input, as a clause. */
export interface PathFailure {
  readonly path: string
  readonly reason: string
  /**
   * `missing`: it was named and is not there. `unreadable`: it is there, and the system does not let it be read.
   * `empty`: a folder that was named and holds no manifest.
   */
  readonly kind: 'missing' | 'unreadable' | 'empty'
}

export interface FoundFiles {
  /** Paths below the one that was named, in byte order of names, folder by folder. */
  readonly files: readonly string[]
  readonly failures: readonly PathFailure[]
}

const manifestName = /\.(ya?ml|json)$/i
const hiddenName = /^(\..+|node_modules)$/

/**
 * The file itself, or the manifests of a folder and of those in it: files ending .yaml, .yml or .json, without hidden
 * ones and `node_modules`. Links are followed, as `kubectl -f` follows those to files; a folder that was read already
 * is not read again, which ends loops. What cannot be read is named, the rest is found all the same. Throws nothing.
 */
export function findFiles(path: string): FoundFiles {
  const files: string[] = []
  const failures: PathFailure[] = []
  const read = new Set<string>()

  function readFolder(folder: string): void {
    const real = realpathSync(folder)
    if (read.has(real)) return
    read.add(real)
    const entries = readdirSync(folder, { withFileTypes: true })
    for (const entry of entries.sort((a, b) => compareUtf8(a.name, b.name))) {
      if (!hiddenName.test(entry.name)) attempt(join(folder, entry.name), inside => readEntry(inside, entry))
    }
  }

  function readEntry(inside: string, entry: Dirent): void {
    const isWanted = manifestName.test(entry.name)
    // Whether a link without such a name leads to a folder is to be seen; that it leads nowhere is no loss.
    const isFolder = entry.isSymbolicLink()
      ? (statSync(inside, { throwIfNoEntry: isWanted })?.isDirectory() ?? false)
      : entry.isDirectory()
    if (isFolder) readFolder(inside)
    else if (!isWanted) return
    else if (statSync(inside).isFile()) files.push(inside)
    else failures.push({ path: inside, kind: 'unreadable', reason: 'it is no regular file' })
  }

  function attempt(at: string, act: (at: string) => void): void {
    try {
      act(at)
    } catch (error) {
      failures.push(failureOf(at, error))
    }
  }

  try {
    if (!statSync(path).isDirectory()) return { files: [path], failures }
  } catch (error) {
    return { files, failures: [{ ...failureOf(path, error), kind: isMissing(error) ? 'missing' : 'unreadable' }] }
  }
  attempt(path, readFolder)
  if (files.length === 0 && failures.length === 0) {
    failures.push({ path, kind: 'empty', reason: 'no file ending .yaml, .yml or .json is in this folder' })
  }
  return { files, failures }
}

/** Why a path cannot be read, from what the system said. */
export function failureOf(path: string, error: unknown): PathFailure {
  return { path, kind: 'unreadable', reason: reasonOf(error) }
}
