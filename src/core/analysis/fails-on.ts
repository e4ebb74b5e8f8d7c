import type { LaterVerdict, Verdict } from '../verdict'
import type { RouteReport } from './analysis'

/** From where on an answer is a failure: `--fail-on`, and `failOn` of a budgets file. */
export const failOnWords = ['refused', 'tight', 'later'] as const

export type FailOn = (typeof failOnWords)[number]

/**
 * Whether a verdict, or those of a route in total, is a failure. What is not known never passes; `later`: a write after
 * the first is refused.
 */
export function failsOn(
  { verdict, later }: Pick<Verdict | RouteReport, 'verdict'> & { readonly later?: LaterVerdict | number | undefined },
  failOn: FailOn,
): boolean {
  const isRefusedLater = typeof later === 'object' ? later.outcome === 'refused' : later !== undefined
  return verdict === 'refused' || verdict === 'unknown' || verdict === failOn || (failOn === 'later' && isRefusedLater)
}
