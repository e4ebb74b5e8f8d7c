import { type Top, topOf } from '../core/analysis'
import { analyzed } from './analyze'
import type { Input } from './inputs'

/** What inputs take in etcd, as `plimsoll top` says it. Throws `InvalidOption` for inputs that are none. */
export function top(inputs: Iterable<Input>): Top {
  return topOf(analyzed(inputs))
}
