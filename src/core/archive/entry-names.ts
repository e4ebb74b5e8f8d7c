const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const replacing = new TextDecoder('utf-8')

/**
 * A name out of an archive: UTF-8, which today's programs write whatever the format says; bytes that are none become
 * U+FFFD.
 */
export function nameOf(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    return replacing.decode(bytes)
  }
}
