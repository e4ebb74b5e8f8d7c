import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './run.mjs'

/**
 * Runs the built command line; its standard output. Status 1 is good: something was too large, which is what is looked
 * at.
 * @param {string[]} words
 */
export function plimsoll(words) {
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    [join(root, 'dist/cli/plimsoll.js'), ...words],
    {
      encoding: 'utf8',
      maxBuffer: 1e8,
    },
  )
  if (error) throw error
  if (status !== 0 && status !== 1) throw new Error(`plimsoll ${words.join(' ')} ended with ${status}: ${stderr}`)
  return stdout
}
