import { admitPod } from './admission-step'
import { allocate, setInitialValues } from './creation-steps'
import { pruneUnknown, setDefaults, toStorageVersion } from './default-step'
import {
  dropReplacedMetadata,
  dropResourceVersion,
  dropUnknownMetadata,
  generateName,
  placeInNamespace,
  setCreationTimestamp,
  setGeneration,
  setUid,
} from './metadata-steps'
import type { ServerStep } from './server-step'
import { dropStatus, mergeStringData } from './status-steps'

/** What happens to a new object between the request and etcd, in order. Up to the defaults, what is there belongs to the writer. */
export const serverSteps: readonly ServerStep[] = [
  dropStatus,
  dropResourceVersion,
  dropReplacedMetadata,
  dropUnknownMetadata,
  mergeStringData,
  generateName,
  placeInNamespace,
  setUid,
  setCreationTimestamp,
  setGeneration,
  pruneUnknown,
  setDefaults,
  toStorageVersion,
  setInitialValues,
  allocate,
  admitPod,
]
