/** The keys that paste on this machine. */
export function pasteKeys(): readonly [modifier: string, key: string] {
  return [/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl', 'V']
}
