import { spawnSync } from 'node:child_process'
import { describe, test } from 'vitest'

/** What our scripts and their tests call beside kubectl. */
const utilities = ['cat', 'cp', 'date', 'dirname', 'grep', 'mktemp', 'rm', 'sha256sum', 'sleep']

const found = spawnSync('/bin/sh', ['-c', `for each in ${utilities.join(' ')}; do command -v $each; done`])
const hasShell = found.status === 0 && String(found.stdout).trim().split('\n').length === utilities.length

/**
 * `describe` for scripts that a shell runs; where there is none, or none with its utilities, it says that they were not
 * run.
 */
export function describeWithShell(name: string, suite: () => void): void {
  if (hasShell) describe(name, { timeout: 60_000 }, () => suite())
  else describe(name, () => test.skip(`skipped: no POSIX shell with ${utilities.join(', ')}`, () => {}))
}
