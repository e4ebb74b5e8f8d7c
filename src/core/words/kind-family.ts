/** What kinds are for, as a person groups them; each family has a hue of its own on the page. */
export const kindFamilies = [
  'definitions',
  'configMaps',
  'secrets',
  'workloads',
  'access',
  'network',
  'storage',
  'custom',
  'other',
] as const
export type KindFamily = (typeof kindFamilies)[number]

const members: Partial<Record<KindFamily, readonly string[]>> = {
  definitions: ['CustomResourceDefinition', 'APIService'],
  configMaps: ['ConfigMap'],
  secrets: ['Secret'],
  workloads: [
    'Pod',
    'PodTemplate',
    'Deployment',
    'DaemonSet',
    'StatefulSet',
    'ReplicaSet',
    'ReplicationController',
    'Job',
    'CronJob',
    'PodDisruptionBudget',
    'HorizontalPodAutoscaler',
  ],
  access: ['ServiceAccount', 'Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'],
  network: [
    'Service',
    'Endpoints',
    'EndpointSlice',
    'Ingress',
    'IngressClass',
    'NetworkPolicy',
    'Gateway',
    'GatewayClass',
    'HTTPRoute',
    'GRPCRoute',
    'TLSRoute',
    'TCPRoute',
    'UDPRoute',
    'ReferenceGrant',
  ],
  storage: [
    'PersistentVolume',
    'PersistentVolumeClaim',
    'StorageClass',
    'VolumeAttachment',
    'VolumeAttributesClass',
    'CSIDriver',
    'CSINode',
    'CSIStorageCapacity',
    'VolumeSnapshot',
    'VolumeSnapshotClass',
    'VolumeSnapshotContent',
  ],
}

const familyOfKind = new Map(
  kindFamilies.flatMap(family => (members[family] ?? []).map(kind => [kind, family] as const)),
)

/**
 * The family of a kind. What has a group outside `k8s.io` is a custom resource whatever its kind is called: Knative has
 * a `Service` too.
 */
export function kindFamily(apiVersion: string | null, kind: string | null): KindFamily {
  const slash = apiVersion?.indexOf('/') ?? -1
  const group = slash < 0 ? '' : (apiVersion ?? '').slice(0, slash)
  if (group.includes('.') && !group.endsWith('.k8s.io')) return 'custom'
  return familyOfKind.get(kind ?? '') ?? 'other'
}
