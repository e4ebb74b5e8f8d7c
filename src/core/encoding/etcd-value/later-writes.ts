import { mappingAt } from '../../object'
import type { ManagedFieldsEntry, SizedAnnotation, StorageForm } from '../stored/storage-form'
import { newTrail } from '../trail'
import type { Written } from './after-write'

/**
 * Writes that come after the first, by how the object came in and what follows: the status that controllers give a CRD,
 * a change of the same length in the same way, the way that people go on to (facts: live-apiserver, C).
 */
export const laterWriteIds = [
  'create/crd-status',
  'create/replace',
  'create/server-side-apply',
  'client-side-apply/crd-status',
  'client-side-apply/client-side-apply',
  'client-side-apply/server-side-apply',
  'server-side-apply/crd-status',
  'server-side-apply/server-side-apply',
  'server-side-apply/another-manager',
] as const
export type LaterWriteId = (typeof laterWriteIds)[number]

/** What etcd is asked to keep by a write after the first, in bytes. */
export interface LaterValue {
  readonly write: LaterWriteId
  readonly value: number
  /**
   * The same without managedFields, which the API server leaves out where the whole is too large; null under
   * server-side apply, where it does not try again (kubernetes/apiserver `pkg/endpoints/handlers/patch.go:
   * patchResource`, `update.go`).
   */
  readonly withoutOwnership: number | null
}

/** The three ways in which kubectl writes a new object; null where it cannot. */
export interface FirstWrites {
  readonly create: Written | null
  readonly clientSideApply: Written | null
  readonly serverSideApply: Written | null
}

/**
 * The writes that follow each first one. Controllers write the status of a CRD, and all that follows has it. What is
 * applied again is taken to say the same: that changes no more than ownership.
 */
export function laterValues(form: StorageForm, first: FirstWrites): LaterValue[] {
  const trail = newTrail('kubectl')
  const found: LaterValue[] = []
  const after = (operation: Operation, written: Written | null): After | null => {
    if (written === null) return null
    const { object, added } = written.reserve ?? written
    const follows: After = (what, { entries = [], annotation = added.annotation, mayDrop }) => {
      const sizeWith = (managedFields: readonly ManagedFieldsEntry[]): number =>
        form.size(object, { annotation, managedFields }, trail)
      found.push({
        write: `${operation}/${what}` as LaterWriteId,
        value: sizeWith([...added.managedFields, ...entries]),
        withoutOwnership: mayDrop ? sizeWith([]) : null,
      })
    }
    if (written.reserve !== null) follows('crd-status', { mayDrop: true })
    return follows
  }

  const applied = (first.serverSideApply?.added.managedFields ?? []).map(
    (entry): ManagedFieldsEntry => ({ ...entry, untimed: true }),
  )
  const created = after('create', first.create)
  created?.('replace', { mayDrop: true })
  created?.('server-side-apply', { entries: applied, mayDrop: false })

  const onClient = after('client-side-apply', first.clientSideApply)
  onClient?.('client-side-apply', { mayDrop: true })
  // kubectl moves the ownership over in four writes, of which the second is the largest: the old entry, the new one,
  // and one that holds the annotation until it is removed (kubectl `pkg/cmd/apply/apply.go: migrateToSSAIfNecessary`).
  onClient?.('server-side-apply', {
    entries: [...applied, ...applied.slice(0, 1).map(holderOfLastApplied)],
    annotation: first.clientSideApply && renewedCopy(first.clientSideApply),
    mayDrop: false,
  })

  const onServer = after('server-side-apply', first.serverSideApply)
  onServer?.('server-side-apply', { mayDrop: false })
  onServer?.('another-manager', { entries: applied.map(asAnotherManager), mayDrop: false })
  return found
}

type Operation = 'create' | 'client-side-apply' | 'server-side-apply'

type After = (
  what: string,
  change: {
    readonly entries?: readonly ManagedFieldsEntry[]
    readonly annotation?: SizedAnnotation | null
    readonly mayDrop: boolean
  },
) => void

/** The longest name among those of the appliers that are known: Flux's. */
function asAnotherManager(entry: ManagedFieldsEntry): ManagedFieldsEntry {
  return { ...entry, manager: 'kustomize-controller' }
}

function holderOfLastApplied(entry: ManagedFieldsEntry): ManagedFieldsEntry {
  return { ...entry, manager: 'kubectl-last-applied', fields: lastAppliedOwnership.length }
}

const lastAppliedOwnership =
  '{"f:metadata":{"f:annotations":{"f:kubectl.kubernetes.io/last-applied-configuration":{}}}}'

/**
 * The server writes the copy anew from what is applied, which has no empty `annotations` of kubectl's making
 * (apimachinery `pkg/util/managedfields/internal/lastappliedupdater.go`).
 */
function renewedCopy({ sent, added: { annotation } }: Written): SizedAnnotation | null {
  if (annotation === null || mappingAt(sent, 'metadata').has('annotations')) return annotation
  const { key, bytes, inJson } = annotation
  return { key, bytes: bytes - emptyAnnotations.length, inJson: inJson - JSON.stringify(emptyAnnotations).length + 2 }
}

const emptyAnnotations = '"annotations":{},'
