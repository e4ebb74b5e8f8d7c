import { type Bytes, bytes } from '../../bytes'
import type { Mapping } from '../../manifest'
import { type Finding, isRefused } from '../finding'
import type { Known } from '../sizes'
import { newTrail } from '../trail'
import { noAdditions } from './storage-form'
import { givenForm, type StoredKind, storedKind } from './stored-kind'

/** Output of the storage encoder alone, with what it found in the object. */
export interface StoredSize {
  readonly bytes: Bytes
  /**
   * `exact` where fixtures of the real encoders cover the rule, `rule` for APIService, `estimate` where the server
   * refuses the object.
   */
  readonly known: Known
  readonly findings: readonly Finding[]
}

/**
 * Bytes of an object as the storage encoder writes it, exactly as given (contracts: `stored`): protobuf with envelope
 * for built-in kinds, v1beta1 JSON for CRDs, typed JSON for APIServices, compact JSON and a newline for every other
 * kind.
 */
export function storedSize(object: Mapping): StoredSize {
  const trail = newTrail()
  const kind = storedKind(object, trail)
  const form = givenForm(kind, object)
  const size = form.size(form.view(object, trail), noAdditions, trail)
  return { bytes: bytes(size), known: knownOf(kind, trail.findings), findings: trail.findings }
}

/** Whether a stored size is exact, follows from a rule, or is an estimate. */
export function knownOf(kind: StoredKind, findings: readonly Finding[]): Known {
  if (findings.some(isRefused)) return 'estimate'
  return kind.type === 'api-service' ? 'rule' : 'exact'
}
