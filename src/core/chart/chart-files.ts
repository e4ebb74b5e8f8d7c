import { compareUtf8 } from '../bytes'
import { type IgnoreFault, type IgnoreRules, readIgnore } from './helm-ignore'

/** A file of a chart, by its path from the chart's folder. */
export interface ChartEntry {
  readonly path: string
  readonly bytes: Uint8Array
  /** When it was changed, as Go prints a time; Helm 4 keeps it. Missing where it is not known. */
  readonly modified?: string
}

/** The files of a chart's folder as Helm's loader takes them. */
export interface Walked {
  readonly loaded: readonly ChartEntry[]
  readonly ignored: readonly ChartEntry[]
  readonly fault: IgnoreFault | null
}

export const ignoreFile = '.helmignore'

/**
 * Walks through a folder as Helm does (pkg/chart/v2/loader/directory.go, internal/sympath/walk.go): names of each
 * folder in the order of their bytes, folders that are left out not looked into.
 */
export function walkFolder(entries: readonly ChartEntry[]): Walked {
  const own = entries.find(({ path }) => path === ignoreFile)
  const rules = readIgnore(own ? textOf(own.bytes) : '')
  if ('reason' in rules) return { loaded: [], ignored: entries, fault: rules }
  const loaded: ChartEntry[] = []
  const ignored: ChartEntry[] = []
  const known = new Map<string, boolean>()
  for (const entry of entries.toSorted((a, b) => comparePaths(a.path, b.path))) {
    const isLeftOut = isInLeftOut(entry.path, rules, known) || rules.ignores(entry.path, false)
    ;(isLeftOut ? ignored : loaded).push(entry)
  }
  return { loaded, ignored, fault: null }
}

/** Whether one of the folders above is left out; `known` for those that were asked about. */
function isInLeftOut(path: string, rules: IgnoreRules, known: Map<string, boolean>): boolean {
  const end = path.lastIndexOf('/')
  if (end < 0) return false
  const folder = path.slice(0, end)
  const isLeftOut = known.get(folder) ?? (isInLeftOut(folder, rules, known) || rules.ignores(folder, true))
  known.set(folder, isLeftOut)
  return isLeftOut
}

/** Part by part, as a walk goes: `a-b` comes after what is in `a`. */
function comparePaths(a: string, b: string): number {
  const [some, others] = [a.split('/'), b.split('/')]
  for (let at = 0; at < Math.min(some.length, others.length); at++) {
    const order = compareUtf8(some[at] as string, others[at] as string)
    if (order !== 0) return order
  }
  return some.length - others.length
}

const decoder = new TextDecoder()

export function textOf(bytes: Uint8Array): string {
  return decoder.decode(bytes)
}
