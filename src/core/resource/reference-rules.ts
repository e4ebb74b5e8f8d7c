import { crdKind } from './kind-id'
import type { ReferenceStrength } from './reference'

/**
 * A field that names another object: where it stands, and what it names. At the end of the path stands the name itself,
 * or a mapping with `name` and whatever of `kind`, `apiVersion` (or `apiGroup`, `group`) and `namespace` it gives; `to`
 * says the rest. `[]` stands for every item of a list.
 */
export interface ReferenceRule {
  /** `group/Kind` of those that have the field. */
  readonly from: readonly string[]
  readonly path: string
  /** `group/Kind` where the field does not say it itself. */
  readonly to: string
  readonly strength: ReferenceStrength
}

type Line = readonly [from: string | readonly string[], path: string, to: string, strength?: ReferenceStrength]

const bindings = ['rbac.authorization.k8s.io/RoleBinding', 'rbac.authorization.k8s.io/ClusterRoleBinding']
const webhooks = [
  'admissionregistration.k8s.io/MutatingWebhookConfiguration',
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
]
const ingresses = ['networking.k8s.io/Ingress', 'extensions/Ingress']
const gatewayRoutes = ['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute'].map(
  kind => `gateway.networking.k8s.io/${kind}`,
)
/** Volumes with a `secretRef`, in pods and in PersistentVolumes. */
const secretVolumes = ['cephfs', 'cinder', 'flexVolume', 'iscsi', 'rbd', 'scaleIO', 'storageos']
const volumeSecrets = ['controllerPublish', 'nodeStage', 'nodePublish', 'controllerExpand', 'nodeExpand']

/** Fields of the pod spec (splitting rules, section 3). `hard` for a Pod alone: a controller's pods are tried again. */
const inPods: readonly (readonly [path: string, to: string, hardWhenBare?: true])[] = [
  ['serviceAccountName', '/ServiceAccount', true],
  ['serviceAccount', '/ServiceAccount', true],
  ['priorityClassName', 'scheduling.k8s.io/PriorityClass', true],
  ['runtimeClassName', 'node.k8s.io/RuntimeClass', true],
  ['volumes[].configMap', '/ConfigMap'],
  ['volumes[].projected.sources[].configMap', '/ConfigMap'],
  ...['containers', 'initContainers', 'ephemeralContainers'].flatMap(containers => [
    [`${containers}[].env[].valueFrom.configMapKeyRef`, '/ConfigMap'] as const,
    [`${containers}[].envFrom[].configMapRef`, '/ConfigMap'] as const,
    [`${containers}[].env[].valueFrom.secretKeyRef`, '/Secret'] as const,
    [`${containers}[].envFrom[].secretRef`, '/Secret'] as const,
  ]),
  ['volumes[].secret.secretName', '/Secret'],
  ['volumes[].projected.sources[].secret', '/Secret'],
  ['imagePullSecrets[]', '/Secret'],
  ['volumes[].csi.nodePublishSecretRef', '/Secret'],
  ['volumes[].azureFile.secretName', '/Secret'],
  ...secretVolumes.map(volume => [`volumes[].${volume}.secretRef`, '/Secret'] as const),
  ['volumes[].persistentVolumeClaim.claimName', '/PersistentVolumeClaim'],
  ['volumes[].ephemeral.volumeClaimTemplate.spec.storageClassName', 'storage.k8s.io/StorageClass'],
  ['resourceClaims[].resourceClaimName', 'resource.k8s.io/ResourceClaim'],
  ['resourceClaims[].resourceClaimTemplateName', 'resource.k8s.io/ResourceClaimTemplate'],
  ['volumes[].projected.sources[].clusterTrustBundle', 'certificates.k8s.io/ClusterTrustBundle'],
]

/** The rules for a pod spec; their paths begin in it. */
export function podRules(bare: boolean): readonly Omit<ReferenceRule, 'from'>[] {
  return bare ? barePodRules : templatePodRules
}

const barePodRules = inPods.map(([path, to, hard]) => ({ path, to, strength: hard ? 'hard' : 'soft' }) as const)
const templatePodRules = inPods.map(([path, to]) => ({ path, to, strength: 'soft' }) as const)

/** Of v1 `exactly` or `firstAvailable`, of v1beta1 the request itself. */
function deviceRequests(from: string, path: string): Line[] {
  return ['', '.exactly', '.firstAvailable[]'].map(
    (at): Line => [from, `${path}${at}.deviceClassName`, 'resource.k8s.io/DeviceClass'],
  )
}

