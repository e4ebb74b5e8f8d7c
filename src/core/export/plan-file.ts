import { jsonPieces, sha256Hex } from '../bytes'
import {
  type Account,
  accountOf,
  type Bundle,
  type FilterCount,
  type Format,
  fatesOf,
  type GroupBy,
  type Placement,
  type PlacementReason,
  type PlanSettings,
  type StageWait,
  type TextUnfit,
  type Unparsed,
  type Unplaced,
} from '../plan'
import { type Load, type MissingTarget, type Reference, type Resource, sourceDigest } from '../resource'
import { type ApplierWriter, type ExportInput, type OutputFile, piecedFile } from './export'
import { digestOf } from './export-steps'
import { type OrderNote, orderNotes } from './order-notes'
import type { UnparsedFile } from './unparsed'

/**
 * `plan.json`: the plan for programs. Fields are only ever added within a version. Sizes in bytes, lines from 1, ranges
 * half-open in bytes of the source as it came in. Resources are named by their id, bundles and files by their name and
 * path.
 *
 * Digests are SHA-256. Those of `sources` are taken with byte order mark removed, CRLF as LF and values of Secrets
 * replaced by their length, so that they cannot be used to guess a secret; those of bundles are of the file as it is;
 * those of resources are of the document's bytes in its bundle, null for Secrets and for what is in no bundle.
 */
export interface PlanFile {
  readonly version: 1
  readonly name: string
  readonly settings: Omit<PlanSettings, 'name'>
  readonly sources: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[]
  /** Where the documents and the bytes of the sources are; the parts of each add up to `in`. */
  readonly documents?: Account['documents']
  readonly bytes?: Account['bytes']
  /** In install order. */
  readonly bundles: readonly PlanFileBundle[]
  /** In order: what goes in together, and what to wait for after it. */
  readonly stages: readonly {
    readonly name: string
    readonly bundles: readonly string[]
    readonly waits: readonly (Omit<StageWait, 'resources'> & { readonly resources: readonly string[] })[]
  }[]
  /** In input order. */
  readonly resources: readonly PlanFileResource[]
  readonly overLimit: readonly (Omit<Unplaced, 'resource'> & { readonly id: string })[]
  /** Documents that hold no object: null, or a List without items. */
  readonly withoutObject: readonly { readonly source: string; readonly line: number }[]
  /** What the patterns of the filter match. */
  readonly filters: readonly FilterCount[]
  /** What resources name and the bundles do not hold. `excluded`: the filter left it out. */
  readonly missing: readonly (Omit<MissingTarget, 'neededBy'> & {
    readonly neededBy: readonly string[]
    readonly excluded: boolean
  })[]
  /**
   * References that are not kept: between resources that need each other in a circle, and those against which something
   * was moved by hand.
   */
  readonly loosened: readonly PlanFileReference[]
  readonly broken: readonly PlanFileReference[]
  /** What the order of the files cannot settle, and which resources it is about. */
  readonly notes?: readonly {
    readonly code: OrderNote['code']
    readonly resources: readonly string[]
    readonly text: string
  }[]
}

export interface PlanFileReference {
  readonly from: string
  readonly to: string
  readonly path: string
  readonly strength: Reference['strength']
}

export interface PlanFileBundle {
  readonly name: string
  readonly stage: string
  /** The comment line before the first document, newline included; empty where there is none. */
  readonly heading: string
  readonly file: string
  readonly sha256: string
  readonly bytes: number
  readonly maxBytes: number | null
  readonly overLimit: boolean
  /** `kubectl apply`, or `create` for objects without a name of their own. */
  readonly verb: Bundle['verb']
  /** Bundles that hold what resources of this one need. */
  readonly dependsOn: readonly string[]
  /** In the order written. */
  readonly resources: readonly string[]
}

export interface PlanFileResource {
  readonly id: string
  readonly apiVersion: string | null
  readonly kind: string | null
  readonly namespace: string | null
  readonly name: string | null
  readonly source: string
  readonly range: readonly [start: number, end: number]
  readonly line: number
  /** Where it is: the file of its bundle, or its own under `unparsed/`; empty where the filter left it out. */
  readonly file: string
  readonly bundle: string | null
  /** Why it is in no bundle; null where it is in one. */
  readonly unparsed: Unparsed['reason'] | null
  /** True where the filter left it out: it is in no file. */
  readonly excluded: boolean
  readonly form: Format | null
  readonly bytes: number | null
  readonly sha256: string | null
  /** Resources that must be there before it. */
  readonly dependsOn: readonly string[]
  readonly reasons: readonly PlanFileReason[]
}

