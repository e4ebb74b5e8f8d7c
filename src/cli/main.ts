import { processTerminal } from './process-terminal'
import { run } from './run'

// The status is set, not forced: a pipe may still be taking the text.
process.exitCode = await run(process.argv.slice(2), processTerminal())
