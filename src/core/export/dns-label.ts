/** Longest label of RFC 1123. */
const longestLabel = 63

/**
 * A text as a DNS-1123 label: lower-case ASCII letters, digits and inner hyphens, at most 63. It names objects and folders, so it is never
 * empty.
 */
export function dnsLabel(text: string): string {
  const label = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestLabel)
    .replace(/^-+|-+$/g, '')
  return label === '' ? 'bundles' : label
}
