import { compareUtf8, sha256Hex } from '../bytes'
import { type ExportFile, textFile } from './export'

/** `SHA256SUMS` of the files, as `sha256sum -c` reads it. Paths of an export hold no line break and no backslash, which would need escaping. */
export function checksumFile(files: readonly ExportFile[]): ExportFile {
  const lines = files
    .toSorted((a, b) => compareUtf8(a.path, b.path))
    .map(({ path, bytes }) => `${sha256Hex(bytes)}  ${path}\n`)
  return textFile('SHA256SUMS', lines.join(''))
}
