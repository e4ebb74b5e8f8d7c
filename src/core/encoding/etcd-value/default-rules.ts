import type { Mapping } from '../../manifest'
import { stableName } from '../tables/message'
import { clusterRules, serviceRules } from './default-rules-cluster'
import { podRules } from './default-rules-pod'
import { workloadRules } from './default-rules-workload'

/**
 * A rule of defaulting that depends on other fields. `given` is the object before the fixed defaults of the same
 * message.
 */
export type DefaultRule = (object: Mapping, given: Mapping) => Mapping

/** Rules by the message they belong to (facts: storage-encoding, section 7; live-apiserver, D). */
const rules: ReadonlyMap<string, DefaultRule> = new Map([
  ...podRules,
  ...serviceRules,
  ...workloadRules,
  ...clusterRules,
])

/** The rule of a message, where it has none of its own that of its stable version. */
export function defaultRule(message: string): DefaultRule | undefined {
  return rules.get(message) ?? rules.get(stableName(message))
}
