import { zipFiles } from '../archive'
import { compareUtf8 } from '../bytes'
import { checksumFile, dnsLabel, type ExportFile, writeExport } from '../export'
import { type Plan, type PlanSettings, planBundles, targetRule, writeDocuments } from '../plan'
import type { Load } from '../resource'
import type { Proof } from './proof'
import { proofFile } from './proof-file'
import { proveExport } from './prove-export'

/** A split, written and proved. */
export interface BuiltExport {
  readonly plan: Plan
  /** In byte order of their paths; `SHA256SUMS` covers all others. */
  readonly files: readonly ExportFile[]
  readonly proof: Proof
  /** The files in one folder named as the plan: the same bytes for the same load and settings. Made when first asked for. */
  zip(): Uint8Array
}

/** Plans, writes, reads back and proves. Whatever name is given, the plan's is a DNS-1123 label. */
export function buildExport(load: Load, wanted: PlanSettings): BuiltExport {
  // A list of objects can hold no text.
  const form = targetRule(wanted.target).carrier === 'objects' ? 'json' : wanted.form
  const settings = { ...wanted, form, name: dnsLabel(wanted.name) }
  const written = writeDocuments(load, settings)
  const plan = planBundles(load, written, settings)
  const exported = writeExport(load, plan, written)
  const proof = proveExport(load, plan, exported)
  const proved = [...exported, proofFile(proof)]
  const files = [...proved, checksumFile(proved)].sort((a, b) => compareUtf8(a.path, b.path))
  let zip: Uint8Array | null = null
  return {
    plan,
    files,
    proof,
    zip() {
      zip ??= zipFiles(files.map(file => ({ ...file, path: `${settings.name}/${file.path}` })))
      return zip
    },
  }
}
