import { type BuiltInKind, builtInKind, storageKind } from './kind'

/** A release of Kubernetes of which the rules are known. */
export type Release = '1.36' | '1.37'

/** The release whose server was measured (facts: live-apiserver), and which is taken where nobody names one. */
export const defaultRelease: Release = '1.36'

interface Differences {
  /** Kinds that are kept in another version than the tables say, by apiVersion and kind. */
  readonly storedAs: Readonly<Record<string, string>>
  /** Fields that the release does not have, or drops since their gate is off by default, by message. */
  readonly dropped: Readonly<Record<string, readonly string[]>>
}

/** What a release does otherwise than the one of the tables, all in this place. */
const differences: Readonly<Record<Release, Differences>> = {
  '1.36': {
    // kubernetes/kubernetes `pkg/kubeapiserver/default_storage_factory_builder.go`: kept for one release longer in the
    // version that the release before can read.
    storedAs: {
      'admissionregistration.k8s.io/v1/MutatingAdmissionPolicy': 'admissionregistration.k8s.io/v1beta1',
      'admissionregistration.k8s.io/v1/MutatingAdmissionPolicyBinding': 'admissionregistration.k8s.io/v1beta1',
      'certificates.k8s.io/v1/ClusterTrustBundle': 'certificates.k8s.io/v1beta1',
      'certificates.k8s.io/v1/PodCertificateRequest': 'certificates.k8s.io/v1beta1',
      'coordination.k8s.io/v1/LeaseCandidate': 'coordination.k8s.io/v1beta1',
      'resource.k8s.io/v1/DeviceTaintRule': 'resource.k8s.io/v1alpha3',
    },
    // Gates: CoordinatedLeaderElection, ContainerStopSignals, ClusterTrustBundleProjection, PodCertificateRequest
    // (`pkg/features/kube_features.go`; facts: live-apiserver, "By version").
    dropped: {
      'coordination.v1.LeaseSpec': ['strategy', 'preferredHolder'],
      'core.v1.Lifecycle': ['stopSignal'],
      'core.v1.VolumeProjection': ['clusterTrustBundle', 'podCertificate'],
      'storage.v1.CSINode': ['status'],
    },
  },
  '1.37': { storedAs: {}, dropped: {} },
}

/** The version in which a release keeps objects of a kind. */
export function keptKind(given: BuiltInKind, release: Release): BuiltInKind {
  const { storedAs } = differences[release]
  const kind = storageKind(given)
  const version = storedAs[`${kind.apiVersion}/${kind.kind}`]
  return (version === undefined ? null : builtInKind(version, kind.kind)) ?? kind
}

/** Fields of a message that a release does not keep. */
export function droppedFields(message: string, release: Release): readonly string[] {
  return differences[release].dropped[message] ?? none
}

const none: readonly string[] = []
