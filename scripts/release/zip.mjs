import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { zipSync } from 'fflate'

/**
 * Zips what is in a folder: the same files give the same bytes, and what is executable stays so.
 * @param {string} folder
 * @param {string} file
 * @param {(path: string) => boolean} [isWanted]
 */
export function zipFolder(folder, file, isWanted = () => true) {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(path => path.split(sep).join('/'))
    .filter(path => statSync(join(folder, path)).isFile() && isWanted(path))
    .toSorted()
  const unix = 3
  const entries = paths.map(path => {
    const isExecutable = (statSync(join(folder, path)).mode & 0o100) !== 0
    const attrs = (0o100000 | (isExecutable ? 0o755 : 0o644)) << 16
    return [
      path,
      [new Uint8Array(readFileSync(join(folder, path))), { os: unix, attrs, mtime: new Date(1980, 0, 1), level: 9 }],
    ]
  })
  writeFileSync(file, zipSync(Object.fromEntries(entries)))
}
