import { spawn } from 'node:child_process'
import { buildIfStale } from './build.mjs'
import { provideChromium, withoutChromium } from './chromium.mjs'
import { run } from './run.mjs'

// `npm run test:stress`: the browser tests three times, each time with two programs beside them that take all the
// processor they get. What waits for a state that the page promises passes; what hopes that the machine is fast does
// not.

if (!provideChromium()) {
  console.log(withoutChromium)
  process.exit(1)
}
buildIfStale('page')
buildIfStale('cli')

// They end with this program, however it ends.
const busy = [1, 2].map(() => spawn(process.execPath, ['-e', `while (process.ppid === ${process.pid});`]))

const runs = [1, 2, 3].map(count => {
  console.log(`\n=== ${count} of 3, with two busy loops beside`)
  return run('npm run --silent e2e -- --retries=0')
})
for (const program of busy) program.kill()
console.log(`\n${runs.filter(Boolean).length} of ${runs.length} runs passed under stress`)
process.exitCode = runs.every(Boolean) ? 0 : 1
