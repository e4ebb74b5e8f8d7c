import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './run.mjs'

const everywhere = ['package.json', 'package-lock.json', 'src/core']

const builds = {
  page: {
    output: 'dist/page/index.html',
    inputs: [
      ...everywhere,
      'src/engine',
      'src/platform',
      'src/app',
      'scripts/page',
      'public',
      'index.html',
      'vite.config.ts',
    ],
  },
  cli: { output: 'dist/cli/plimsoll.js', inputs: [...everywhere, 'src/cli', 'scripts/cli', 'vite.cli.config.ts'] },
}

/**
 * Builds the page or the command line unless what was built last is newer than everything it is built from.
 * @param {'page' | 'cli'} name
 * @param {{ quiet?: boolean }} [options] see `run`
 */
export function buildIfStale(name, options) {
  const { output, inputs } = builds[name]
  const built = join(root, output)
  if (existsSync(built) && inputs.every(input => newest(join(root, input)) <= statSync(built).mtimeMs)) return
  console.error(name === 'page' ? 'Building the page ...' : 'Building the command line ...')
  if (!run(`npm run --silent build:${name}`, options)) process.exit(2)
}

/**
 * Time of the last change at or below a path. Folders count too: a removed file changes nothing but its folder.
 * @param {string} path
 * @returns {number}
 */
function newest(path) {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(path).map(name => newest(join(path, name))))
}
