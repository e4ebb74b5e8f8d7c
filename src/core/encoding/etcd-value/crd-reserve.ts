import type { Mapping } from '../../manifest'
import { mappingAt } from '../../object'
import { annotationsOf } from '../annotation-sizes'
import { mappingFromPlain } from '../from-plain'
import { crdStatusOwnershipSize } from '../ownership/crd-ownership'
import type { Additions, StorageForm } from '../stored/storage-form'
import type { Trail } from '../trail'
import type { EtcdLine } from './etcd-value'

/**
 * What a CRD grows by a few milliseconds after its creation, when controllers accept its names and establish it. The
 * update that brings it must fit as well, with the key once more in its transaction (facts: storage-encoding, section 9
 * step 8).
 */
export function crdReserve(form: StorageForm, view: Mapping, additions: Additions, trail: Trail): CrdReserve {
  const before = form.size(view, additions, trail)
  const names = mappingAt(mappingAt(view, 'spec'), 'names')
  const conditions = firstConditions(view)
  const status = new Map(mappingAt(view, 'status')).set('conditions', conditions).set('acceptedNames', names)
  const withStatus = new Map(view).set('status', status)
  const after = form.size(withStatus, additions, trail)
  const entry = {
    manager: 'kube-apiserver',
    operation: 'Update',
    apiVersion: 'apiextensions.k8s.io/v1',
    subresource: 'status',
    fields: crdStatusOwnershipSize(
      names,
      conditions.map(condition => String(condition.get('type'))),
    ),
  } as const
  const added = { ...additions, managedFields: [...additions.managedFields, entry] }
  const managed = form.size(withStatus, added, trail)
  const writer = { manager: entry.manager, operation: entry.operation }
  return {
    lines: [
      { id: 'crdStatus', bytes: after - before, known: 'rule' },
      { id: 'crdStatusManagedFields', bytes: managed - after, known: 'rule', writer },
    ],
    object: withStatus,
    added,
  }
}

/** What comes to a CRD by itself: lines of it, and the object that has it. */
export interface CrdReserve {
  readonly lines: readonly EtcdLine[]
  readonly object: Mapping
  readonly added: Additions
}

/**
 * A group of Kubernetes' own needs somebody's approval (apiextensions-apiserver `pkg/apihelpers/helpers.go:
 * GetAPIApprovalState`).
 */
function firstConditions(view: Mapping): readonly Mapping[] {
  const named = [
    condition('NamesAccepted', 'NoConflicts', 'no conflicts found'),
    condition('Established', 'InitialNamesAccepted', 'the initial names have been accepted'),
  ]
  const group = String(mappingAt(view, 'spec').get('group'))
  const approval = annotationsOf(view.get('metadata')).get('api-approved.kubernetes.io')
  if (!/(^|\.)(k8s|kubernetes)\.io$/.test(group) || typeof approval !== 'string') return named
  return [
    ...named,
    approval.startsWith('unapproved')
      ? condition(approvalType, 'UnapprovedAnnotation', `not approved: ${JSON.stringify(approval)}`, 'False')
      : condition(approvalType, 'ApprovedAnnotation', `approved in ${approval}`),
  ]
}

const approvalType = 'KubernetesAPIApprovalPolicyConformant'

function condition(type: string, reason: string, message: string, status = 'True'): Mapping {
  return mappingFromPlain({ type, status, lastTransitionTime: '2026-01-01T00:00:00Z', reason, message })
}
