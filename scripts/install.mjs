import { existsSync, lstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import tooOld from './cli/node-version.cjs'
import { root, run } from './run.mjs'

/**
 * Ends the process with a plain sentence where Node is too old, then installs the packages of package-lock.json unless
 * they are there. Uses nothing that an old Node or an empty node_modules does not have.
 * @param {{ quiet?: boolean }} [options] see `run`
 */
export function install(options) {
  const old = tooOld(readJson('package.json').engines.node, process.versions.node)
  if (old !== null) fail(old)
  if (isInstalled()) return
  // `npm ci` empties node_modules first: through a link, that of every checkout that shares it.
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) {
    fail(
      'node_modules is a link to packages other than those of package-lock.json. Install them where it leads to, or remove the link.',
    )
  }
  console.error('Installing packages ...')
  if (!run('npm ci --no-audit --no-fund', options)) fail('npm ci failed: see above. Is the package registry reachable?')
}

/**
 * npm keeps what it installed in node_modules/.package-lock.json. Compared by content: times of files say nothing after
 * a clone. Packages for other platforms are optional, so they may be missing, but none may be of another version.
 */
function isInstalled() {
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return false
  const present = readJson('node_modules/.package-lock.json').packages
  return Object.entries(readJson('package-lock.json').packages).every(([path, wanted]) =>
    present[path] ? present[path].version === wanted.version : path === '' || wanted.optional || wanted.devOptional,
  )
}

/** @param {string} path */
function readJson(path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'))
}

/** @param {string} message */
function fail(message) {
  console.error(message)
  process.exit(2)
}
