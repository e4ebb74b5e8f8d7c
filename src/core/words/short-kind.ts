import { crdKind } from '../object'
/** A kind as short as it is spoken of. */
export function shortKind(kind: string): string {
  return kind === crdKind ? 'CRD' : kind
}

/** Short names as `kubectl api-resources` has them, written as people do; ClusterRole and its like have none there. */
const tags: Readonly<Record<string, string>> = {
  CustomResourceDefinition: 'CRD',
  APIService: 'APISvc',
  ConfigMap: 'CM',
  Deployment: 'Deploy',
  DaemonSet: 'DS',
  StatefulSet: 'STS',
  ReplicaSet: 'RS',
  ReplicationController: 'RC',
  CronJob: 'CJ',
  PodDisruptionBudget: 'PDB',
  HorizontalPodAutoscaler: 'HPA',
  ServiceAccount: 'SA',
  ClusterRole: 'CRole',
  RoleBinding: 'RB',
  ClusterRoleBinding: 'CRB',
  Service: 'Svc',
  Endpoints: 'EP',
  Ingress: 'Ing',
  NetworkPolicy: 'NetPol',
  Namespace: 'NS',
  PersistentVolume: 'PV',
  PersistentVolumeClaim: 'PVC',
  StorageClass: 'SC',
  PriorityClass: 'PC',
  LimitRange: 'Limits',
  ResourceQuota: 'Quota',
}

/** A kind in the few letters of a tag: its short name, else its last word (`PrometheusRule` is a `Rule`). */
export function kindTag(kind: string): string {
  return tags[kind] ?? (kind.length <= 6 ? kind : (/[A-Z][a-z0-9]+$/.exec(kind)?.[0] ?? kind))
}
