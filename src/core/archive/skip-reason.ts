import type { SkipReason } from './archive'
import { archiveKind } from './archive-kind'

/** As the command line reads a folder: files ending .yaml, .yml or .json. */
const manifestName = /\.(ya?ml|json)$/i

const hiddenPart = /(^|\/)(\.[^/]+|node_modules|__MACOSX)(\/|$)/

/**
 * Names of archives: only to say of an entry that it would have to be unpacked first. What is an archive is seen by
 * content elsewhere.
 */
const archiveName = /\.(zip|tar|tgz|gz)$/i

/** Why an entry of this name is left out before it is unpacked; null where it is a manifest by its name. */
export function skippedByName(path: string): SkipReason | null {
  if (hiddenPart.test(path)) return 'hidden'
  if (archiveName.test(path)) return 'nested'
  return manifestName.test(path) ? null : 'other-name'
}

/** As many bytes as `decodeSource` looks at. */
const sniffedBytes = 8000

/**
 * Why an entry of this content is left out; null where it is text. UTF-16 has its byte order mark, and NULs by nature.
 */
export function skippedByContent(bytes: Uint8Array): SkipReason | null {
  if (archiveKind(bytes) !== null) return 'nested'
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  return !isUtf16 && bytes.subarray(0, sniffedBytes).includes(0) ? 'binary' : null
}