/**
 * Why a resource stands where it stands. Which of the fields there are goes by `code`, as in `PlacementReason`;
 * resources are named by their id.
 */
export interface PlanFileReason {
  readonly code: PlacementReason['code']
  readonly stage?: string
  readonly by?: GroupBy
  readonly name?: string
  readonly from?: string
  readonly resource?: string
  readonly field?: Reference['field']
  readonly path?: string
  readonly strength?: Reference['strength']
  readonly closed?: string
  readonly because?: TextUnfit
}

/**
 * All that was asked, in one order and with what was left out said: the same plan is the same file, whoever asked for
 * it.
 */
function wholeSettings(
  {
    preset,
    form,
    target,
    route,
    limits,
    maxBytes,
    maxResources,
    filter,
    remedies,
    moves,
    bundles,
    forms,
    keySplits,
    refused,
  }: PlanSettings,
  options: ExportInput['options'],
): PlanFile['settings'] {
  return {
    preset,
    form,
    target,
    ...(route ? { route } : {}),
    ...(limits ? { limits } : {}),
    maxBytes,
    maxResources: maxResources ?? null,
    options,
    filter: filter ?? { include: [], exclude: [] },
    remedies: remedies ?? [],
    moves: moves ?? [],
    ...(bundles ? { bundles } : {}),
    forms: forms ?? [],
    keySplits: keySplits ?? [],
    ...(refused && refused.length > 0 ? { refused } : {}),
  }
}

/** Writes `plan.json`, which may be larger than the input. `bundleFiles`: the files that hold the bundles. */
export function planFile(
  writer: ApplierWriter,
  input: ExportInput,
  bundleFiles: readonly OutputFile[],
  unparsed: readonly UnparsedFile[],
): OutputFile {
  const { load, plan, options } = input
  const { name } = plan.settings
  const idOf = (resource: number): string => load.resources[resource]?.id ?? ''
  const describeReference = ({ from, to, path, strength }: Reference): PlanFileReference => ({
    from: idOf(from),
    to: idOf(to),
    path,
    strength,
  })
  const fates = fatesOf(plan)
  const { documents, bytes } = accountOf(load, resource => fates.get(resource) ?? null)
  const bundles = bundleDescriber(writer, input, bundleFiles, idOf)
  const resources = resourceDescriber(writer, input, unparsed, idOf)
  const content: Omit<PlanFile, 'bundles' | 'resources'> & Record<'bundles' | 'resources', null> = {
    version: 1,
    name,
    settings: wholeSettings(plan.settings, options),
    sources: load.texts.map(({ name, original }, index) => ({
      name,
      bytes: original.length,
      sha256: sourceDigest(load, index),
    })),
    documents,
    bytes,
    // In their places; what takes the most room is made when it is written.
    bundles: null,
    resources: null,
    overLimit: plan.unplaced.map(({ resource, ...sizes }) => ({ id: idOf(resource), ...sizes })),
    withoutObject: plan.withoutObject.map(({ source, document }) => ({
      source: load.texts[source]?.name ?? '',
      line: load.documents[source]?.[document]?.line ?? 1,
    })),
    stages: plan.stages.map(({ id, bundles, waits }) => ({
      name: id,
      bundles,
      waits: waits.map(wait => ({ ...wait, resources: wait.resources.map(idOf) })),
    })),
    filters: plan.filters,
    missing: plan.missing.map(({ neededBy, excluded, ...target }) => ({
      ...target,
      neededBy: neededBy.map(idOf),
      excluded: excluded !== null,
    })),
    loosened: plan.loosened.map(describeReference),
    broken: plan.broken.map(describeReference),
    notes: orderNotes(input).map(({ code, resources, text }) => {
      const ids = resources.map(idOf)
      return { code, resources: ids, text: text(ids.join(', ')) }
    }),
  }
  return piecedFile('plan.json', () => jsonPieces({ ...content, bundles: bundles(), resources: resources() }))
}

/**
 * The files of the bundles. Apart from those who keep them, as a function keeps all that any function beside it names:
 * here all that was written.
 */
function filesOf(writer: ApplierWriter, input: ExportInput): string[] {
  return input.plan.bundles.map(bundle => writer.fileOf(bundle, input))
}

/**
 * Digests of the documents as written, by resource; null for Secrets and for what is in no bundle. Apart for the same
 * reason.
 */
function documentDigests({ load, plan, written }: ExportInput): (string | null)[] {
  const placed = new Set(plan.bundles.flatMap(({ placements }) => placements.map(({ resource }) => resource)))
  return load.resources.map(({ kind }, number) => {
    const document = written[number]
    return kind === 'Secret' || typeof document !== 'object' || !placed.has(number) ? null : sha256Hex(document.bytes)
  })
}

