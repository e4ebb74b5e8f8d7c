import { ClosedPipe, Failure, NothingReadable, type Run, type Status, type Terminal } from './command'
import { writeLines } from './write-lines'

/**
 * What goes before what, where several hold: a wrong call tells nothing of the input, what was not read could hold
 * anything.
 */
const precedence: readonly Status[] = [2, 3, 1]

/**
 * Runs a command to its exit status, whatever happens: the one place that says what a failure is worth. Never rejects.
 */
export async function settle(run: Run, terminal: Terminal): Promise<Status> {
  const statuses: Status[] = []
  const say = (message: string): Promise<void> => writeLines(terminal.err, [`plimsoll: ${message}`])
  const fail = async ({ message, status }: Failure): Promise<void> => {
    statuses.push(status)
    await say(message)
  }
  try {
    statuses.push(await run({ ...terminal, fail }))
  } catch (error) {
    if (error instanceof ClosedPipe) return 141
    if (error instanceof NothingReadable && statuses.length > 0) await say(error.message)
    else await fail(error instanceof Failure ? error : internal(error))
  }
  return precedence.find(status => statuses.includes(status)) ?? 0
}

/** What V8 says where a text, an array or a buffer would be longer than it can make one. */
const tooLarge = /allocation failed|Invalid (string|array|typed array|array buffer) length|string longer than/

function internal(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error)
  if (tooLarge.test(message)) return new Failure('the input is too large to be held in memory; give it in parts', 3)
  return new Failure(`this is a fault of plimsoll, please report it: ${message}`, 3)
}
