import type { Cancel, Ready, Request } from './protocol'
import { serve } from './serve'
import { createSession } from './session'

const handle = serve(
  createSession(),
  reply => postMessage(reply),
  () => performance.now(),
)

addEventListener('message', (event: MessageEvent<Request | Cancel>) => handle(event.data))

const locks = navigator.locks as LockManager | undefined
if (locks) {
  const lock = `plimsoll-worker-${crypto.randomUUID()}`
  void locks.request(lock, () => {
    postMessage({ type: 'ready', lock } satisfies Ready)
    return new Promise(() => {})
  })
} else {
  postMessage({ type: 'ready', lock: null } satisfies Ready)
}
