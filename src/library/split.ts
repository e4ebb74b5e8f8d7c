import { refusedInBundles, withRefused } from '../core/analysis'
import type { OutputFile, PlanFile } from '../core/export'
import { type Proof, type Verification, verifyExport } from '../core/proof'
import { type ReportedProblem, reportedProblem } from '../core/report'
import { loadResources } from '../core/resource'
import { buildSplit } from '../core/split'
import { analyzed } from './analyze'
import { type Input, open } from './inputs'
import { InvalidOption, readCluster, readList, readPlan, type SplitOptions } from './options'

/** Bundles of an input, written for an applier, read back and compared with what came in. */
export interface SplitResult {
  /** `plan.json`, as it stands among the files. */
  readonly plan: PlanFile
  /** What was checked by reading the files back; `passed` says whether all of it holds. */
  readonly proof: ReportedProof
  /** In byte order of their paths, which are relative and safe on every file system. */
  readonly files: readonly SplitFile[]
  /** What is wrong with the input. */
  readonly problems: readonly ReportedProblem[]
  /**
   * The files as one zip: the same input and options give the same bytes, here, on the command line and on the page.
   */
  zip(): Uint8Array
}

export interface SplitFile {
  readonly path: string
  readonly bytes: Uint8Array
  readonly executable: boolean
}

/** What was checked by reading an export back. */
export interface ReportedProof extends Omit<Proof, 'outputSizes'> {
  /** What the applier counts beyond the bundles: a release Secret, a ConfigMap that holds all. */
  readonly weights: Proof['outputSizes']
}

/** What `plimsoll verify --json` writes: an export read back later against the input that it was made from. */
export interface VerifyReport {
  readonly version: 1
  readonly passed: boolean
  readonly problems: Verification['problems']
  /** Null where there is no plan to go by. */
  readonly proof: ReportedProof | null
}

/**
 * Splits inputs into bundles, as `plimsoll split` does. Throws `InvalidOption`, and nothing else; whether all is well
 * says `proof.passed`.
 */
export function split(inputs: Iterable<Input>, options: SplitOptions = {}): SplitResult {
  const cluster = readCluster(options)
  const settings = readPlan(options, cluster)
  const input = analyzed(inputs)
  const refused = refusedInBundles(input.analysis.resources, settings, cluster)
  const built = buildSplit(input.load, withRefused(settings, refused))
  const files = built.files.map(({ path, bytes, executable }) => ({ path, bytes, executable }))
  const plan = files.find(({ path }) => path === 'plan.json')
  if (!plan) throw new Error('an export without plan.json')
  return {
    plan: JSON.parse(new TextDecoder().decode(plan.bytes)) as PlanFile,
    proof: reportedProof(built.proof),
    files,
    problems: input.analysis.problems.map(reportedProblem),
    zip: () => built.zip(),
  }
}

/** Checks the files of a split against its input again. Throws `InvalidOption` for files that are none. */
export function verify(inputs: Iterable<Input>, files: Iterable<Pick<SplitFile, 'path' | 'bytes'>>): VerifyReport {
  const output = readList('files', files).map((file): OutputFile => {
    if (typeof file?.path !== 'string') throw new InvalidOption('files takes objects with a path and bytes')
    const { path, bytes } = file
    if (!(bytes instanceof Uint8Array)) throw new InvalidOption(`bytes of ${path} takes a Uint8Array`)
    return { path, bytes, executable: false }
  })
  return verifyReport(verifyExport(loadResources(open(inputs).sources), output))
}

export function verifyReport({ passed, problems, proof }: Verification): VerifyReport {
  return { version: 1, passed, problems, proof: proof && reportedProof(proof) }
}

/** As JSON has had it from the start. */
function reportedProof({ outputSizes, ...proof }: Proof): ReportedProof {
  return { ...proof, weights: outputSizes }
}
