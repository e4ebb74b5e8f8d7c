import { fstatSync, readFileSync } from 'node:fs'
import { formatCount } from '../core/bytes'
import { type OpenedInputs, openInputs } from '../core/chart'
import type { InputProblem, Source } from '../core/source'
import { boundHeap } from './bound-heap'
import { Failure, type Runner } from './command'
import { type FoundFiles, failureOf, findFiles, type PathFailure } from './find-files'
import { type InputRequest, isEmpty } from './input-request'
import { notAManifest } from './not-a-manifest'
import { readChart } from './read-chart'
import { writeLines } from './write-lines'

export const standardInput = '-'

/**
 * Reads files, folders and standard input (`-`, or no path at all) in the order given. The name of a source is the path
 * as given; for a folder (`findFiles`), the folder's with the file's. A file may be a zip, a tar or gzip: its manifests
 * are then the sources, each named by the archive's path with its own. Of a Helm chart, folder or archive, all files
 * are read (`openInputs`); one that lies in a folder with other manifests is a folder like any other. What cannot be
 * read is said, one by one, and counts for the exit status; where nothing can, a `Failure` is thrown.
 */
export async function readInputs(request: InputRequest, runner: Runner): Promise<OpenedInputs> {
  const parts: ReadPart[] = []
  for (const path of pathsOf(request)) {
    if (path === standardInput) {
      const bytes = await readStandardInput()
      parts.push({ path, sources: [{ name: path, bytes }], skipped: [], failures: [], nested: false })
      continue
    }
    const found = findFiles(path, request)
    await tellLeftOut(found, request, runner)
    parts.push(readPart(path, found))
  }
  const printed = await printedSources(request, runner)
  const open = (): OpenedInputs => {
    return openInputs([...parts.flatMap(({ sources }) => sources), ...printed], request.rendered ?? null)
  }
  boundHeap([...parts.flatMap(({ sources }) => sources), ...printed].reduce((sum, { bytes }) => sum + bytes.length, 0))
  let opened = open()
  // A chart that only lies in a repository is not what its manifests are delivered by.
  if (opened.isMixed && parts.some(({ nested }) => nested)) {
    for (const [index, { path, nested }] of parts.entries()) {
      if (nested) parts[index] = readPart(path, findFiles(path, { ...request, plainCharts: true }))
    }
    opened = open()
  }
  const skipped = parts.flatMap(each => each.skipped)
  const isAnyRead = printed.length > 0 || parts.some(({ sources, skipped }) => sources.length + skipped.length > 0)
  await tellFailures(
    parts.flatMap(({ failures }) => failures),
    isAnyRead,
    runner,
  )
  return { ...opened, problems: [...skipped, ...opened.problems] }
}

/** What was read of one path. */
interface ReadPart {
  readonly path: string
  readonly sources: readonly Source[]
  readonly skipped: readonly InputProblem[]
  readonly failures: readonly PathFailure[]
  /** Whether there is a chart in the folder, which was not named itself. */
  readonly nested: boolean
}

function readPart(path: string, found: FoundFiles): ReadPart {
  const sources: Source[] = []
  const skipped: InputProblem[] = []
  const failures = [...found.failures]
  for (const folder of found.charts) {
    const chart = readChart(folder)
    sources.push(chart.source)
    failures.push(...chart.failures)
  }
  for (const file of found.files) {
    try {
      const bytes = readFileSync(file)
      const problem = found.isFolder ? skippedFile(file, bytes) : null
      if (problem) skipped.push(problem)
      else sources.push({ name: file, bytes })
    } catch (error) {
      failures.push(failureOf(file, error))
    }
  }
  return { path, sources, skipped, failures, nested: found.charts.some(folder => folder !== path) }
}

/** What kustomize and Helm print; what runs them is loaded only then. */
export async function printedSources(request: InputRequest, runner: Runner): Promise<Source[]> {
  const { kustomize = [], helm = [] } = request
  if (kustomize.length + helm.length === 0) return []
  const { renderedSources } = await import('./rendered-sources')
  return renderedSources(request, runner)
}

/** The paths that are read, in their order. */
export function pathsOf(request: InputRequest): readonly string[] {
  const { paths, rendered = null } = request
  return isEmpty(request) ? [standardInput] : [...paths, ...(rendered === null ? [] : [rendered])]
}

/** A file of a folder that is no manifest, as a problem; null for one that is. */
export function skippedFile(file: string, bytes: Uint8Array): InputProblem | null {
  const code = notAManifest(file, bytes)
  return code && { source: file, severity: 'warning', code, facts: {} }
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

/** Says what is left out of a folder: by patterns how many, and which where that is asked for. */
export async function tellLeftOut(
  { outputs, ignored }: FoundFiles,
  { verbose = false }: InputRequest,
  { err }: Pick<Runner, 'err'>,
): Promise<void> {
  const said = 'was written by plimsoll split from files that are read here, and is left out; name it to read it'
  const count = `${formatCount(ignored.length)} ${ignored.length === 1 ? 'file or folder' : 'files and folders'} left out by patterns${verbose ? ':' : ' (-v names them)'}`
  await writeLines(err, [
    ...outputs.map(folder => `plimsoll: ${folder} ${said}`),
    ...(ignored.length > 0 ? [`plimsoll: ${count}`, ...(verbose ? ignored.map(path => `  ${path}`) : [])] : []),
  ])
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
