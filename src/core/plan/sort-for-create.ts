import type { Resource } from '../resource'

/**
 * Cluster API's `SortForCreate` (util/resource/resource.go) without "Endpoint", which is misspelt there and matches
 * nothing.
 */
const kindsInOrder: readonly string[] = [
  'Namespace',
  'CustomResourceDefinition',
  'StorageClass',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'Secret',
  'ConfigMap',
  'ServiceAccount',
  'LimitRange',
  'Pod',
  'ReplicaSet',
]

/**
 * Rank by which ClusterResourceSet sorts, stably, the documents inside one value: by kind alone, whatever the group.
 * Kinds not listed come last (limits facts, section 7).
 */
export function createRank({ kind }: Resource): number {
  const index = kindsInOrder.indexOf(kind ?? '')
  return index === -1 ? kindsInOrder.length : index
}
