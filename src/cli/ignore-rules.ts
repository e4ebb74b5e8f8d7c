import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import ignore, { type Ignore } from 'ignore'
import { readFailure } from './reason-of'

/** Patterns that count for a folder and all that is in it. */
interface IgnoreFile {
  readonly folder: string
  readonly patterns: Ignore
}

/** What of a folder is left out, by the rules of `.gitignore`: the last pattern that matches decides. */
export interface IgnoreRules {
  /** Whether a path in it is left out. */
  leavesOut(path: string, isFolder: boolean): boolean
  /** The rules with those that a folder in it holds itself. */
  within(folder: string): IgnoreRules
}

/** `patterns` count from the folder that was named; files of patterns, in it, in those in it, and in those it is in. */
export function ignoreRules(
  root: string,
  { patterns, gitignore }: { readonly patterns: readonly string[]; readonly gitignore: boolean },
): IgnoreRules {
  const names = gitignore ? ['.gitignore', '.plimsollignore'] : ['.plimsollignore']
  const own = patterns.length > 0 ? [{ folder: resolve(root), patterns: ignore().add([...patterns]) }] : []
  return rulesOf([...above(root, names), ...own], names)
}

function rulesOf(files: readonly IgnoreFile[], names: readonly string[]): IgnoreRules {
  return {
    leavesOut: (path, isFolder) => isLeftOut(files, path, isFolder),
    within(folder) {
      const found = filesIn(folder, names)
      return found.length === 0 ? this : rulesOf([...files, ...found], names)
    },
  }
}

function isLeftOut(files: readonly IgnoreFile[], path: string, isFolder: boolean): boolean {
  let isOut = false
  for (const { folder, patterns } of files) {
    const inside = relative(folder, resolve(path)).split(sep).join('/')
    if (!ignore.isPathValid(inside)) continue
    const { ignored, unignored } = patterns.test(isFolder ? `${inside}/` : inside)
    isOut = ignored || (isOut && !unignored)
  }
  return isOut
}

function filesIn(folder: string, names: readonly string[]): IgnoreFile[] {
  return names.flatMap(name => {
    const file = join(folder, name)
    if (!existsSync(file)) return []
    try {
      return [{ folder: resolve(folder), patterns: ignore().add(readFileSync(file, 'utf8')) }]
    } catch (error) {
      throw readFailure(file, error)
    }
  })
}

/**
 * The files of the folders that a folder is in, up to that of the repository. Those that leave out the folder itself do
 * not count: it was named.
 */
function above(root: string, names: readonly string[]): IgnoreFile[] {
  const folders: string[] = []
  for (let folder = resolve(root); ; folder = dirname(folder)) {
    // Only in a repository is it known where to stop.
    if (existsSync(join(folder, '.git'))) break
    if (dirname(folder) === folder) return []
    folders.push(dirname(folder))
  }
  return folders
    .reverse()
    .flatMap(folder => filesIn(folder, names))
    .filter(file => !isLeftOut([file], root, true))
}
