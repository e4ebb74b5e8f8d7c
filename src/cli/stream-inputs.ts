import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import type { ProblemReport, StreamedSource } from '../core/analysis'
import { type InputProblem, openSources } from '../core/source'
import { boundHeap } from './bound-heap'
import { Failure, type Runner } from './command'
import { failureOf, findFiles, type PathFailure } from './find-files'
import { problemMessage } from './problem-words'
import { standardInput, standardInputChunks, tellFailures } from './read-inputs'
import { readFailure } from './reason-of'

export interface StreamedInputs {
  readonly sources: readonly StreamedSource[]
  readonly problems: readonly InputProblem[]
}

/** Larger files are taken for manifests, and read as they go; smaller ones may be archives. */
const openedAtMost = 64 * 1024 * 1024
/** From so many bytes on an answer in words is gathered as resources are read: what an analysis holds of a hundred thousand takes more than they. */
const streamedFrom = 8 * 1024 * 1024
const chunkBytes = 1024 * 1024

/** The same inputs as `readInputs`, with the same failures, to be read from front to end without holding them. */
export async function streamInputs(paths: readonly string[], runner: Runner): Promise<StreamedInputs> {
  const sources: StreamedSource[] = []
  const problems: InputProblem[] = []
  const failures: PathFailure[] = []
  let total = 0
  const open = (file: string): void => {
    const { size } = statSync(file)
    total += size
    if (size > openedAtMost) {
      closeSync(openSync(file, 'r'))
      sources.push({ name: file, chunks: () => readChunks(file), isRepeatable: true })
      return
    }
    const opened = openSources([{ name: file, bytes: readFileSync(file) }])
    problems.push(...opened.problems)
    for (const { name, bytes: content } of opened.sources) {
      sources.push({ name, chunks: () => [content], isRepeatable: true })
    }
  }
  for (const path of paths.length === 0 ? [standardInput] : paths) {
    if (path === standardInput) {
      sources.push({ name: path, chunks: standardInputChunks, isRepeatable: false })
      continue
    }
    const found = findFiles(path)
    failures.push(...found.failures)
    for (const file of found.files) {
      try {
        open(file)
      } catch (error) {
        failures.push(failureOf(file, error))
      }
    }
  }
  await tellFailures(failures, sources.length > 0, runner)
  boundHeap(total)
  return { sources, problems }
}

/** Whether the problem is that a source could not be read to its end, which is then said and counts as such. */
export async function isUnread(problem: ProblemReport, runner: Runner): Promise<boolean> {
  if (problem.code !== 'source-too-large') return false
  const { source, line } = problem
  await runner.fail(new Failure(`cannot read ${source} from line ${line} on: ${problemMessage(problem)}`, 3))
  return true
}

/** Whether one of the files is so large that what is said of it is gathered as it goes. */
export function isStreamed(paths: readonly string[]): boolean {
  try {
    return paths.some(
      path => path !== standardInput && findFiles(path).files.some(file => statSync(file).size > streamedFrom),
    )
  } catch {
    return false
  }
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
