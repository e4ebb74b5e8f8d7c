import type { Mapping, Value } from '../../manifest'
import { mappingAt } from '../edit-mapping'
import { mappingFromPlain } from '../from-plain'
import { crdStatusOwnershipSize } from '../ownership/crd-ownership'
import type { Additions, StorageForm } from '../stored/storage-form'
import type { Trail } from '../trail'
import type { EtcdLine } from './etcd-value'

/**
 * What a CRD grows by a few milliseconds after its creation, when controllers accept its names and establish it. The update that brings it
 * must fit as well, with the key once more in its transaction (facts: storage-encoding, section 9 step 8).
 */
export function crdReserve(form: StorageForm, view: Mapping, additions: Additions, trail: Trail): EtcdLine[] {
  const before = form.size(view, additions, trail)
  const names = mappingAt(mappingAt(view, 'spec'), 'names')
  const withStatus = new Map(view).set('status', establishedStatus(view, names))
  const after = form.size(withStatus, additions, trail)
  const entry = {
    manager: 'kube-apiserver',
    operation: 'Update',
    apiVersion: 'apiextensions.k8s.io/v1',
    subresource: 'status',
    fields: crdStatusOwnershipSize(names),
  } as const
  const managed = form.size(withStatus, { ...additions, managedFields: [...additions.managedFields, entry] }, trail)
  return [
    { id: 'crdStatus', bytes: after - before, known: 'rule' },
    {
      id: 'crdStatusManagedFields',
      bytes: managed - after,
      known: 'rule',
      writer: { manager: entry.manager, operation: entry.operation },
    },
  ]
}

function establishedStatus(view: Mapping, names: Mapping): Mapping {
  const conditions: Value[] = [
    condition('NamesAccepted', 'NoConflicts', 'no conflicts found'),
    condition('Established', 'InitialNamesAccepted', 'the initial names have been accepted'),
  ]
  return new Map(mappingAt(view, 'status')).set('conditions', conditions).set('acceptedNames', names)
}

function condition(type: string, reason: string, message: string): Mapping {
  return mappingFromPlain({ type, status: 'True', lastTransitionTime: '2026-01-01T00:00:00Z', reason, message })
}
