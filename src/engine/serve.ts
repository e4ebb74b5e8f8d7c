import { EngineError, type Failure, type Progress } from './engine'
import type { Cancel, Reply, SentCall } from './protocol'
import type { Session } from './session'

/** Progress is sent at most this often: a message for every document would cost more than reading it. */
const progressEvery = 50

/** Work pauses this often to hear of a cancellation, which is well within the 300 ms a person may wait for it. */
const pauseEvery = 60

/**
 * Answers requests one after the other through `send`; no exception crosses it. `now` is a clock in milliseconds. A
 * `Cancel` is heard while another request is worked on, as long as its work pauses.
 */
export function serve(
  session: Session,
  send: (reply: Reply) => void,
  now: () => number,
): (request: SentCall | Cancel) => void {
  let last: Promise<void> = Promise.resolve()
  const waiting = new Set<number>()
  return request => {
    if ('cancel' in request) {
      waiting.delete(request.cancel)
      return
    }
    waiting.add(request.id)
    last = last.then(async () => {
      const { id } = request
      try {
        const pause = createPause(() => waiting.has(id), now)
        if (!waiting.has(id)) throw cancelled()
        const onProgress = throttle(progress => send({ id, type: 'progress', progress }), now)
        const answer = await session.answer(request, onProgress, pause)
        send({ id, type: 'answer', answer })
      } catch (error) {
        send({ id, type: 'failure', failure: failureOf(error) })
      }
      waiting.delete(id)
    })
  }
}

/**
 * Lets messages in when work has gone on for a while; throws where one of them was that nobody wants the answer any
 * more.
 */
export type Pause = () => Promise<void> | undefined

function createPause(isWanted: () => boolean, now: () => number): Pause {
  let since = now()
  return () => (now() - since < pauseEvery ? undefined : pause())

  async function pause(): Promise<void> {
    await new Promise(resolve => setTimeout(resolve))
    since = now()
    if (!isWanted()) throw cancelled()
  }
}

/** Nobody waits for this answer; it only says that the work has ended. */
function cancelled(): EngineError {
  return new EngineError({ code: 'internal', detail: 'cancelled' })
}

function throttle(send: (progress: Progress) => void, now: () => number): (progress: Progress) => void {
  let sent = 0
  let stage = ''
  return progress => {
    if (progress.stage === stage && now() - sent < progressEvery) return
    stage = progress.stage
    sent = now()
    send(progress)
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof EngineError) return error.failure
  const detail = error instanceof Error ? error.message : String(error)
  // V8 words: "Array buffer allocation failed", "Invalid string length", "Invalid array length".
  if (error instanceof RangeError && /allocation|Invalid (string|array|typed array)/.test(detail)) {
    return { code: 'out-of-memory', detail }
  }
  return { code: 'internal', detail }
}