const lines: readonly Line[] = [
  ['/ServiceAccount', 'secrets[]', '/Secret'],
  ['/ServiceAccount', 'imagePullSecrets[]', '/Secret'],
  ['/Secret', 'metadata.annotations.kubernetes\\.io/service-account\\.name', '/ServiceAccount', 'hard'],
  [bindings, 'roleRef', 'rbac.authorization.k8s.io/ClusterRole', 'hard'],
  [bindings, 'subjects[]', '/ServiceAccount'],
  ...deviceRequests('resource.k8s.io/ResourceClaim', 'spec.devices.requests[]'),
  ...deviceRequests('resource.k8s.io/ResourceClaimTemplate', 'spec.spec.devices.requests[]'),
  ['/PersistentVolumeClaim', 'spec.storageClassName', 'storage.k8s.io/StorageClass'],
  [
    '/PersistentVolumeClaim',
    'metadata.annotations.volume\\.beta\\.kubernetes\\.io/storage-class',
    'storage.k8s.io/StorageClass',
  ],
  ['/PersistentVolumeClaim', 'spec.volumeName', '/PersistentVolume'],
  ['/PersistentVolumeClaim', 'spec.volumeAttributesClassName', 'storage.k8s.io/VolumeAttributesClass'],
  ['/PersistentVolumeClaim', 'spec.dataSource', '/PersistentVolumeClaim'],
  ['/PersistentVolumeClaim', 'spec.dataSourceRef', '/PersistentVolumeClaim'],
  ['/PersistentVolume', 'spec.storageClassName', 'storage.k8s.io/StorageClass'],
  ['/PersistentVolume', 'spec.claimRef', '/PersistentVolumeClaim'],
  ['/PersistentVolume', 'spec.azureFile.secretName', '/Secret'],
  ...secretVolumes.map((volume): Line => ['/PersistentVolume', `spec.${volume}.secretRef`, '/Secret']),
  ...volumeSecrets.map((use): Line => ['/PersistentVolume', `spec.csi.${use}SecretRef`, '/Secret']),
  ['apps/StatefulSet', 'spec.volumeClaimTemplates[].spec.storageClassName', 'storage.k8s.io/StorageClass'],
  [
    'apps/StatefulSet',
    'spec.volumeClaimTemplates[].metadata.annotations.volume\\.beta\\.kubernetes\\.io/storage-class',
    'storage.k8s.io/StorageClass',
  ],
  ['apps/StatefulSet', 'spec.serviceName', '/Service'],
  ['discovery.k8s.io/EndpointSlice', 'metadata.labels.kubernetes\\.io/service-name', '/Service'],
  ['/Endpoints', 'metadata.name', '/Service'],
  [ingresses, 'spec.ingressClassName', 'networking.k8s.io/IngressClass'],
  [ingresses, 'metadata.annotations.kubernetes\\.io/ingress\\.class', 'networking.k8s.io/IngressClass'],
  [ingresses, 'spec.defaultBackend.service', '/Service'],
  [ingresses, 'spec.defaultBackend.resource', '/Service'],
  [ingresses, 'spec.rules[].http.paths[].backend.service', '/Service'],
  [ingresses, 'spec.rules[].http.paths[].backend.resource', '/Service'],
  [ingresses, 'spec.backend.serviceName', '/Service'],
  [ingresses, 'spec.rules[].http.paths[].backend.serviceName', '/Service'],
  [ingresses, 'spec.tls[].secretName', '/Secret'],
  ['networking.k8s.io/IngressClass', 'spec.parameters', '/ConfigMap'],
  ['gateway.networking.k8s.io/Gateway', 'spec.gatewayClassName', 'gateway.networking.k8s.io/GatewayClass'],
  ['gateway.networking.k8s.io/Gateway', 'spec.listeners[].tls.certificateRefs[]', '/Secret'],
  [gatewayRoutes, 'spec.parentRefs[]', 'gateway.networking.k8s.io/Gateway'],
  [gatewayRoutes, 'spec.rules[].backendRefs[]', '/Service'],
  [gatewayRoutes, 'spec.rules[].filters[].requestMirror.backendRef', '/Service'],
  ['autoscaling/HorizontalPodAutoscaler', 'spec.scaleTargetRef', 'apps/Deployment'],
  ['keda.sh/ScaledObject', 'spec.scaleTargetRef', 'apps/Deployment'],
  ['autoscaling.k8s.io/VerticalPodAutoscaler', 'spec.targetRef', 'apps/Deployment'],
  [webhooks, 'webhooks[].clientConfig.service', '/Service', 'ready'],
  ['apiregistration.k8s.io/APIService', 'spec.service', '/Service', 'ready'],
  [crdKind, 'spec.conversion.webhook.clientConfig.service', '/Service'],
  // Of the CRD's v1beta1.
  [crdKind, 'spec.conversion.webhookClientConfig.service', '/Service'],
  ['cert-manager.io/Certificate', 'spec.issuerRef', 'cert-manager.io/Issuer'],
  ['cert-manager.io/Issuer', 'spec.ca.secretName', '/Secret'],
  ['cert-manager.io/ClusterIssuer', 'spec.ca.secretName', '/Secret'],
  // Not needed but made: see `findReferences`.
  ['cert-manager.io/Certificate', 'spec.secretName', '/Secret'],
  ...['Validating', 'Mutating'].map(
    (does): Line => [
      `admissionregistration.k8s.io/${does}AdmissionPolicyBinding`,
      'spec.policyName',
      `admissionregistration.k8s.io/${does}AdmissionPolicy`,
    ],
  ),
  [
    'flowcontrol.apiserver.k8s.io/FlowSchema',
    'spec.priorityLevelConfiguration',
    'flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration',
  ],
]

/** Every rule but those of the pod spec, by `group/Kind` of those that have the field. */
export const referenceRules: ReadonlyMap<string, readonly ReferenceRule[]> = byKind(
  lines.map(([from, path, to, strength = 'soft']) => ({
    from: typeof from === 'string' ? [from] : from,
    path,
    to,
    strength,
  })),
)

function byKind(rules: readonly ReferenceRule[]): Map<string, ReferenceRule[]> {
  const found = new Map<string, ReferenceRule[]>()
  for (const rule of rules) for (const kind of rule.from) found.set(kind, [...(found.get(kind) ?? []), rule])
  return found
}
