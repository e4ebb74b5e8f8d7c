import {
  type ArchiveFault,
  archiveKind,
  createUnpackBudget,
  type OpenedArchive,
  openArchive,
  type SkipReason,
  type UnpackBudget,
} from '../archive'
import { createNaming } from './naming'
import type { ProblemCode, Severity } from './problem'
import type { Source } from './source'

/** What became of an archive among the inputs. */
export interface ArchiveReport {
  readonly name: string
  readonly kind: OpenedArchive['kind']
  readonly bytes: number
  /** Entries that became sources, and those left out. */
  readonly entries: number
  readonly skipped: readonly { readonly path: string; readonly reason: SkipReason }[]
}

/** A problem of an input that is no text of its own, so that it has no place in one. */
export interface InputProblem {
  readonly source: string
  readonly severity: Severity
  readonly code: ProblemCode
  readonly facts: Readonly<Record<string, string | number>>
  /** From 1; where it has a place after all, as in a file of a chart. */
  readonly line?: number
  readonly column?: number
}

/** The problems that say that more came in, in an archive, than could be read: nothing can be said of the rest. */
export function damageOf<Told extends Pick<InputProblem, 'severity' | 'code'>>(problems: readonly Told[]): Told[] {
  return problems.filter(({ severity, code }) => severity === 'error' && code.startsWith('archive-'))
}

export interface OpenedSources {
  /** In the order given; an archive is replaced by its entries, each named `archive/path/in/it`. */
  readonly sources: readonly Source[]
  readonly archives: readonly ArchiveReport[]
  readonly problems: readonly InputProblem[]
}

/**
 * What all archives of an input may unpack to, in bytes: as much as a tab can hold of plain text (`maxInputBytes` of
 * the engine).
 */
export const mostUnpackedBytes = 512 * 1024 * 1024

/**
 * Replaces every archive among the inputs, known by its content, by the manifests in it. Everything else passes
 * through. Never throws.
 */
export function openSources(
  inputs: readonly Source[],
  budget: UnpackBudget = createUnpackBudget(mostUnpackedBytes),
): OpenedSources {
  const sources: Source[] = []
  const archives: ArchiveReport[] = []
  const problems: InputProblem[] = []
  // So that problems can point to them.
  const nameOf = createNaming()
  const add = (name: string, bytes: Uint8Array): void => {
    sources.push({ name: nameOf(name), bytes })
  }
  for (const { name, bytes } of inputs) {
    const kind = archiveKind(bytes)
    if (kind === null) {
      add(name, bytes)
      continue
    }
    const opened = openArchive(kind, name, bytes, budget)
    for (const entry of opened.entries) add(`${name}/${entry.path}`, entry.bytes)
    const { entries, skipped } = opened
    archives.push({ name, kind: opened.kind, bytes: bytes.length, entries: entries.length, skipped })
    problems.push(...opened.faults.map(fault => problemOf(name, fault)), ...skippedProblems(name, opened))
  }
  return { sources, archives, problems }
}

/** Faults with which the entry is read all the same. */
const milderFaults: ReadonlySet<ArchiveFault['code']> = new Set([
  'archive-unsafe-name',
  'archive-padding',
  'archive-zeros',
  'archive-unlisted',
])

function problemOf(source: string, { code, ...facts }: ArchiveFault): InputProblem {
  const severity = milderFaults.has(code) ? 'warning' : 'error'
  return { source, severity, code, facts: { ...facts, entry: facts.entry === '' ? source : facts.entry } }
}

const skippedCodes = {
  'other-name': 'archive-skipped-name',
  binary: 'archive-skipped-binary',
  hidden: 'archive-skipped-hidden',
  link: 'archive-skipped-link',
  special: 'archive-skipped-special',
  nested: 'archive-skipped-nested',
} satisfies Record<SkipReason, ProblemCode>

/** So many are named in a sentence; the report lists all. */
const named = 5

/** One problem for each reason; and one where nothing at all was found. */
function skippedProblems(source: string, { entries, skipped, faults }: OpenedArchive): InputProblem[] {
  const problems = Object.entries(skippedCodes).flatMap(([reason, code]) => {
    const paths = skipped.filter(entry => entry.reason === reason).map(entry => entry.path)
    const names = [...paths.slice(0, named), ...(paths.length > named ? ['…'] : [])].join(', ')
    return paths.length === 0
      ? []
      : [{ source, severity: 'warning' as const, code, facts: { count: paths.length, names } }]
  })
  const isEmpty = entries.length === 0 && faults.length === 0
  return isEmpty ? [{ source, severity: 'error', code: 'archive-without-manifest', facts: {} }, ...problems] : problems
}
