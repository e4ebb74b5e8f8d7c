/**
 * The resource name of a kind by Kubernetes' own guess (`meta.UnsafeGuessKindToResource`), which holds for every
 * built-in kind and for most CRDs.
 */
export function pluralOf(kind: string): string {
  const singular = kind.toLowerCase()
  if (singular.endsWith('endpoints')) return singular
  if (singular.endsWith('s')) return `${singular}es`
  return singular.endsWith('y') ? `${singular.slice(0, -1)}ies` : `${singular}s`
}
