import type { Cancel, Request } from './protocol'
import { serve } from './serve'
import { createSession } from './session'

const handle = serve(
  createSession(),
  reply => postMessage(reply),
  () => performance.now(),
)

addEventListener('message', (event: MessageEvent<Request | Cancel>) => handle(event.data))
