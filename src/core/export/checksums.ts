import { compareUtf8, sha256Hex, sha256OfAll } from '../bytes'
import { type ExportFile, textFile } from './export'

/** `SHA256SUMS` of the files, as `sha256sum -c` reads it. Paths of an export hold no line break and no backslash, which would need escaping. */
export function checksumFile(files: readonly ExportFile[]): ExportFile {
  const lines = files
    .toSorted((a, b) => compareUtf8(a.path, b.path))
    .map(file => `${file.pieces ? sha256OfAll(file.pieces()) : digestOf(file.bytes)}  ${file.path}\n`)
  return textFile('SHA256SUMS', lines.join(''))
}

const digests = new WeakMap<Uint8Array, string>()

/** SHA-256 of a file's bytes, which do not change: `plan.json` and `SHA256SUMS` both name it. */
export function digestOf(bytes: Uint8Array): string {
  const digest = digests.get(bytes) ?? sha256Hex(bytes)
  digests.set(bytes, digest)
  return digest
}
