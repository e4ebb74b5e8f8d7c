import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import type { StreamedSource } from '../core/analysis'
import { type Bytes, bytes } from '../core/bytes'
import { openSources } from '../core/source'
import { failureOf, findFiles } from './find-files'
import { type Inputs, standardInput } from './read-inputs'

export interface StreamedInputs {
  readonly sources: readonly StreamedSource[]
  /** Bytes of each source; 0 for standard input. */
  readonly sizes: readonly Bytes[]
  readonly problems: Inputs['problems']
  readonly failures: Inputs['failures']
}

/** Larger files are taken for manifests, and read as they go; smaller ones may be archives. */
const openedAtMost = 64 * 1024 * 1024
const chunkBytes = 1024 * 1024

/** The same inputs as `readInputs`, to be read from front to end without holding them. */
export function streamInputs(paths: readonly string[]): StreamedInputs {
  const sources: StreamedSource[] = []
  const sizes: Bytes[] = []
  const problems: Inputs['problems'][number][] = []
  const failures: Inputs['failures'][number][] = []
  const open = (file: string): void => {
    const { size } = statSync(file)
    if (size > openedAtMost) {
      closeSync(openSync(file, 'r'))
      sources.push({ name: file, chunks: () => readChunks(file), isRepeatable: true })
      sizes.push(bytes(size))
      return
    }
    const opened = openSources([{ name: file, bytes: readFileSync(file) }])
    problems.push(...opened.problems)
    for (const { name, bytes: content } of opened.sources) {
      sources.push({ name, chunks: () => [content], isRepeatable: true })
      sizes.push(bytes(content.length))
    }
  }
  for (const path of paths.length === 0 ? [standardInput] : paths) {
    if (path === standardInput) {
      sources.push({ name: path, chunks: () => process.stdin, isRepeatable: false })
      sizes.push(bytes(0))
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
  return { sources, sizes, problems, failures }
}

/** Whether one of the files is so large that it is read as it goes. */
export function isStreamed(paths: readonly string[]): boolean {
  try {
    return paths.some(
      path => path !== standardInput && findFiles(path).files.some(file => statSync(file).size > openedAtMost),
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
  } finally {
    closeSync(descriptor)
  }
}
