import { bytes } from '../../bytes'
import { isMapping, type Mapping } from '../../manifest'
import type { Scope } from '../../resource'
import { annotationsOf, lastAppliedKey } from '../annotation-sizes'
import { withoutNulls } from '../edit-mapping'
import { isRefused } from '../finding'
import { protobufForm } from '../stored/protobuf-form'
import { noAdditions, type StorageForm } from '../stored/storage-form'
import { givenForm, type StoredKind, storedKind } from '../stored/stored-kind'
import { knownOf, type StoredSize } from '../stored/stored-size'
import { defaultRelease, type Release } from '../tables/releases'
import { newTrail, type Trail } from '../trail'
import { afterWrite, type Written } from './after-write'
import { isKnownConversion } from './convert'
import { type CustomResourceType, versionOfResource } from './custom-resource-type'
import { setDefaults, toStorageVersion } from './decode-steps'
import type { EtcdValue } from './etcd-value'
import { type LaterValue, laterValues } from './later-writes'
import { emptyLedger, type Ledger, withSize } from './ledger'
import { mostInEtcd } from './most-in-etcd'
import type { ServerContext, WriteContext } from './server-step'
import { serverSteps } from './server-steps'
import { type Writer, type WriterId, writerOf } from './writers'

export interface StoredInput {
  readonly object: Mapping
  readonly scope: Scope
  /** What a CRD of the input says of a custom resource; null where there is none. */
  readonly customResource: CustomResourceType | null
  /**
   * Value of the last-applied annotation as client-side apply writes it: its bytes, and those of it as a JSON string
   * with quotes. Null where kubectl would not apply the object.
   */
  readonly lastApplied: { readonly bytes: number; readonly inJson: number } | null
  /** Bytes of its compact JSON, where what etcd keeps matters only from `from` bytes on: below that it is left out. */
  readonly onlyNear?: { readonly json: number; readonly from: number } | undefined
  /** The release whose server keeps it; the measured one where it is left out. */
  readonly release?: Release
}

/**
 * The size of an object in etcd. The values are null for kinds of which no object is kept, and where they are left out.
 */
export interface StoredSizes {
  readonly kind: StoredKind
  readonly stored: StoredSize
  /** What etcd keeps was left out: it cannot be as large as matters. */
  readonly isFar: boolean
  readonly create: EtcdValue | null
  readonly serverSideApply: EtcdValue | null
  /** Null also where kubectl would not apply the object. */
  readonly clientSideApply: EtcdValue | null
  /** What the writes after the first ask etcd to keep. */
  readonly later: readonly LaterValue[]
  /** The same for any writer, worked out when asked for. */
  readonly writtenBy: (writer: WriterId) => EtcdValue | null
}

/**
 * Sizes of an object as its encoder writes it and as etcd is asked to keep it right after each operation, cause by
 * cause (facts: storage-encoding, sections 7 to 10; live-apiserver, D). Each step changes the object, and the
 * difference of its size is the step's line, so lines always sum to the whole.
 */
