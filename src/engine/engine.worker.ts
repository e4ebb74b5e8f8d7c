import type { Request } from './protocol'
import { serve } from './serve'
import { createSession } from './session'

const handle = serve(
  createSession(),
  reply => postMessage(reply),
  () => performance.now(),
)

addEventListener('message', (event: MessageEvent<Request>) => handle(event.data))
