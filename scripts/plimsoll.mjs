import { spawnSync } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { buildIfStale } from './build.mjs'
import { install } from './install.mjs'
import { root } from './run.mjs'

// `npm run --silent plimsoll -- ...`: the command line, built first when it is missing or old. Standard output holds
// its result only.
install({ quiet: true })
buildIfStale('cli', { quiet: true })

const { status, signal } = spawnSync(process.execPath, [join(root, 'dist/cli/plimsoll.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  // npm changes to the project's root; paths are meant from where the person stands.
  cwd: process.env.npm_lifecycle_event === 'plimsoll' ? process.env.INIT_CWD : undefined,
})
process.exitCode = status ?? 128 + (signal ? constants.signals[signal] : 0)