/** Describes the bundles, one at a time, whenever it is called. */
function bundleDescriber(
  writer: ApplierWriter,
  input: ExportInput,
  bundleFiles: readonly OutputFile[],
  idOf: (resource: number) => string,
): () => IterableIterator<PlanFileBundle> {
  const { bundles } = input.plan
  const files = filesOf(writer, input)
  const digests = new Map(bundleFiles.map(file => [file.path, digestOf(file.bytes)]))
  return function* () {
    for (const [index, bundle] of bundles.entries()) {
      const { name, stage, heading, bytes, maxBytes, overLimit, verb, dependsOn, placements } = bundle
      const file = files[index] ?? ''
      yield {
        name,
        stage,
        heading,
        file,
        sha256: digests.get(file) ?? '',
        bytes,
        maxBytes,
        overLimit,
        verb,
        dependsOn,
        resources: placements.map(({ resource }) => idOf(resource)),
      }
    }
  }
}

/**
 * Describes the resources, one at a time, whenever it is called. Of their written documents only the digests are held
 * for it.
 */
function resourceDescriber(
  writer: ApplierWriter,
  input: ExportInput,
  unparsed: readonly UnparsedFile[],
  idOf: (resource: number) => string,
): () => IterableIterator<PlanFileResource> {
  const { load } = input
  const { bundles } = input.plan
  const files = filesOf(writer, input)
  const digests = documentDigests(input)
  // By resource, as there may be millions.
  const bundleOf = new Int32Array(load.resources.length)
  const placed: (Placement | undefined)[] = new Array(load.resources.length)
  for (const [bundle, { placements }] of bundles.entries()) {
    for (const placement of placements) {
      placed[placement.resource] = placement
      bundleOf[placement.resource] = bundle
    }
  }
  const unparsedBy = new Map(input.plan.unparsed.map(({ resource, reason }, place) => [resource, { reason, place }]))
  const excluded = new Set(input.plan.excluded)
  const nowhere = { bundle: null, form: null, bytes: null, sha256: null, dependsOn: [], reasons: [] }

  const whereabouts = (number: number): Whereabouts => {
    const apart = unparsedBy.get(number)
    if (excluded.has(number)) return { ...nowhere, file: '', unparsed: null, excluded: true }
    if (apart) {
      const file = unparsed[apart.place]?.file.path ?? ''
      return { ...nowhere, file, unparsed: apart.reason, excluded: false }
    }
    const placement = placed[number]
    const bundle = bundleOf[number] ?? 0
    if (!placement) throw new RangeError(`${idOf(number)} is nowhere`)
    const { form, bytes, reasons } = placement
    return {
      file: files[bundle] ?? '',
      bundle: bundles[bundle]?.name ?? null,
      unparsed: null,
      excluded: false,
      form,
      bytes,
      sha256: digests[number] ?? null,
      dependsOn: reasons.flatMap(neededBy).map(idOf),
      reasons: reasons.map(reason => ('resource' in reason ? { ...reason, resource: idOf(reason.resource) } : reason)),
    }
  }
  return function* () {
    for (const [number, resource] of load.resources.entries()) yield describe(load, resource, whereabouts(number))
  }
}

/** Where a resource is; nothing of it where it is in no bundle. */
type Whereabouts = Pick<
  PlanFileResource,
  'file' | 'bundle' | 'unparsed' | 'excluded' | 'form' | 'bytes' | 'sha256' | 'dependsOn' | 'reasons'
>

/**
 * Written out: V8 gives each object that is spread into another a shape of its own, which takes more than what is in
 * it.
 */
function describe(load: Load, resource: Resource, where: Whereabouts): PlanFileResource {
  const text = load.texts[resource.source]
  const { start, end } = resource.range
  return {
    id: resource.id,
    apiVersion: resource.apiVersion,
    kind: resource.kind,
    namespace: resource.namespace,
    name: resource.name,
    source: text?.name ?? '',
    range: [text?.originalOffset(start) ?? start, text?.originalOffset(end) ?? end],
    line: resource.line,
    file: where.file,
    bundle: where.bundle,
    unparsed: where.unparsed,
    excluded: where.excluded,
    form: where.form,
    bytes: where.bytes,
    sha256: where.sha256,
    dependsOn: where.dependsOn,
    reasons: where.reasons,
  }
}

function neededBy(reason: PlacementReason): number[] {
  return reason.code === 'after' ? [reason.resource] : []
}
