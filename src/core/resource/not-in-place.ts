import { equalValues, isList, isMapping, type Mapping, type Value } from '../manifest'
import { crdKind } from './kind-id'

/**
 * What to do where the API server changes something in no object. `new-name`: give it another name, with those that use
 * it, or remove it first. `remove-first`: remove it, then apply. `remove-and-leave-pods`: the same with
 * `--cascade=orphan`, so that its pods run on. `keep-version`: serve the version no longer, but keep it in the list
 * until every object of it was written anew and `status.storedVersions` no longer names it.
 */
export type UpgradeRemedy = 'new-name' | 'remove-first' | 'remove-and-leave-pods' | 'keep-version'

/** A change that an upgrade cannot make in place: the API server refuses it. */
export interface NotInPlace {
  /** The field as people write it, `spec.selector`. */
  readonly path: string
  readonly remedy: UpgradeRemedy
}

/** Fields of a kind that are as they were created. A value that the API server fills in is the same as none. */
interface FixedFields {
  readonly paths: readonly string[]
  readonly remedy: UpgradeRemedy
  readonly defaults?: Readonly<Record<string, string>>
}

/**
 * By `group/Kind` (kubernetes/kubernetes pkg/apis/…/validation: what their `Validate…Update` compares). Of a
 * StatefulSet's, a PersistentVolumeClaim's and a Pod's spec all is fixed but a few fields; see `fixedSpecs`.
 */
