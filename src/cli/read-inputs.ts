import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type OpenedSources, openSources, type Source } from '../core/source'

export const standardInput = '-'
const manifestName = /\.(ya?ml|json)$/i

export interface Inputs extends OpenedSources {
  /** How many files were read, archives among them, which may have brought no source. */
  readonly inputs: number
  /** Paths that could not be read; the others are in `sources` all the same. */
  readonly failures: readonly { readonly path: string; readonly reason: string }[]
}

/**
 * Reads files, folders and standard input (`-`, or no path at all) in the order given. The name of a source is the path as given; for a
 * folder, the folder's with the file's. A folder is read with its subfolders, files ending .yaml, .yml or .json, in byte order of names. A file may be a zip, a tar or gzip: its
 * manifests are then the sources, each named by the archive's path with its own.
 */
export function readInputs(paths: readonly string[]): Inputs {
  const sources: Source[] = []
  const failures: { path: string; reason: string }[] = []
  for (const path of paths.length === 0 ? [standardInput] : paths) {
    try {
      if (path === standardInput) sources.push({ name: standardInput, bytes: readFileSync(0) })
      else for (const file of filesOf(path)) sources.push({ name: file, bytes: readFileSync(file) })
    } catch (error) {
      failures.push({ path, reason: error instanceof Error ? error.message : String(error) })
    }
  }
  return { ...openSources(sources), inputs: sources.length, failures }
}

/** The file itself, or the manifests of a folder and of those in it. */
export function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  return entries.flatMap(entry => {
    const inside = join(path, entry.name)
    if (entry.isDirectory()) return filesOf(inside)
    return entry.isFile() && manifestName.test(entry.name) ? [inside] : []
  })
}
