import { isAbsolute, relative } from 'node:path'
import type { Finding } from '../../core/findings'

/**
 * A finding where its file is from the folder that this runs in: what shows findings in a repository knows its files by
 * these names only.
 */
export function atHome(finding: Finding): Finding {
  const { source } = finding
  if (!isAbsolute(source)) return finding
  const path = relative(process.cwd(), source)
  return path.startsWith('..') || isAbsolute(path) ? finding : { ...finding, source: path }
}
