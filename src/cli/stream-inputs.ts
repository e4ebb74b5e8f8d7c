import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import type { ProblemReport, StreamedSource } from '../core/analysis'
import { archiveKind, createUnpackBudget } from '../core/archive'
import { createNaming, type InputProblem, mostUnpackedBytes, openSources, type Source } from '../core/source'
import { boundHeap } from './bound-heap'
import { Failure, type Runner } from './command'
import { failureOf, findFiles, type PathFailure } from './find-files'
import type { InputRequest } from './input-request'
import { problemMessage } from './problem-words'
import {
  pathsOf,
  printedSources,
  skippedFile,
  standardInput,
  standardInputChunks,
  tellFailures,
  tellLeftOut,
} from './read-inputs'
import { readFailure } from './reason-of'

export interface StreamedInputs {
  readonly sources: readonly StreamedSource[]
  readonly problems: readonly InputProblem[]
  /** Of all of them; null where a pipe is among them. */
  readonly bytes: number | null
}

/** Larger files that are no archives are read as they go. */
const openedAtMost = 64 * 1024 * 1024
/**
 * From so many bytes on an answer in words is gathered as resources are read: what an analysis holds of a hundred
 * thousand takes more than they.
 */
const streamedFrom = 8 * 1024 * 1024
const chunkBytes = 1024 * 1024

/** The same inputs as `readInputs`, with the same failures, to be read from front to end without holding them. */
export async function streamInputs(request: InputRequest, runner: Runner): Promise<StreamedInputs> {
  const sources: StreamedSource[] = []
  const problems: InputProblem[] = []
  const failures: PathFailure[] = []
  const budget = createUnpackBudget(mostUnpackedBytes)
  const nameOf = createNaming()
  let total = 0
  const open = (file: string, isInFolder: boolean): void => {
    const { size } = statSync(file)
    total += size
    if (size > openedAtMost && archiveKind(firstBytes(file)) === null) {
      closeSync(openSync(file, 'r'))
      sources.push({ name: nameOf(file), chunks: () => readChunks(file), isRepeatable: true })
      return
    }
    const content = readFileSync(file)
    const skipped = isInFolder ? skippedFile(file, content) : null
    if (skipped) problems.push(skipped)
    else unpack({ name: file, bytes: content })
  }
  const unpack = (source: Source): void => {
    const opened = openSources([source], budget)
    problems.push(...opened.problems)
    for (const { name, bytes: content } of opened.sources) {
      sources.push({ name: nameOf(name), chunks: () => [content], isRepeatable: true })
    }
  }
  for (const path of pathsOf(request)) {
    if (path === standardInput) {
      const chunks = standardInputChunks()
      const first = await firstChunks(chunks)
      if (archiveKind(Buffer.concat(first)) === null) {
        sources.push({ name: nameOf(path), chunks: () => following(first, chunks), isRepeatable: false })
        continue
      }
      for await (const chunk of following([], chunks)) first.push(chunk)
      unpack({ name: path, bytes: Buffer.concat(first) })
      continue
    }
    const found = findFiles(path, request)
    failures.push(...found.failures)
    await tellLeftOut(found, request, runner)
    for (const file of found.files) {
      try {
        open(file, found.isFolder)
      } catch (error) {
        failures.push(failureOf(file, error))
      }
    }
  }
  for (const source of await printedSources(request, runner)) unpack(source)
  await tellFailures(failures, sources.length + problems.length > 0, runner)
  boundHeap(total)
  const isKnown = sources.every(({ isRepeatable }) => isRepeatable)
  return { sources, problems, bytes: isKnown ? total : null }
}

/** Whether the problem is that a source could not be read to its end, which is then said and counts as such. */
export async function isUnread(problem: ProblemReport, runner: Runner): Promise<boolean> {
  if (problem.code !== 'source-too-large') return false
  const { source, line } = problem
  await runner.fail(new Failure(`cannot read ${source} from line ${line} on: ${problemMessage(problem)}`, 3))
  return true
}

/** Whether one of the files is so large that what is said of it is gathered as it goes. */
export function isStreamed(request: InputRequest): boolean {
  try {
    return request.paths.some(
      path => path !== standardInput && findFiles(path, request).files.some(file => statSync(file).size > streamedFrom),
    )
  } catch {
    return false
  }
}

/** Whether a Helm chart may be among the inputs: it is read as a whole. */
export function mayHoldChart(request: InputRequest): boolean {
  return request.paths.some(path => {
    if (path === standardInput) return false
    const { files, charts } = findFiles(path, request)
    return charts.length > 0 || files.some(file => /\.(tgz|tar\.gz)$/i.test(file))
  })
}

/** So many tell every kind of archive: a tar by its first header. */
const telling = 512

function firstBytes(file: string): Uint8Array {
  const descriptor = openSync(file, 'r')
  try {
    const head = new Uint8Array(telling)
    return head.subarray(0, readSync(descriptor, head))
  } finally {
    closeSync(descriptor)
  }
}

/** The first chunks of a pipe, as many as tell an archive. */
async function firstChunks(chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array[]> {
  const first: Uint8Array[] = []
  for (let length = 0; length < telling; ) {
    const next = await chunks.next()
    if (next.done) break
    first.push(next.value)
    length += next.value.length
  }
  return first
}

async function* following(first: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncIterable<Uint8Array> {
  yield* first
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

function* readChunks(file: string): Iterable<Uint8Array> {
  const descriptor = openSync(file, 'r')
  try {
    for (;;) {
      const chunk = new Uint8Array(chunkBytes)
      const length = readSync(descriptor, chunk)
      if (length === 0) return
      yield chunk.subarray(0, length)
    }
  } catch (error) {
    throw readFailure(file, error)
  } finally {
    closeSync(descriptor)
  }
}
