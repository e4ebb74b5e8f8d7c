import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { tarEnd, tarHeader, tarPadding } from '../core/archive'
import { folderMark } from '../core/chart'
import type { Source } from '../core/source'
import { failureOf, type PathFailure } from './find-files'

/** So much is read of a chart: far more than Helm takes. */
const mostBytes = 512 * 1024 * 1024

/**
 * A chart's folder with everything in it as one source: a tar under the folder's name with a slash. Links are followed,
 * as Helm follows them (internal/sympath/walk.go); a link to a folder above itself is passed over. What cannot be read
 * is named.
 */
export function readChart(folder: string): { readonly source: Source; readonly failures: readonly PathFailure[] } {
  const parts: Uint8Array[] = []
  const failures: PathFailure[] = []
  let left = mostBytes

  function readFolder(at: string, inside: string, above: readonly string[]): void {
    const real = realpathSync(at)
    if (above.includes(real)) return
    for (const { name } of readdirSync(at, { withFileTypes: true })) {
      const path = inside === '' ? name : `${inside}/${name}`
      try {
        readEntry(join(at, name), path, [...above, real])
      } catch (error) {
        failures.push(failureOf(join(at, name), error))
      }
    }
  }

  function readEntry(at: string, path: string, above: readonly string[]): void {
    const stat = statSync(at, { bigint: true })
    if (stat.isDirectory()) {
      readFolder(at, path, above)
      return
    }
    if (!stat.isFile()) {
      failures.push({
        path: at,
        kind: 'unreadable',
        reason: 'it is no regular file, and Helm refuses the chart for it',
      })
      return
    }
    left -= Number(stat.size)
    if (left < 0) {
      failures.push({ path: at, kind: 'unreadable', reason: `the chart holds more than ${mostBytes} bytes` })
      return
    }
    const content = readFileSync(at)
    const modified = `${stat.mtimeNs / billion}.${String(stat.mtimeNs % billion).padStart(9, '0')}`
    const header = tarHeader({ path: `chart/${path}`, size: content.length, modified })
    parts.push(header, content, tarPadding(content.length))
  }

  readFolder(folder, '', [])
  const name = folder.replace(/[/\\]+$/, '')
  return { source: { name: `${name}${folderMark}`, bytes: Buffer.concat([...parts, tarEnd]) }, failures }
}

const billion = 1_000_000_000n
