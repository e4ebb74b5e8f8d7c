import { type Dirent, existsSync, readdirSync } from 'node:fs'
import { join, sep } from 'node:path'
import ignore from 'ignore'
import { hiddenName } from './find-files'
import { readFailure } from './reason-of'

/**
 * The paths that an input of a budgets file stands for, as no shell has read it: itself, or what matches it as a line
 * of `.gitignore` would (`apps/*\/manifests`, `**\/*.yaml`), without what is hidden and `node_modules`. A folder that
 * matches stands for all that is in it. Empty where nothing matches. Throws a `Failure` for a folder that cannot be
 * read: nobody knows what would match in it.
 */
export function matchedInputs(path: string): string[] {
  if (!/[*?[]/.test(path) || existsSync(path)) return [path]
  const parts = path.replaceAll(sep, '/').split('/')
  const fixed = parts.findIndex(part => /[*?[]/.test(part))
  const root = parts.slice(0, fixed).join('/') || (path.startsWith('/') ? '/' : '.')
  const pattern = ignore().add(`/${parts.slice(fixed).join('/')}`)
  const within = (folder: string): string[] =>
    entriesOf(join(root, folder))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap(entry => {
        if (hiddenName.test(entry.name)) return []
        const inside = folder === '' ? entry.name : `${folder}/${entry.name}`
        const isFolder = entry.isDirectory()
        if (pattern.ignores(isFolder ? `${inside}/` : inside)) return [join(root, inside)]
        return isFolder ? within(inside) : []
      })
  return existsSync(root) ? within('') : []
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    throw readFailure(folder, error)
  }
}
