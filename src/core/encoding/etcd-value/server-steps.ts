import { admitNode, admitPod } from './admission-step'
import { allocate, selectPods, setInitialValues } from './creation-steps'
import { dropGated, pruneUnknown, readMetadata, setDefaults, toStorageVersion } from './decode-steps'
import {
  dropReplacedMetadata,
  dropResourceVersion,
  generateName,
  placeInNamespace,
  setCreationTimestamp,
  setGeneration,
  setUid,
} from './metadata-steps'
import type { ServerStep } from './server-step'
import { dropStatus, mergeStringData } from './status-steps'

/**
 * What happens to a new object between the request and etcd, in order. Up to the defaults, what is there belongs to the
 * writer.
 */
export const serverSteps: readonly ServerStep[] = [
  dropStatus,
  dropResourceVersion,
  dropReplacedMetadata,
  readMetadata,
  mergeStringData,
  placeInNamespace,
  setUid,
  setCreationTimestamp,
  setGeneration,
  pruneUnknown,
  setDefaults,
  dropGated,
  generateName,
  setInitialValues,
  allocate,
  selectPods,
  admitPod,
  admitNode,
  toStorageVersion,
]
