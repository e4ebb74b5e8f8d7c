import { crdKind } from './kind-id'

/** Kinds that reference rules name and that live in no namespace. */
export const clusterKinds: ReadonlySet<string> = new Set([
  crdKind,
  '/Namespace',
  '/PersistentVolume',
  'scheduling.k8s.io/PriorityClass',
  'node.k8s.io/RuntimeClass',
  'rbac.authorization.k8s.io/ClusterRole',
  'storage.k8s.io/StorageClass',
  'storage.k8s.io/VolumeAttributesClass',
  'networking.k8s.io/IngressClass',
  'resource.k8s.io/DeviceClass',
  'certificates.k8s.io/ClusterTrustBundle',
  'gateway.networking.k8s.io/GatewayClass',
  'cert-manager.io/ClusterIssuer',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicy',
  'admissionregistration.k8s.io/MutatingAdmissionPolicy',
  'flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration',
])
