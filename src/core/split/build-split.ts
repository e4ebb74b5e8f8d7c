import { zipFiles } from '../archive'
import { compareUtf8, runToEnd, type Steps } from '../bytes'
import { applierOf, bundleContent, checksumFile, exportSteps, type OutputFile } from '../export'
import { dnsLabel } from '../object'
import { documentSteps, documentWriter, type Plan, type PlanSettings, planBundles } from '../plan'
import { type Proof, proofFile, proofSteps } from '../proof'
import { type KeySplit, splitByKey } from '../remedy'
import { type Load, type Resource, referenceSteps } from '../resource'

/** A split, written and proved. */
export interface BuiltSplit {
  readonly plan: Plan
  /** In byte order of their paths; `SHA256SUMS` covers all others. */
  readonly files: readonly OutputFile[]
  readonly proof: Proof
  /** What became of the ConfigMaps and Secrets that were to be split by key. */
  readonly splits: readonly KeySplit[]
  /** Resources that came of it; the plan's indexes go on behind those of the input. */
  readonly added: readonly Resource[]
  /** The bytes of a bundle of the plan, before anything carries it; null where there is no such bundle. */
  content(bundle: string): Uint8Array | null
  /**
   * The files in one folder named as the plan: the same bytes for the same load and settings. Made when first asked
   * for.
   */
  zip(): Uint8Array
}

/** What is being done. */
export type SplitStep = 'planning' | 'writing' | 'proving'

/** Told what is being done, and of how many resources it is done; `of` null where it is not counted. */
export type OnBuildProgress = (step: SplitStep, done: number, of: number | null) => void

/**
 * Plans, writes, reads back and proves. Whatever name is given, the plan's is a DNS-1123 label. `unread`: what came in
 * and could not be read (`damageOf`), which the proof then names.
 */
export function buildSplit(
  input: Load,
  wanted: PlanSettings,
  onProgress: OnBuildProgress = () => {},
  unread: Proof['unread'] = [],
): BuiltSplit {
  return runToEnd(splitSteps(input, wanted, onProgress, unread))
}

/**
 * The same in steps, the longest of which is the zip of all files if that is asked for: between them others may have
 * their turn, or it is left undone.
 */
export function* splitSteps(
  input: Load,
  wanted: PlanSettings,
  onProgress: OnBuildProgress = () => {},
  unread: Proof['unread'] = [],
): Steps<BuiltSplit> {
  // A list of objects can hold no text.
  const form = applierOf(wanted.target).carrier === 'objects' ? 'json' : wanted.form
  const settings = { ...wanted, form, name: dnsLabel(wanted.name) || 'bundles' }
  const { load, splits } = splitByKey(input, wanted.keySplits ?? [])
  const count = load.resources.length
  onProgress('planning', 0, count)
  yield* counted(referenceSteps(load), done => onProgress('planning', Math.floor(done / 2), count))
  const { plan, exported } = yield* writeSteps(load, settings, onProgress)
  const placed = plan.bundles.reduce((sum, { placements }) => sum + placements.length, 0)
  onProgress('proving', 0, placed)
  const proved = yield* proofSteps(input, plan, exported, done => onProgress('proving', Math.min(done, placed), placed))
  const proof = unread.length > 0 ? { ...proved, unread } : proved
  const said = [...exported, proofFile(proof)]
  const files = [...said, checksumFile(said)].sort((a, b) => compareUtf8(a.path, b.path))
  let zip: Uint8Array | null = null
  return {
    plan,
    files,
    proof,
    splits,
    added: load.resources.slice(input.resources.length),
    content(name) {
      const bundle = plan.bundles.find(each => each.name === name)
      // Written again, so that it is not held for it.
      return bundle ? bundleContent(bundle, documentWriter(load, settings)) : null
    },
    zip() {
      zip ??= zipFiles(files.map(file => ({ ...file, path: `${settings.name}/${file.path}` })))
      return zip
    },
  }
}

/** Plans and writes. The documents as written are in the files then, and no longer held beside them. */
function* writeSteps(
  load: Load,
  settings: PlanSettings,
  onProgress: OnBuildProgress,
): Steps<{ readonly plan: Plan; readonly exported: readonly OutputFile[] }> {
  const count = load.resources.length
  const written = yield* counted(documentSteps(load, settings), done =>
    onProgress('planning', Math.floor((count + done) / 2), count),
  )
  const plan = planBundles(load, written, settings)
  onProgress('writing', 0, null)
  yield
  return { plan, exported: yield* exportSteps(load, plan, written) }
}

function* counted<Result>(steps: Steps<Result>, onStep: (done: number) => void): Steps<Result> {
  for (let done = 1; ; done++) {
    const step = steps.next()
    if (step.done) return step.value
    onStep(done)
    yield
  }
}
