import { processTerminal } from './process-terminal'
import { run } from './run'

/** Resolves when everything is written. The status is set, not forced: a pipe may still be taking the text. */
export const ended = run(process.argv.slice(2), processTerminal()).then(status => {
  process.exitCode = status
})