const fixedFields: Readonly<Record<string, FixedFields>> = {
  '/Secret': { paths: ['type'], remedy: 'remove-first', defaults: { type: 'Opaque' } },
  '/ResourceQuota': { paths: ['spec.scopes', 'spec.scopeSelector'], remedy: 'remove-first' },
  'apps/Deployment': { paths: ['spec.selector'], remedy: 'remove-and-leave-pods' },
  'apps/ReplicaSet': { paths: ['spec.selector'], remedy: 'remove-and-leave-pods' },
  'apps/DaemonSet': { paths: ['spec.selector'], remedy: 'remove-and-leave-pods' },
  'batch/Job': {
    paths: [
      ...['template', 'selector', 'completions', 'completionMode', 'podFailurePolicy', 'successPolicy'],
      ...['backoffLimitPerIndex', 'managedBy', 'podReplacementPolicy'],
    ].map(field => `spec.${field}`),
    remedy: 'new-name',
    defaults: { 'spec.completionMode': 'NonIndexed' },
  },
  [crdKind]: {
    paths: ['spec.group', 'spec.scope', 'spec.names.plural', 'spec.names.kind'],
    remedy: 'remove-first',
  },
  'rbac.authorization.k8s.io/RoleBinding': { paths: ['roleRef'], remedy: 'remove-first' },
  'rbac.authorization.k8s.io/ClusterRoleBinding': { paths: ['roleRef'], remedy: 'remove-first' },
  'storage.k8s.io/StorageClass': {
    paths: ['provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'],
    remedy: 'remove-first',
    defaults: { reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' },
  },
  'scheduling.k8s.io/PriorityClass': {
    paths: ['value', 'preemptionPolicy'],
    remedy: 'remove-first',
    defaults: { preemptionPolicy: 'PreemptLowerPriority' },
  },
  'node.k8s.io/RuntimeClass': { paths: ['handler'], remedy: 'remove-first' },
  'networking.k8s.io/IngressClass': { paths: ['spec.controller'], remedy: 'remove-first' },
  'discovery.k8s.io/EndpointSlice': { paths: ['addressType'], remedy: 'remove-first' },
}

/** Kinds whose spec is fixed but for these fields. */
const fixedSpecs: Readonly<Record<string, FixedFields>> = {
  'apps/StatefulSet': {
    paths: [
      ...['replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'minReadySeconds'],
      'persistentVolumeClaimRetentionPolicy',
    ],
    remedy: 'remove-and-leave-pods',
    defaults: { podManagementPolicy: 'OrderedReady' },
  },
  '/PersistentVolumeClaim': {
    paths: ['resources', 'volumeAttributesClassName'],
    remedy: 'remove-first',
    defaults: { volumeMode: 'Filesystem' },
  },
  '/Pod': {
    paths: ['containers', 'initContainers', 'activeDeadlineSeconds', 'tolerations', 'terminationGracePeriodSeconds'],
    remedy: 'remove-first',
  },
}

/** What of a change of one object an upgrade cannot do in place. `kind`: `group/Kind`. */
export function notInPlace(kind: string, before: Mapping, after: Mapping): NotInPlace[] {
  const fixed = fixedFields[kind]
  return [
    ...(kind === '/ConfigMap' || kind === '/Secret' ? immutableData(before, after) : []),
    ...(fixed ? changedAt(fixed, before, after) : []),
    ...fixedSpec(kind, before, after),
    ...(kind === '/Service' ? clusterAddress(before, after) : []),
    ...(kind === '/Pod' ? podContainers(before, after) : []),
    ...(kind === crdKind ? storedVersions(before, after) : []),
  ]
}

function changedAt({ paths, remedy, defaults }: FixedFields, before: Mapping, after: Mapping): NotInPlace[] {
  return paths
    .filter(path => differ(valueAt(before, path), valueAt(after, path), defaults?.[path]))
    .map(path => ({ path, remedy }))
}

function fixedSpec(kind: string, before: Mapping, after: Mapping): NotInPlace[] {
  const rule = fixedSpecs[kind]
  const [from, to] = [before.get('spec'), after.get('spec')]
  if (!rule || !isMapping(from) || !isMapping(to)) return []
  const keys = new Set([...from.keys(), ...to.keys()].filter(key => !rule.paths.includes(key)))
  return [...keys]
    .filter(key => differ(from.get(key), to.get(key), rule.defaults?.[key]))
    .map(key => ({ path: `spec.${key}`, remedy: rule.remedy }))
}

/** `immutable: true` never goes away, and nothing under it changes. */
function immutableData(before: Mapping, after: Mapping): NotInPlace[] {
  if (before.get('immutable') !== true) return []
  return ['immutable', 'data', 'binaryData', 'stringData']
    .filter(path => differ(before.get(path), after.get(path)))
    .map(path => ({ path, remedy: 'new-name' }))
}

/** Left out it stays what it was; an address, or none (`None`), cannot be given to a Service that has another. */
function clusterAddress(before: Mapping, after: Mapping): NotInPlace[] {
  const isOutside = (service: Mapping): boolean => valueAt(service, 'spec.type') === 'ExternalName'
  const [from, to] = [valueAt(before, 'spec.clusterIP') ?? '', valueAt(after, 'spec.clusterIP') ?? '']
  if (to === '' || from === to || isOutside(before) || isOutside(after)) return []
  return [{ path: 'spec.clusterIP', remedy: 'remove-first' }]
}

/** Of the containers of a Pod only the images change. */
function podContainers(before: Mapping, after: Mapping): NotInPlace[] {
  return ['spec.containers', 'spec.initContainers'].flatMap((path): NotInPlace[] => {
    const [from, to] = [valueAt(before, path), valueAt(after, path)]
    return differ(withoutImages(from), withoutImages(to)) ? [{ path, remedy: 'remove-first' }] : []
  })
}

function withoutImages(containers: Value | undefined): Value | undefined {
  if (!isList(containers)) return containers
  return containers.map(container =>
    isMapping(container) ? new Map([...container].filter(([key]) => key !== 'image')) : container,
  )
}

/** A version in which objects are kept must stay in the list. */
function storedVersions(before: Mapping, after: Mapping): NotInPlace[] {
  const later = new Set(versionsOf(after).map(version => version.get('name')))
  return versionsOf(before)
    .filter(version => version.get('storage') === true && !later.has(version.get('name') ?? null))
    .map(version => ({ path: `spec.versions[${String(version.get('name'))}]`, remedy: 'keep-version' }))
}

function versionsOf(crd: Mapping): Mapping[] {
  const versions = valueAt(crd, 'spec.versions')
  return isList(versions) ? versions.filter(isMapping) : []
}

function valueAt(object: Mapping, path: string): Value | undefined {
  let value: Value | undefined = object
  for (const key of path.split('.')) value = isMapping(value) ? value.get(key) : undefined
  return value
}

/** Null is no value to the API server, as is what it would fill in. */
function differ(before: Value | undefined, after: Value | undefined, filledIn: Value | null = null): boolean {
  const [from, to] = [before ?? filledIn, after ?? filledIn]
  return from === null || to === null ? from !== to : !equalValues(from, to)
}
