import { equalValues, type Mapping, type Value } from '../../manifest'
import { listAt } from '../../object'
import { changeField, isUnset, withField, withoutFields } from '../edit-mapping'
import { nameOf } from '../etcd/etcd-key'
import type { StoredKind } from '../stored/stored-kind'
import type { ServerContext, ServerStep } from './server-step'

/** resourceVersion and selfLink are emptied before storing: the revision lives in etcd. */
export const dropResourceVersion: ServerStep = {
  id: 'resourceVersion',
  known: 'rule',
  apply: object =>
    changeField(object, 'metadata', metadata => withoutFields(metadata, ['resourceVersion', 'selfLink'])),
}

/**
 * Of a new object the server sets these itself (`rest.BeforeCreate`); managedFields are tracked anew. Generation:
 * `setGeneration`. An owner named twice is kept once (kubernetes/apiserver `pkg/endpoints/handlers/create.go`,
 * `dedupOwnerReferences`).
 */
export const dropReplacedMetadata: ServerStep = {
  id: 'replacedMetadata',
  known: 'rule',
  apply: (object, { kind }) =>
    changeField(object, 'metadata', metadata =>
      withOwnersOnce(withoutFields(metadata, setsGeneration(kind) ? [...replaced, 'generation'] : replaced)),
    ),
}

function withOwnersOnce(metadata: Mapping): Mapping {
  const owners = listAt(metadata, 'ownerReferences')
  const once = owners.filter((owner, index) => owners.findIndex(other => equalValues(other, owner)) === index)
  return once.length === owners.length ? metadata : withField(metadata, 'ownerReferences', once)
}

const replaced = ['uid', 'creationTimestamp', 'deletionTimestamp', 'deletionGracePeriodSeconds', 'managedFields']

export const generateName: ServerStep = {
  id: 'generatedName',
  known: 'rule',
  apply: object =>
    changeField(object, 'metadata', metadata =>
      metadata.get('name') || !metadata.get('generateName') ? metadata : withField(metadata, 'name', nameOf(metadata)),
    ),
}

/**
 * kubectl writes the namespace of the call into an object that names none, and removes it from a cluster-scoped one.
 */
export const placeInNamespace: ServerStep = {
  id: 'namespace',
  known: 'rule',
  apply: (object, { scope }) =>
    changeField(object, 'metadata', metadata => {
      if (scope === 'cluster') return withoutFields(metadata, ['namespace'])
      return metadata.get('namespace') ? metadata : withField(metadata, 'namespace', 'default')
    }),
}

export const setUid = setMetadata('uid', 'uid', () => '00000000-0000-0000-0000-000000000000')
/** Any time of these years takes the same bytes in every form. */
export const setCreationTimestamp = setMetadata('creationTimestamp', 'creationTimestamp', () => '2026-01-01T00:00:00Z')

/**
 * Custom resources and CRDs begin with 1, and so does every built-in kind whose strategy counts generations; the others
 * keep what the manifest says (`PrepareForCreate` of the strategies in kubernetes/kubernetes `pkg/registry`). In
 * protobuf the field is always written, and 1 takes no more than 0.
 */
export const setGeneration = setMetadata('generation', 'generation', ({ kind }) =>
  kind.type === 'custom-resource' || kind.type === 'crd' ? 1 : null,
)

/** A CRD's is 1 already. */
function setsGeneration(kind: StoredKind): boolean {
  return kind.type === 'custom-resource' || (kind.type === 'built-in' && countsGenerations.has(kind.given.kind))
}

const countsGenerations: ReadonlySet<string> = new Set([
  'CSIDriver',
  'CronJob',
  'DaemonSet',
  'Deployment',
  'DeviceClass',
  'EndpointSlice',
  'FlowSchema',
  'Ingress',
  'IngressClass',
  'Job',
  'MutatingAdmissionPolicy',
  'MutatingAdmissionPolicyBinding',
  'MutatingWebhookConfiguration',
  'NetworkPolicy',
  'Pod',
  'PodDisruptionBudget',
  'PodTemplate',
  'PriorityClass',
  'PriorityLevelConfiguration',
  'ReplicaSet',
  'ReplicationController',
  'ResourceSlice',
  'StatefulSet',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'ValidatingWebhookConfiguration',
])

function setMetadata(id: ServerStep['id'], name: string, valueFor: (context: ServerContext) => Value): ServerStep {
  return {
    id,
    known: 'rule',
    apply: (object: Mapping, context) => {
      const value = valueFor(context)
      if (value === null) return object
      return changeField(object, 'metadata', metadata =>
        isUnset(metadata, name) ? withField(metadata, name, value) : metadata,
      )
    },
  }
}
