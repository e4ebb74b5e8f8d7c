import { bytes } from '../bytes'
import { MiB } from './answers'
import type { CountLimitRow, LimitRow } from './limit'

/** What Cluster API and its relatives enforce (limits facts, section 7). */
export const clusterApiLimits = [
  {
    id: 'crs.min-value',
    unit: 'bytes',
    max: bytes(32),
    refuses: 'under',
    counts: 'one value of a ConfigMap or Secret that a ClusterResourceSet reads',
    enforcedBy: 'Cluster API (ClusterResourceSet controller)',
    answers: [{ versions: null, text: () => 'EOF' }],
    raise: null,
    since: null,
    origin: 'kubernetes-sigs/cluster-api core/reconcilers/clusterresourceset/clusterresourceset_helpers.go: isJSONList',
  },
  {
    id: 'capi-operator.cm',
    unit: 'bytes',
    max: bytes(1 * MiB),
    refuses: 'over',
    counts: 'metadata.yaml and components.yaml together; what is larger is compressed, not refused',
    enforcedBy: 'Cluster API Operator',
    answers: [],
    raise: null,
    since: null,
    origin: 'kubernetes-sigs/cluster-api-operator internal/controller/manifests_downloader.go: needToCompress',
  },
  {
    id: 'ec2.userdata',
    unit: 'bytes',
    max: bytes(16 * 1024),
    refuses: 'over',
    counts: 'user data of an EC2 instance before base64',
    enforcedBy: 'Amazon EC2',
    answers: [],
    raise: null,
    since: null,
    origin: 'vendor documentation, in copies of third parties (documented, not read in code)',
  },
] as const satisfies readonly LimitRow[]

/** What Cluster API counts in things, not bytes. */
export const clusterApiCounts = [
  {
    id: 'crs.resources',
    unit: 'items',
    max: 100,
    refuses: 'over',
    counts: 'entries of spec.resources of a ClusterResourceSet',
    enforcedBy: 'kube-apiserver (schema of the CRD)',
    answers: [{ versions: null, text: facts => `Too many: ${facts.bytes}: must have at most 100 items` }],
    raise: null,
    since: null,
    origin: 'kubernetes-sigs/cluster-api api/addons/v1beta2/clusterresourceset_types.go: maxItems',
  },
  {
    id: 'kubeadm.file',
    unit: 'characters',
    max: 10_240,
    refuses: 'over',
    counts: 'characters of spec.files[].content of a KubeadmConfig',
    enforcedBy: 'kube-apiserver (schema of the CRD)',
    answers: [],
    raise: 'use contentFrom with a Secret',
    since: null,
    origin: 'kubernetes-sigs/cluster-api api/bootstrap/kubeadm/v1beta2/kubeadmconfig_types.go: maxLength',
  },
  {
    id: 'kubeadm.files',
    unit: 'items',
    max: 200,
    refuses: 'over',
    counts: 'entries of spec.files of a KubeadmConfig',
    enforcedBy: 'kube-apiserver (schema of the CRD)',
    answers: [{ versions: null, text: facts => `Too many: ${facts.bytes}: must have at most 200 items` }],
    raise: null,
    since: null,
    origin: 'kubernetes-sigs/cluster-api api/bootstrap/kubeadm/v1beta2/kubeadmconfig_types.go: maxItems',
  },
] as const satisfies readonly CountLimitRow[]
