/** Longest key of a ConfigMap or Secret (limits facts, section 4 of the splitting rules). */
const longestKey = 253

/** A text as a key of a ConfigMap or Secret: letters, digits, `-`, `_` and `.`, at most 253, not beginning with a dot as `..` and `..x` do. */
export function configMapKey(text: string): string {
  const key = text
    .replace(/[^-._a-zA-Z0-9]+/g, '-')
    .replace(/^\.+/, '')
    .slice(0, longestKey)
  return key === '' ? '_' : key
}
