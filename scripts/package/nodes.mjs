import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../run.mjs'

/**
 * The versions that the package is tried on besides the one that runs: the oldest that `engines` allows, and each line
 * that is kept up by now.
 */
export const lines = ['20.19', '22', '24']

/**
 * The program of a version of Node, of the package `node`, which stays in `.cache` once it was fetched; null where it
 * cannot be.
 * @param {string} line such as `22`
 * @returns {string | null}
 */
export function nodeOf(line) {
  const folder = join(root, '.cache/node', line)
  const program = join(folder, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
    const words = [
      'install',
      `node@${line}`,
      '--no-audit',
      '--no-fund',
      '--no-save',
      '--fetch-retries=1',
      '--foreground-scripts',
    ]
    spawnSync('npm', words, { cwd: folder, shell: process.platform === 'win32', stdio: 'ignore', timeout: 180_000 })
  }
  return spawnSync(program, ['--version']).status === 0 ? program : null
}

/**
 * The licence of a Node that `nodeOf` fetched, of all that is in it; null where it is not beside it.
 * @param {string} line
 */
export function licenceOfNode(line) {
  const folder = join(root, '.cache/node', line, 'node_modules/node/node_modules')
  const files = existsSync(folder) ? readdirSync(folder).map(name => join(folder, name, 'LICENSE')) : []
  return files.find(file => /node-[a-z]+-[a-z0-9]+.LICENSE$/.test(file) && existsSync(file)) ?? null
}
