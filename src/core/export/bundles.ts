import { isCustomResourceDefinition, isNamespace } from '../object'
import type { Bundle, Plan, StageId, Unparsed, WrittenDocument } from '../plan'
import type { Load } from '../resource'
import type { ApplierWriter, ExportInput, OutputFile, ReadInput } from './export'

const encoder = new TextEncoder()
const separator = encoder.encode('---\n')

/**
 * The bytes of a bundle: its heading, then each document behind a bare `---`. `written` gives what the plan was made
 * from.
 */
export function bundleContent(
  bundle: Bundle,
  written: (resource: number) => WrittenDocument | Unparsed['reason'] | undefined,
): Uint8Array {
  const content = new Uint8Array(bundle.bytes)
  const heading = encoder.encode(bundle.heading)
  content.set(heading)
  let at = heading.length
  for (const { resource } of bundle.placements) {
    const document = written(resource)
    if (typeof document !== 'object') throw new RangeError(`resource ${resource} of ${bundle.name} was not written`)
    content.set(separator, at)
    content.set(document.bytes, at + separator.length)
    at += separator.length + document.bytes.length
  }
  return content
}

/** How bundles travel that are manifests themselves: each in a file of its own, as it is. */
export function manifestFiles(
  fileOf: (bundle: Bundle) => string,
): Pick<ApplierWriter, 'fileOf' | 'bundles' | 'readBack'> {
  return {
    fileOf,
    bundles: ({ plan, written }: ExportInput): OutputFile[] =>
      plan.bundles.map(bundle => ({
        path: fileOf(bundle),
        bytes: bundleContent(bundle, at => written[at]),
        executable: false,
      })),
    readBack: ({ plan }: ReadInput, files) => plan.bundles.map(bundle => files.get(fileOf(bundle))?.bytes ?? null),
  }
}

/** `10-crds.yaml` beside the others. */
export function bundleFile({ name }: Bundle): string {
  return `${name}.yaml`
}

/** `10-crds/10-crds-01.yaml`: a folder for each stage. */
export function stageFolderFile({ stage, name }: Bundle): string {
  return `${stage}/${name}.yaml`
}

/** A stage of a plan with its bundles in order. */
export interface PlannedStage {
  readonly id: StageId
  readonly bundles: readonly Bundle[]
}

/** The stages that hold anything, in install order. */
export function stagesOf({ bundles }: Plan): PlannedStage[] {
  const stages = new Map<StageId, Bundle[]>()
  for (const bundle of bundles) {
    const open = stages.get(bundle.stage)
    if (open) open.push(bundle)
    else stages.set(bundle.stage, [bundle])
  }
  return [...stages].map(([id, ofStage]) => ({ id, bundles: ofStage }))
}

/** The stage of what the cluster must know already, and those that a person made behind it. */
const external = /^45[b-z]?-external-crs$/

/**
 * The stage that must be ready before this one; null for the first. Custom resources whose CRD is not in the input are
 * no condition of any other: the cluster may not know them at all.
 */
export function stageBefore(stage: PlannedStage, stages: readonly PlannedStage[]): PlannedStage | null {
  const before = stages.slice(0, stages.indexOf(stage)).filter(({ id }) => !external.test(id))
  return before.at(-1) ?? null
}

/** Whether a stage holds CRDs or Namespaces, whose removal would also remove their objects. */
export function holdsParents({ bundles }: PlannedStage, load: Load): boolean {
  return bundles.some(({ placements }) =>
    placements.some(({ resource }) => {
      const parent = load.resources[resource]
      return parent !== undefined && (isNamespace(parent) || isCustomResourceDefinition(parent))
    }),
  )
}
