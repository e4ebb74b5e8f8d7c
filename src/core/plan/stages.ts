import type { Resource } from '../resource'
import type { InstallStage } from './plan'

/**
 * Group and kind (`group/Kind`, so `/Pod` for the core group) of each stage of the install order (splitting rules,
 * section 3). The group counts: a Knative Service or a Calico NetworkPolicy is a custom resource, not the built-in of
 * the same kind. `extensions` is the former home of some.
 */
const kindsByStage: readonly (readonly [InstallStage, readonly string[]])[] = [
  ['00-namespaces', ['/Namespace']],
  ['10-crds', ['apiextensions.k8s.io/CustomResourceDefinition']],
  [
    '20-cluster',
    [
      'scheduling.k8s.io/PriorityClass',
      'node.k8s.io/RuntimeClass',
      'storage.k8s.io/StorageClass',
      'storage.k8s.io/VolumeAttributesClass',
      'storage.k8s.io/CSIDriver',
      '/PersistentVolume',
      'networking.k8s.io/IngressClass',
      'resource.k8s.io/DeviceClass',
      'flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration',
      'flowcontrol.apiserver.k8s.io/FlowSchema',
    ],
  ],
  ['25-policy', ['/ResourceQuota', '/LimitRange', 'networking.k8s.io/NetworkPolicy', 'extensions/NetworkPolicy']],
  [
    '30-rbac',
    [
      '/ServiceAccount',
      'rbac.authorization.k8s.io/ClusterRole',
      'rbac.authorization.k8s.io/Role',
      'rbac.authorization.k8s.io/ClusterRoleBinding',
      'rbac.authorization.k8s.io/RoleBinding',
    ],
  ],
  [
    '40-config',
    ['/ConfigMap', '/Secret', '/PersistentVolumeClaim', 'resource.k8s.io/ResourceClaimTemplate', '/PodTemplate'],
  ],
  ['50-services', ['/Service', '/Endpoints', 'discovery.k8s.io/EndpointSlice']],
  [
    '60-workloads',
    [
      'apps/DaemonSet',
      'apps/Deployment',
      'apps/StatefulSet',
      'apps/ReplicaSet',
      'extensions/DaemonSet',
      'extensions/Deployment',
      'extensions/ReplicaSet',
      '/ReplicationController',
      '/Pod',
      'batch/Job',
      'batch/CronJob',
      'autoscaling/HorizontalPodAutoscaler',
      'policy/PodDisruptionBudget',
    ],
  ],
  ['70-exposure', ['networking.k8s.io/Ingress', 'extensions/Ingress']],
  [
    '80-extensions',
    [
      'apiregistration.k8s.io/APIService',
      'admissionregistration.k8s.io/MutatingWebhookConfiguration',
      'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
      'admissionregistration.k8s.io/ValidatingAdmissionPolicy',
      'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding',
      'admissionregistration.k8s.io/MutatingAdmissionPolicy',
      'admissionregistration.k8s.io/MutatingAdmissionPolicyBinding',
    ],
  ],
]

const stageOfKind: ReadonlyMap<string, InstallStage> = new Map(
  kindsByStage.flatMap(([stage, kinds]) => kinds.map(kind => [kind, stage] as const)),
)

/** Routes of the Gateway API expose what runs, as an Ingress does. */
const gatewayRoute = /^gateway\.networking\.k8s\.io\/[A-Za-z]+Route$/

/** Where a resource belongs in the install order. */
export interface Staged {
  readonly stage: InstallStage
  /**
   * True for a custom resource whose CRD or APIService the input does not bring: the cluster must know the kind
   * already.
   */
  readonly external: boolean
}

/**
 * The stage of each resource. Custom resources go last where the input brings their CRD or APIService, and before the
 * workloads where it does not: a workload may wait for what they make (a Secret of a cert-manager Certificate), while
 * their own CRD's controller is not in sight. Built-in kinds that the table does not name come with the classes
 * (cluster-scoped) or with the configuration (namespaced).
 */
export function stageResources(resources: readonly Resource[]): Staged[] {
  const kinds = new Set<string>()
  const versions = new Set<string>()
  for (const { provides } of resources) {
    if (provides?.type === 'crd') kinds.add(`${provides.group}/${provides.kind}`)
    if (provides?.type === 'api-service') versions.add(`${provides.group}/${provides.version}`)
  }
  return resources.map(resource => {
    const kind = `${resource.group}/${resource.kind ?? ''}`
    const builtIn = stageOfKind.get(kind)
    if (builtIn) return { stage: builtIn, external: false }
    if (kinds.has(kind) || versions.has(resource.apiVersion ?? ''))
      return { stage: '90-custom-resources', external: false }
    if (!resource.scopeAssumed)
      return { stage: resource.scope === 'cluster' ? '20-cluster' : '40-config', external: false }
    return { stage: gatewayRoute.test(kind) ? '70-exposure' : '45-external-crs', external: true }
  })
}
