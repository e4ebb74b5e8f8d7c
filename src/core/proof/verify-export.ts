import { sha256Hex } from '../bytes'
import type { OutputFile } from '../export'
import type { Load } from '../resource'
import { planFromFile } from './plan-from-file'
import type { Proof } from './proof'
import { proveExport } from './prove-export'

/** What does not hold of an export that is looked at again. */
export interface VerifyProblem {
  /**
   * `no-plan`: no `plan.json` that can be read. `no-checksums`: no `SHA256SUMS`. `changed`, `missing`, `added`: a file
   * against its line there. `stranger`: a resource of the plan that the input does not have. `settings`: what the plan
   * says of itself makes no sense.
   */
  readonly code: 'no-plan' | 'no-checksums' | 'changed' | 'missing' | 'added' | 'stranger' | 'settings'
  readonly what: string
}

/** An export read back later, against the input that it was made from. */
export interface Verification {
  readonly passed: boolean
  readonly problems: readonly VerifyProblem[]
  /** Null where there is no plan to go by. */
  readonly proof: Proof | null
}

/**
 * Checks an export again: every file against `SHA256SUMS`, and what the bundles hold against the input, by the
 * `plan.json` that is in it. `files`: paths as in the zip, with or without the folder around them. Never throws.
 */
export function verifyExport(load: Load, files: readonly OutputFile[]): Verification {
  const own = withoutFolder(files)
  const problems: VerifyProblem[] = checksumProblems(own)
  const text = textOf(own, 'plan.json')
  const read = text === null ? null : planFromFile(load, text)
  if (!read) return { passed: false, problems: [...problems, { code: 'no-plan', what: 'plan.json' }], proof: null }
  problems.push(...read.strangers.map((what): VerifyProblem => ({ code: 'stranger', what })))
  let proof: Proof | null = null
  try {
    proof = proveExport(load, read.plan, own)
  } catch {
    problems.push({ code: 'settings', what: 'plan.json' })
  }
  return { passed: problems.length === 0 && (proof?.passed ?? false), problems, proof }
}

/** The files below the folder that holds `plan.json`. */
function withoutFolder(files: readonly OutputFile[]): OutputFile[] {
  const plans = files.map(({ path }) => path).filter(path => /(?:^|\/)plan\.json$/.test(path))
  const nearest = plans.toSorted((a, b) => a.split('/').length - b.split('/').length)[0] ?? 'plan.json'
  const folder = nearest.slice(0, -'plan.json'.length)
  return files.flatMap(file =>
    file.path.startsWith(folder) ? [{ ...file, path: file.path.slice(folder.length) }] : [],
  )
}

function checksumProblems(files: readonly OutputFile[]): VerifyProblem[] {
  const sums = textOf(files, 'SHA256SUMS')
  if (sums === null) return [{ code: 'no-checksums', what: 'SHA256SUMS' }]
  const expected = new Map(
    sums.split('\n').flatMap((line): [string, string][] => {
      const [, digest, path] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? []
      return digest !== undefined && path !== undefined ? [[path, digest]] : []
    }),
  )
  const problems: VerifyProblem[] = []
  for (const { path, bytes } of files) {
    if (path === 'SHA256SUMS') continue
    const digest = expected.get(path)
    if (digest === undefined) problems.push({ code: 'added', what: path })
    else if (digest !== sha256Hex(bytes)) problems.push({ code: 'changed', what: path })
    expected.delete(path)
  }
  return [...problems, ...[...expected.keys()].map((what): VerifyProblem => ({ code: 'missing', what }))]
}

function textOf(files: readonly OutputFile[], path: string): string | null {
  const file = files.find(candidate => candidate.path === path)
  return file ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.bytes) : null
}
