import { isAbsolute, relative, resolve } from 'node:path'
import type { Finding } from '../../core/findings'
import { standardInput } from '../read-inputs'

/**
 * A finding where its file is in the repository: what shows findings knows its files by these names only. Wherever in
 * it this runs, GitHub's runner says where it begins; elsewhere it is the folder that this runs in.
 */
export function atHome(finding: Finding): Finding {
  const { source } = finding
  if (source === standardInput) return finding
  const homes = [process.env.GITHUB_WORKSPACE ?? '', process.cwd()].filter(home => home !== '')
  const paths = homes.map(home => relative(home, resolve(source)))
  const path = paths.find(each => !each.startsWith('..') && !isAbsolute(each))
  return path === undefined ? finding : { ...finding, source: path }
}
