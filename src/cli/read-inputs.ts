import { fstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type OpenedSources, openSources, type Source } from '../core/source'
import { Failure, type Runner } from './command'
import { readFailure } from './reason-of'

export const standardInput = '-'
const manifestName = /\.(ya?ml|json)$/i

/**
 * Reads files, folders and standard input (`-`, or no path at all) in the order given. The name of a source is the path as given; for a
 * folder, the folder's with the file's. A folder is read with its subfolders, files ending .yaml, .yml or .json, in byte order of names. A file may be a zip, a tar or gzip: its
 * manifests are then the sources, each named by the archive's path with its own.
 * What cannot be read is said and counts for the exit status; where nothing can, a `Failure` is thrown.
 */
export async function readInputs(paths: readonly string[], runner: Runner): Promise<OpenedSources> {
  const sources: Source[] = []
  const failures: Failure[] = []
  for (const path of paths.length === 0 ? [standardInput] : paths) {
    try {
      if (path === standardInput) sources.push({ name: standardInput, bytes: await readStandardInput() })
      else for (const file of filesOf(path)) sources.push({ name: file, bytes: readFileSync(file) })
    } catch (error) {
      failures.push(error instanceof Failure ? error : readFailure(path, error))
    }
  }
  await tellFailures(failures, sources.length > 0, runner)
  return openSources(sources)
}

/** Says what could not be read; where there is nothing else, the last of it ends the command. */
export async function tellFailures(failures: Failure[], isAnyRead: boolean, runner: Runner): Promise<void> {
  const last = isAnyRead ? undefined : failures.pop()
  for (const failure of failures) await runner.fail(failure)
  if (last) throw last
}

/** Standard input as it comes, waited for: a pipe that gives nothing yet is no error. Node reads a folder in its place as nothing. */
export async function* standardInputChunks(): AsyncIterable<Uint8Array> {
  try {
    if (fstatSync(0).isDirectory()) throw new Error('it is a folder')
    yield* process.stdin
  } catch (error) {
    throw readFailure(standardInput, error)
  }
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of standardInputChunks()) chunks.push(chunk)
  return Buffer.concat(chunks)
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