export function storedSizes(input: StoredInput): StoredSizes {
  const { object, release = defaultRelease } = input
  const trail = newTrail()
  const kind = storedKind(object, trail, release)
  const given = readAs(object, kind, trail)
  const stored = { bytes: bytes(given.size), known: knownOf(kind, trail.findings), findings: trail.findings }
  const { onlyNear, customResource } = input
  const isFar = onlyNear !== undefined && mostInEtcd(onlyNear.json, kind, customResource) < onlyNear.from
  if (isFar || (kind.type === 'built-in' && kind.given.scope === null)) {
    return {
      kind,
      stored,
      isFar,
      create: null,
      serverSideApply: null,
      clientSideApply: null,
      later: [],
      writtenBy: () => null,
    }
  }

  const context: ServerContext = { kind, scope: input.scope, customResource: input.customResource, release }
  const start = withSize(emptyLedger, given.size, 'stored', stored.known)
  const isGuess = trail.findings.some(isRefused) || !isUnderstood(object, context)
  const admitted = new Map<string, Admitted>()
  const admission = ({ operation, lastApplied }: Writer): Admitted => {
    // Only custom resources go another way when they are applied on the server.
    const writtenBy = kind.type === 'custom-resource' ? operation : 'Update'
    const sent = lastApplied === 'always' ? withoutNulls(object) : object
    const isPruned = sent !== object
    const key = `${writtenBy} ${isPruned}`
    const known = admitted.get(key)
    if (known !== undefined) return known
    const read = isPruned && isMapping(sent) ? readAs(sent, kind, newTrail()) : given
    const fresh = admit(read, withSize(start, read.size, 'nulls', 'rule'), { ...context, operation: writtenBy })
    admitted.set(key, fresh)
    return fresh
  }

  const copy = input.lastApplied === null ? null : { key: lastAppliedKey, ...input.lastApplied }
  const holdsCopy = annotationsOf(object.get('metadata')).has(lastAppliedKey)
  const written = (id: WriterId): Written | null => {
    const writer = writerOf(id)
    if (!writer || (writer.lastApplied === 'always' && copy === null)) return null
    const addsCopy = writer.lastApplied === 'always' || (writer.lastApplied === 'renewed' && holdsCopy)
    return afterWrite({ admitted: admission(writer), context, isGuess }, { writer, annotation: addsCopy ? copy : null })
  }
  const first = {
    create: written('kubectl-create'),
    clientSideApply: written('kubectl-apply'),
    serverSideApply: written('kubectl-apply-server-side'),
  }
  const form = [...admitted.values()][0]?.form ?? given.form
  return {
    kind,
    stored,
    isFar,
    create: first.create?.value ?? null,
    serverSideApply: first.serverSideApply?.value ?? null,
    clientSideApply: first.clientSideApply?.value ?? null,
    later: laterValues(form, first),
    writtenBy: id => written(id)?.value ?? null,
  }
}

/** An object as it is sent, and what its encoder makes of it. */
interface Sent {
  readonly object: Mapping
  readonly form: StorageForm
  readonly view: Mapping
  readonly size: number
}

function readAs(object: Mapping, kind: StoredKind, trail: Trail): Sent {
  const form = givenForm(kind, object)
  const view = form.view(object, trail)
  return { object, form, view, size: form.size(view, noAdditions, trail) }
}

/** An object that has passed all steps, with a line for each that changed it. */
export interface Admitted {
  /** The form in which it is kept. */
  readonly form: StorageForm
  readonly ledger: Ledger
  readonly object: Mapping
  /** The object as it was sent. */
  readonly sent: Mapping
  /** The object right after defaulting, which is what its writer owns. */
  readonly defaulted: Mapping
}

function admit(sent: Sent, start: Ledger, context: WriteContext): Admitted {
  const { kind, release } = context
  const trail = newTrail('kubectl')
  // Forms of their own: raw JSON is measured here as kubectl sends it.
  const written = kind.type === 'built-in' ? protobufForm(kind.given) : sent.form
  const kept = kind.type === 'built-in' ? protobufForm(kind.storage, release) : sent.form
  let object = sent.view
  let defaulted = object
  let ledger = withSize(start, written.size(object, noAdditions, trail), 'rawJson', 'rule')
  for (const step of serverSteps) {
    const next = step.apply(object, context)
    const form = step === toStorageVersion ? kept : written
    if (next !== object || form !== written)
      ledger = withSize(ledger, form.size(next, noAdditions, trail), step.id, step.known)
    object = next
    if (step === setDefaults) defaulted = next
  }
  return { form: kept, ledger, object, sent: sent.object, defaulted }
}

/**
 * Whether the rules cover what the server does to the object: a custom resource needs what its CRD says of its version.
 */
function isUnderstood(object: Mapping, { kind, customResource }: ServerContext): boolean {
  if (kind.type === 'built-in') return isKnownConversion(kind.given, kind.storage)
  return kind.type !== 'custom-resource' || versionOfResource(object, customResource) !== null
}
