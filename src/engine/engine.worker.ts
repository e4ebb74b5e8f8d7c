import type { Cancel, Ready, SentCall } from './protocol'
import { serve } from './serve'
import { createSession } from './session'

const handle = serve(
  createSession(),
  reply => postMessage(reply),
  () => performance.now(),
)

addEventListener('message', (event: MessageEvent<SentCall | Cancel>) => handle(event.data))

// On plain http there are none, and a page from a file gets none.
const locks = navigator.locks as LockManager | undefined
if (locks) {
  const lock = `plimsoll-worker-${crypto.randomUUID()}`
  const held = locks.request(lock, () => {
    postMessage({ type: 'ready', lock } satisfies Ready)
    return new Promise(() => {})
  })
  held.catch(readyWithoutLock)
} else {
  readyWithoutLock()
}

function readyWithoutLock(): void {
  postMessage({ type: 'ready', lock: null } satisfies Ready)
}
