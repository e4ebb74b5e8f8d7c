// `node -r bench/peak.cjs ...`: says on standard error how much memory the process took at most, in KiB.
process.on('exit', () => process.stderr.write(`peak ${process.resourceUsage().maxRSS}\n`))
