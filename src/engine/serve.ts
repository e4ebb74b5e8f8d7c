import { EngineError, type Failure, type Progress } from './engine'
import type { Reply, Request } from './protocol'
import type { Session } from './session'

/** Progress is sent at most this often: a message for every document would cost more than reading it. */
const progressEvery = 50

/** Answers requests one after the other through `send`; no exception crosses it. `now` is a clock in milliseconds. */
export function serve(session: Session, send: (reply: Reply) => void, now: () => number): (request: Request) => void {
  let last: Promise<void> = Promise.resolve()
  return request => {
    last = last.then(async () => {
      const { id } = request
      try {
        const answer = await session.answer(
          request,
          throttle(progress => send({ id, type: 'progress', progress }), now),
        )
        send({ id, type: 'answer', answer })
      } catch (error) {
        send({ id, type: 'failure', failure: failureOf(error) })
      }
    })
  }
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
