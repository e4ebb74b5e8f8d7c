import type { Mapping } from '../../manifest'
import { podRules } from './default-rules-pod'
import { serviceRules } from './default-rules-service'
import { workloadRules } from './default-rules-workload'

/** A rule of defaulting that depends on other fields. `given` is the object before the fixed defaults of the same message. */
export type DefaultRule = (object: Mapping, given: Mapping) => Mapping

/** Rules by the message they belong to (facts: storage-encoding, section 7). */
export const defaultRules: ReadonlyMap<string, DefaultRule> = new Map([...podRules, ...serviceRules, ...workloadRules])
