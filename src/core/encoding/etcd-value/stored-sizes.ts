import { bytes } from '../../bytes'
import type { Mapping } from '../../manifest'
import type { Scope } from '../../resource'
import { annotationsOf, lastAppliedKey } from '../annotation-sizes'
import { isRefused } from '../finding'
import { noAdditions, type StorageForm } from '../stored/storage-form'
import { givenForm, type StoredKind, storageForm, storedKind } from '../stored/stored-kind'
import { knownOf, type StoredSize } from '../stored/stored-size'
import { newTrail } from '../trail'
import { etcdValueAfter } from './after-write'
import { convert, isKnownConversion } from './convert'
import type { CustomResourceType } from './custom-resource-type'
import { setDefaults } from './default-step'
import type { EtcdValue } from './etcd-value'
import { emptyLedger, type Ledger, withSize } from './ledger'
import type { ServerContext } from './server-step'
import { serverSteps } from './server-steps'
import { type WriterId, writers } from './writers'

export interface StoredInput {
  readonly object: Mapping
  readonly scope: Scope
  /** What a CRD of the input says of a custom resource; null where there is none. */
  readonly customResource: CustomResourceType | null
  /**
   * Value of the last-applied annotation as client-side apply writes it: its bytes, and those of it as a JSON string with quotes. Null where
   * kubectl would not apply the object.
   */
  readonly lastApplied: { readonly bytes: number; readonly inJson: number } | null
}

/** What an object weighs in etcd. The values are null for kinds of which no object is kept. */
export interface StoredSizes {
  readonly stored: StoredSize
  readonly create: EtcdValue | null
  readonly serverSideApply: EtcdValue | null
  /** Null also where kubectl would not apply the object. */
  readonly clientSideApply: EtcdValue | null
  /** The same for any writer, worked out when asked for. */
  readonly writtenBy: (writer: WriterId) => EtcdValue | null
}

/**
 * Sizes of an object as its encoder writes it and as etcd is asked to keep it right after each operation, cause by cause (facts:
 * storage-encoding, sections 7 to 10). Each step changes the object, and the difference of its size is the step's line, so lines always
 * sum to the whole.
 */
export function storedSizes(input: StoredInput): StoredSizes {
  const trail = newTrail()
  const kind = storedKind(input.object, trail)
  const form = givenForm(kind, input.object)
  const view = form.view(input.object, trail)
  const size = form.size(view, noAdditions, trail)
  const stored = { bytes: bytes(size), known: knownOf(kind, trail.findings), findings: trail.findings }
  if (kind.type === 'built-in' && kind.given.scope === null) {
    return { stored, create: null, serverSideApply: null, clientSideApply: null, writtenBy: () => null }
  }

  const context: ServerContext = { kind, scope: input.scope, customResource: input.customResource }
  const ledger = withSize(emptyLedger, size, 'stored', stored.known)
  const admitted = admit(view, storageForm(kind, form), ledger, context)
  const isGuess = trail.findings.some(isRefused) || !isUnderstood(kind, input.customResource)
  const subject = { ...admitted, given: input.object, context, isGuess }
  const copy = input.lastApplied === null ? null : { key: lastAppliedKey, ...input.lastApplied }
  const holdsCopy = annotationsOf(input.object.get('metadata')).has(lastAppliedKey)
  const writtenBy = (id: WriterId): EtcdValue | null => {
    const writer = writers.find(each => each.id === id)
    if (!writer || (writer.lastApplied === 'always' && copy === null)) return null
    const addsCopy = writer.lastApplied === 'always' || (writer.lastApplied === 'renewed' && holdsCopy)
    return etcdValueAfter(subject, { writer, annotation: addsCopy ? copy : null })
  }
  return {
    stored,
    create: writtenBy('kubectl-create'),
    serverSideApply: writtenBy('kubectl-apply-server-side'),
    clientSideApply: writtenBy('kubectl-apply'),
    writtenBy,
  }
}

/** An object that has passed all steps, with a line for each that changed it. */
export interface Admitted {
  readonly form: StorageForm
  readonly ledger: Ledger
  readonly object: Mapping
  /** The object right after defaulting, which is what its writer owns. */
  readonly defaulted: Mapping
}

function admit(view: Mapping, form: StorageForm, start: Ledger, context: ServerContext): Admitted {
  const { kind } = context
  const trail = newTrail('kubectl')
  const isConverted = kind.type === 'built-in' && kind.given.message !== kind.storage.message
  let object = kind.type === 'built-in' ? convert(view, kind.given, kind.storage) : view
  let defaulted = object
  let ledger = withSize(
    start,
    form.size(object, noAdditions, trail),
    isConverted ? 'storageVersion' : 'rawJson',
    'rule',
  )
  for (const step of serverSteps) {
    const next = step.apply(object, context)
    if (next !== object) ledger = withSize(ledger, form.size(next, noAdditions, trail), step.id, step.known)
    object = next
    if (step === setDefaults) defaulted = next
  }
  return { form, ledger, object, defaulted }
}

/** Whether the rules cover what the server does to the object: a custom resource needs the schema of its CRD. */
function isUnderstood(kind: StoredKind, customResource: CustomResourceType | null): boolean {
  if (kind.type === 'built-in') return isKnownConversion(kind.given, kind.storage)
  return kind.type !== 'custom-resource' || customResource !== null
}
