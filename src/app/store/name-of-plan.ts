/** A DNS-1123 label has at most 63 characters; what is written for a plan adds suffixes to its name. */
const longest = 40

/**
 * A name for the plan of these sources: their first file name as a DNS-1123 label, `manifests` where nothing is left of
 * it.
 */
export function nameOfPlan(sources: readonly string[]): string {
  return labelOf((sources[0] ?? '').replace(/\.(ya?ml|json)$/i, '')) ?? 'manifests'
}

/** A text as a DNS-1123 label; null where it has no letter or digit. */
export function labelOf(text: string): string | null {
  const label = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '')
  return label === '' ? null : label
}
