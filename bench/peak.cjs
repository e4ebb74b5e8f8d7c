// `node -r bench/peak.cjs ...`: says on standard error how much memory the process took at most, in KiB, and its
// processor time in microseconds.
const { existsSync, readFileSync } = require('node:fs')

process.on('exit', () => {
  // Where /proc is, from there: what `maxRSS` says begins with that of the process that started it.
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : ''
  const peak = /VmHWM:\s+(\d+)/.exec(status)?.[1] ?? process.resourceUsage().maxRSS
  const { user, system } = process.cpuUsage()
  process.stderr.write(`peak ${peak} cpu ${user + system}\n`)
})
