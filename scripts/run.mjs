import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The project's root folder. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Runs one command line at the project's root and shows what it prints. A shell, because npm is a script of its own
 * kind on Windows.
 * @param {string} line
 * @param {{ quiet?: boolean }} [options] quiet: its output goes to standard error, for callers whose standard output is
 *   a result
 * @returns {boolean} whether it ended well
 */
export function run(line, { quiet = false } = {}) {
  return spawnSync(line, { cwd: root, shell: true, stdio: ['ignore', quiet ? 2 : 1, 2] }).status === 0
}
