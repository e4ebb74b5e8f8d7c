import { dnsLabel, longestPlanName } from '../../core/object'

/**
 * A name for the plan of these sources: their first file name as a DNS-1123 label, `manifests` where nothing is left of
 * it.
 */
export function nameOfPlan(sources: readonly string[]): string {
  return labelOf((sources[0] ?? '').replace(/\.(ya?ml|json)$/i, '')) ?? 'manifests'
}

/** A text as the name of a plan; null where it has no letter or digit. */
export function labelOf(text: string): string | null {
  return dnsLabel(text, longestPlanName) || null
}
