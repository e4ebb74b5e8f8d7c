import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run.mjs'

/**
 * The folder of a package that is only looked into or tried, and no dependency: installed alone in `.cache`, where it
 * stays; null where it cannot be fetched.
 * @param {string} name
 * @param {string} version
 * @returns {string | null}
 */
export function fetchedPackage(name, version) {
  const folder = join(root, '.cache/fetched', `${name.replace('/', '-')}-${version}`)
  const found = join(folder, 'node_modules', name)
  if (!existsSync(join(found, 'package.json'))) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
    const quiet = ['--no-audit', '--no-fund', '--no-save', '--ignore-scripts', '--fetch-retries=1']
    const words = ['install', `${name}@${version}`, ...quiet]
    spawnSync('npm', words, { cwd: folder, shell: process.platform === 'win32', stdio: 'ignore', timeout: 180_000 })
  }
  return existsSync(join(found, 'package.json')) ? found : null
}
