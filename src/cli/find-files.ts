import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import { compareUtf8 } from '../core/bytes'
import { Failure } from './command'
import { type IgnoreRules, ignoreRules } from './ignore-rules'
import type { InputRequest } from './input-request'
import { isMissing, reasonOf } from './reason-of'
import { didYouMean } from './similar'

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
  /** Folders in it that `split` wrote from files that are read: they would say everything twice, and are left out. */
  readonly outputs: readonly string[]
  /** Folders that are Helm charts: of them every file counts, and none is a manifest as it is but CRDs. */
  readonly charts: readonly string[]
  /** Files and folders in it that patterns leave out. */
  readonly ignored: readonly string[]
  /** Whether a folder was named: what is in it need not be a manifest. */
  readonly isFolder: boolean
}

const manifestName = /\.(ya?ml|json)$/i
/** What is never looked into unless it is named. */
export const hiddenName = /^(\..+|node_modules)$/

interface FindWords extends Pick<InputRequest, 'ignore' | 'gitignore'> {
  /** Whether a Helm chart in the folder is a folder like any other. */
  readonly plainCharts?: boolean
}

/**
 * The file itself, or the manifests of a folder and of those in it: files ending .yaml, .yml or .json, without hidden
 * ones and `node_modules`. Links are followed, as `kubectl -f` follows those to files; a folder that was read already
 * is not read again, which ends loops. What cannot be read is named, the rest is found all the same. Throws only for a
 * file of patterns that cannot be read.
 *
 * A folder that `split` wrote, by its `plan.json` and checksums, is left out where a file that it was made from is read
 * too; named itself, or without those files, it is read like any other, but for the `plan.json`.
 */
export function findFiles(
  path: string,
  { ignore = [], gitignore = false, plainCharts = false }: FindWords = {},
): FoundFiles {
  const files: string[] = []
  const failures: PathFailure[] = []
  const read = new Set<string>()
  const written: WrittenFolder[] = []
  const charts: string[] = []
  const ignored: string[] = []

  function readFolder(folder: string, outer: IgnoreRules): void {
    const real = realpathSync(folder)
    if (read.has(real)) return
    read.add(real)
    const rules = outer.within(folder)
    const entries = readdirSync(folder, { withFileTypes: true })
    const isNamed = folder === path
    const isLeftOut = rules.leavesOut(join(folder, 'Chart.yaml'), false)
    if (isChart(entries, isNamed) && (isNamed || !(plainCharts || isLeftOut))) {
      charts.push(folder)
      return
    }
    const sources = entries.some(({ name }) => name === 'SHA256SUMS') ? plannedSources(folder) : []
    if (sources.length > 0) written.push({ folder, sources })
    for (const entry of entries.sort((a, b) => compareUtf8(a.name, b.name))) {
      if (entry.name === 'plan.json' && sources.length > 0) continue
      if (!hiddenName.test(entry.name)) attempt(join(folder, entry.name), inside => readEntry(inside, entry, rules))
    }
  }

  function readEntry(inside: string, entry: Dirent, rules: IgnoreRules): void {
    const isWanted = manifestName.test(entry.name)
    // Whether a link without such a name leads to a folder is to be seen; that it leads nowhere is no loss.
    const isFolder = entry.isSymbolicLink()
      ? (statSync(inside, { throwIfNoEntry: isWanted })?.isDirectory() ?? false)
      : entry.isDirectory()
    if (!isFolder && !isWanted) return
    if (rules.leavesOut(inside, isFolder)) ignored.push(inside)
    else if (isFolder) readFolder(inside, rules)
    else if (statSync(inside).isFile()) files.push(inside)
    else failures.push({ path: inside, kind: 'unreadable', reason: 'it is no regular file' })
  }

  function attempt(at: string, act: (at: string) => void): void {
    try {
      act(at)
    } catch (error) {
      // A file of patterns that cannot be read: nobody knows what it leaves out.
      if (error instanceof Failure) throw error
      failures.push(failureOf(at, error))
    }
  }

  try {
    if (!statSync(path).isDirectory()) return { files: [path], failures, outputs: [], ignored, isFolder: false, charts }
  } catch (error) {
    return {
      ...{ files, ignored, outputs: [], isFolder: false, charts },
      failures: [isMissing(error) ? missing(path, error) : failureOf(path, error)],
    }
  }
  attempt(path, folder => readFolder(folder, ignoreRules(folder, { patterns: ignore, gitignore })))
  if (files.length === 0 && failures.length === 0 && ignored.length === 0 && charts.length === 0) {
    failures.push({ path, kind: 'empty', reason: 'no file ending .yaml, .yml or .json is in this folder' })
  }
  const outputs = written.filter(output => isMadeFrom(output, files)).map(({ folder }) => folder)
  const left = files.filter(file => !outputs.some(folder => isIn(folder, file)))
  const kept = charts.filter(chart => !outputs.some(folder => isIn(folder, chart)))
  return { files: left, charts: kept, failures, outputs, ignored, isFolder: true }
}

/**
 * Whether a folder is a Helm chart, by the names in it: Chart.yaml; or, where it was named, what a chart has and little
 * else does, so that the lack of Chart.yaml can be said.
 */
function isChart(entries: readonly Dirent[], isNamed: boolean): boolean {
  const names = new Set(entries.map(({ name }) => name))
  return names.has('Chart.yaml') || (isNamed && names.has('templates') && names.has('values.yaml'))
}

/** Nothing is there: what is there and nearly called so is offered. */
function missing(path: string, error: unknown): PathFailure {
  let names: readonly string[] = []
  try {
    names = readdirSync(dirname(path))
  } catch {}
  return { path, kind: 'missing', reason: `${reasonOf(error)}${didYouMean(basename(path), names)}` }
}

/** A folder that `split` wrote, and the names of what it was made from. */
interface WrittenFolder {
  readonly folder: string
  readonly sources: readonly string[]
}

/**
 * The names in `plan.json`, which may be larger than the input: only that part of it is read as JSON. Empty where it is
 * none of ours.
 */
function plannedSources(folder: string): string[] {
  try {
    const plan = readFileSync(join(folder, 'plan.json'))
    const start = plan.indexOf('\n  "sources": [')
    const end = plan.indexOf('\n  ]', start)
    const part = plan.subarray(0, start).includes('"version"')
      ? plan.toString('utf8', start, end + '\n  ]'.length)
      : '{}'
    const { sources } = JSON.parse(`{${part}}`) as { sources?: readonly { readonly name: string }[] }
    return (sources ?? []).map(({ name }) => name)
  } catch {
    return []
  }
}

/** Whether a file outside of it has the name of what it was made from, from wherever it was named. */
function isMadeFrom({ folder, sources }: WrittenFolder, files: readonly string[]): boolean {
  const names = new Set(sources.map(name => basename(name)))
  return files.some(file => names.has(basename(file)) && !isIn(folder, file))
}

function isIn(folder: string, file: string): boolean {
  return file.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`)
}

/** Why a path cannot be read, from what the system said. */
export function failureOf(path: string, error: unknown): PathFailure {
  return { path, kind: 'unreadable', reason: reasonOf(error) }
}
