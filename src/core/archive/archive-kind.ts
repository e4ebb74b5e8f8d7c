import type { ArchiveKind } from './archive'
import { isTar } from './tar-header'

/**
 * What archive these bytes are, by their content; null for none. A zip may have no entry (`PK 05 06`), or have lost its
 * end (`PK 03 04`).
 */
export function archiveKind(bytes: Uint8Array): ArchiveKind | null {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8) return 'gzip'
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && (isPair(bytes, 3, 4) || isPair(bytes, 5, 6))) return 'zip'
  return isTar(bytes) ? 'tar' : null
}

function isPair(bytes: Uint8Array, third: number, fourth: number): boolean {
  return bytes[2] === third && bytes[3] === fourth
}
