import { builtInScope } from '../resource'
import { type Field, fieldAt, fieldDown, fieldsBelow } from './field'
import type { Rewrite } from './remedy'

/**
 * Where an object or the templates of a built-in kind have metadata: generated manifests say `creationTimestamp: null`
 * in all of them.
 */
const metadataPaths = [
  ['metadata'],
  ['spec', 'template', 'metadata'],
  ['spec', 'jobTemplate', 'metadata'],
  ['spec', 'jobTemplate', 'spec', 'template', 'metadata'],
]

/**
 * Takes out `creationTimestamp: null`, which says nothing and which kubectl copies into last-applied all the same
 * (measured).
 */
export const dropNullTimestamps: Rewrite = {
  id: 'drop-null-timestamps',
  removes(root, { apiVersion, kind }) {
    // What a custom resource has under `spec.template` is its own.
    const paths = isBuiltIn(apiVersion, kind) ? metadataPaths : metadataPaths.slice(0, 1)
    const claims = isBuiltIn(apiVersion, kind) ? fieldsBelow(fieldDown(root, 'spec', 'volumeClaimTemplates')) : []
    const metadata = [
      ...paths.map(path => fieldDown(root, ...path)),
      ...claims.map(claim => fieldAt(claim, 'metadata')),
    ]
    return metadata
      .flatMap(field => fieldAt(field, 'creationTimestamp') ?? [])
      .filter(timestamp => timestamp.value === null)
  },
  whyNot: () => 'nothing-to-remove',
}

/** Takes out `metadata.managedFields`, which the API server writes itself and refuses in a server-side apply. */
export const dropManagedFields: Rewrite = {
  id: 'drop-managed-fields',
  removes: root => listed(fieldDown(root, 'metadata', 'managedFields')),
  whyNot: () => 'nothing-to-remove',
}

/**
 * What the API server fills in whatever is sent: apiserver `pkg/registry/rest/meta.go`, `WipeObjectMetaSystemFields`
 * and `FillObjectMetaSystemFields`.
 */
const serverFields = [
  'uid',
  'resourceVersion',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'selfLink',
]

/** Takes out of `metadata` what `kubectl get` prints and a write of a new object is refused for, or has overwritten. */
export const dropServerFields: Rewrite = {
  id: 'drop-server-fields',
  removes(root) {
    const metadata = fieldAt(root, 'metadata')
    return serverFields.flatMap(name => fieldAt(metadata, name) ?? []).filter(field => field.value !== null)
  },
  whyNot: () => 'nothing-to-remove',
}

/**
 * Takes out the copy that an earlier client-side apply left in the annotations; kubectl writes it anew where it needs
 * it.
 */
export const dropLastApplied: Rewrite = {
  id: 'drop-last-applied',
  removes: root =>
    listed(fieldDown(root, 'metadata', 'annotations', 'kubectl.kubernetes.io/last-applied-configuration')),
  whyNot: () => 'nothing-to-remove',
}

/**
 * Takes out `status`. The API server discards it on create, except for a Node, and a custom resource keeps it where its
 * CRD has no status subresource, so it stays in those.
 */
export const dropStatus: Rewrite = {
  id: 'drop-status',
  removes: (root, resource) => (keepsStatus(resource) ? [] : listed(fieldAt(root, 'status'))),
  whyNot(root, resource) {
    if (fieldAt(root, 'status') === null) return 'nothing-to-remove'
    return resource.kind === 'Node' && resource.group === '' ? 'node-keeps-status' : 'status-may-count'
  },
}

function keepsStatus({ apiVersion, kind, group }: Parameters<Rewrite['removes']>[1]): boolean {
  return !isBuiltIn(apiVersion, kind) || (kind === 'Node' && group === '')
}

function isBuiltIn(apiVersion: string | null, kind: string | null): boolean {
  return kind !== null && builtInScope(apiVersion, kind) !== null
}

function listed(field: Field | null): Field[] {
  return field ? [field] : []
}
