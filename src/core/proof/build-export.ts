import { zipFiles } from '../archive'
import { compareUtf8 } from '../bytes'
import { bundleContent, checksumFile, dnsLabel, type ExportFile, writeExport } from '../export'
import { type Plan, type PlanSettings, planBundles, targetRule, writeDocuments } from '../plan'
import { type KeySplit, splitByKey } from '../remedy'
import type { Load, Resource } from '../resource'
import type { Proof } from './proof'
import { proofFile } from './proof-file'
import { proveExport } from './prove-export'

/** A split, written and proved. */
export interface BuiltExport {
  readonly plan: Plan
  /** In byte order of their paths; `SHA256SUMS` covers all others. */
  readonly files: readonly ExportFile[]
  readonly proof: Proof
  /** What became of the ConfigMaps and Secrets that were to be split by key. */
  readonly splits: readonly KeySplit[]
  /** Resources that came of it; the plan's indexes go on behind those of the input. */
  readonly added: readonly Resource[]
  /** The bytes of a bundle of the plan, before anything carries it; null where there is no such bundle. */
  content(bundle: string): Uint8Array | null
  /** The files in one folder named as the plan: the same bytes for the same load and settings. Made when first asked for. */
  zip(): Uint8Array
}

/** What is being done. */
export type BuildStep = 'planning' | 'writing' | 'proving'

/** Plans, writes, reads back and proves. Whatever name is given, the plan's is a DNS-1123 label. `onStep` is told what comes next. */
export function buildExport(
  input: Load,
  wanted: PlanSettings,
  onStep: (step: BuildStep) => void = () => {},
): BuiltExport {
  // A list of objects can hold no text.
  const form = targetRule(wanted.target).carrier === 'objects' ? 'json' : wanted.form
  const settings = { ...wanted, form, name: dnsLabel(wanted.name) }
  const { load, splits } = splitByKey(input, wanted.keySplits ?? [])
  onStep('planning')
  const written = writeDocuments(load, settings)
  const plan = planBundles(load, written, settings)
  onStep('writing')
  const exported = writeExport(load, plan, written)
  onStep('proving')
  const proof = proveExport(input, plan, exported)
  const proved = [...exported, proofFile(proof)]
  const files = [...proved, checksumFile(proved)].sort((a, b) => compareUtf8(a.path, b.path))
  let zip: Uint8Array | null = null
  return {
    plan,
    files,
    proof,
    splits,
    added: load.resources.slice(input.resources.length),
    content(name) {
      const bundle = plan.bundles.find(each => each.name === name)
      return bundle ? bundleContent(bundle, written) : null
    },
    zip() {
      zip ??= zipFiles(files.map(file => ({ ...file, path: `${settings.name}/${file.path}` })))
      return zip
    },
  }
}
