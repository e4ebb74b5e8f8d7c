import { plimsollVersion } from '../core/analysis'
import { analyzeCommand } from './analyze'
import { readArguments, usage } from './arguments'
import type { Outcome } from './commands'
import { splitCommand } from './split'

function run(words: readonly string[]): Outcome {
  const command = readArguments(words)
  switch (command.command) {
    case 'analyze':
      return analyzeCommand(command)
    case 'split':
      return splitCommand(command)
    case 'help':
      return { stdout: usage, stderr: '', status: 0 }
    case 'version':
      return { stdout: `${plimsollVersion}\n`, stderr: '', status: 0 }
    case 'wrong':
      return { stdout: '', stderr: `plimsoll: ${command.reason}\n\n${usage}`, status: 2 }
  }
}

const { stdout, stderr, status } = run(process.argv.slice(2))
// A reader that closes early (`| head`) is no fault of ours.
process.stdout.on('error', () => process.exit(status))
process.stderr.write(stderr)
// The status is set, not forced: a pipe may still be taking the text.
process.exitCode = status
process.stdout.write(stdout)
