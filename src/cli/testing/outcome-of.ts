import type { Output, Run, Status } from '../command'
import { settle } from '../settle'

/** What a command says and how it ends. */
export interface Outcome {
  readonly stdout: string
  readonly stderr: string
  readonly status: Status
}

/** Runs a command and takes down what it writes; for tests. */
export async function outcomeOf(run: Run): Promise<Outcome> {
  const stdout: string[] = []
  const stderr: string[] = []
  const status = await settle(run, { out: outputTo(stdout), err: outputTo(stderr) })
  return { stdout: stdout.join(''), stderr: stderr.join(''), status }
}

function outputTo(pieces: string[]): Output {
  return {
    async write(text) {
      pieces.push(typeof text === 'string' ? text : Buffer.from(text).toString('latin1'))
    },
  }
}
