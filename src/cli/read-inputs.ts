import { fstatSync, readFileSync } from 'node:fs'
import { type OpenedSources, openSources, type Source } from '../core/source'
import { boundHeap } from './bound-heap'
import { Failure, type Runner } from './command'
import { failureOf, findFiles, type PathFailure } from './find-files'
import type { InputRequest } from './input-request'
import { writeLines } from './write-lines'

export const standardInput = '-'

/**
 * Reads files, folders and standard input (`-`, or no path at all) in the order given. The name of a source is the path
 * as given; for a folder (`findFiles`), the folder's with the file's. A file may be a zip, a tar or gzip: its manifests
 * are then the sources, each named by the archive's path with its own. What cannot be read is said, one by one, and
 * counts for the exit status; where nothing can, a `Failure` is thrown.
 */
export async function readInputs({ paths }: InputRequest, runner: Runner): Promise<OpenedSources> {
  const sources: Source[] = []
  const failures: PathFailure[] = []
  for (const path of paths.length === 0 ? [standardInput] : paths) {
    if (path === standardInput) {
      sources.push({ name: path, bytes: await readStandardInput() })
      continue
    }
    const found = findFiles(path)
    failures.push(...found.failures)
    await tellOutputs(found.outputs, runner)
    for (const file of found.files) {
      try {
        sources.push({ name: file, bytes: readFileSync(file) })
      } catch (error) {
        failures.push(failureOf(file, error))
      }
    }
  }
  await tellFailures(failures, sources.length > 0, runner)
  boundHeap(sources.reduce((sum, { bytes }) => sum + bytes.length, 0))
  return openSources(sources)
}

/** Says what could not be read; where nothing else was read, the last of it ends the command. */
export async function tellFailures(all: readonly PathFailure[], isAnyRead: boolean, runner: Runner): Promise<void> {
  const failures = all.map(({ path, reason, kind }) => {
    return new Failure(`cannot read ${path}: ${reason}`, kind === 'unreadable' ? 3 : 2)
  })
  const last = isAnyRead ? undefined : failures.pop()
  for (const failure of failures) await runner.fail(failure)
  if (last) throw last
}

/** Says what is left out of a folder. */
export async function tellOutputs(outputs: readonly string[], { err }: Pick<Runner, 'err'>): Promise<void> {
  const said = 'was written by plimsoll split from files that are read here, and is left out; name it to read it'
  await writeLines(
    err,
    outputs.map(folder => `plimsoll: ${folder} ${said}`),
  )
}

/**
 * Standard input as it comes, waited for: a pipe that gives nothing yet is no error. Node reads a folder in its place
 * as nothing.
 */
export async function* standardInputChunks(): AsyncGenerator<Uint8Array, void> {
  if (fstatSync(0).isDirectory()) throw new Failure('cannot read standard input: it is a folder', 3)
  yield* process.stdin
}

/** All of standard input. */
export async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of standardInputChunks()) chunks.push(chunk)
  return Buffer.concat(chunks)
}
