import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './run.mjs'

const everywhere = ['package.json', 'package-lock.json', 'src/core']
const notices = ['scripts/package/notices.mjs', 'scripts/package/with-notices.mjs']
const page = [
  ...everywhere,
  'src/engine',
  'src/platform',
  'src/app',
  'scripts/page',
  'scripts/package',
  'public',
  'index.html',
]

const builds = {
  page: { what: 'the page', output: 'dist/page/index.html', inputs: [...page, 'vite.config.ts'] },
  file: { what: 'the page in one file', output: 'dist/plimsoll.html', inputs: [...page, 'vite.file.config.ts'] },
  cli: {
    what: 'the command line',
    output: 'dist/cli/plimsoll.js',
    inputs: [...everywhere, 'src/library', 'src/cli', 'scripts/cli', ...notices, 'vite.cli.config.ts'],
  },
  library: {
    what: 'the library',
    output: 'dist/library/index.d.ts',
    inputs: [...everywhere, 'src/library', ...notices, 'scripts/package/types.mjs', 'vite.library.config.ts'],
  },
}

/**
 * Builds one of them unless what was built last is newer than everything it is built from.
 * @param {'page' | 'file' | 'cli' | 'library'} name
 * @param {{ quiet?: boolean }} [options] see `run`
 */
export function buildIfStale(name, options) {
  const { what, output, inputs } = builds[name]
  const built = join(root, output)
  if (existsSync(built) && inputs.every(input => newest(join(root, input)) <= statSync(built).mtimeMs)) return
  console.error(`Building ${what} ...`)
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
