import type { EngineInput } from './engine'
import type { Cancel, Ready, Reply, SentCall } from './protocol'

/** What the engine needs of a worker. */
export interface EngineWorker {
  onmessage: ((event: { readonly data: Reply | Ready }) => void) | null
  /** The worker died, or it could not be loaded. */
  onerror: ((event: ErrorEvent) => void) | null
  postMessage(message: SentCall | Cancel): void
  terminate(): void
}

/**
 * Starts the worker that holds the core. Its code is a text in a chunk of its own and is started from a blob: such a
 * worker has the policy of the page on every host, one from a file only what the host sends with that file, which is
 * mostly nothing. Messages wait until it is there.
 */
export function startWorker(): EngineWorker {
  let isEnded = false
  const started = import('./engine.worker?worker&inline').then(({ default: InlineWorker }) => {
    const worker = new InlineWorker({ name: 'plimsoll' })
    worker.onmessage = event => engineWorker.onmessage?.(event)
    worker.onerror = event => engineWorker.onerror?.(event)
    return worker
  })
  /** Messages arrive in the order in which they were sent, whatever has to be read for one of them. */
  let last: Promise<unknown> = started
  const engineWorker: EngineWorker = {
    onmessage: null,
    onerror: null,
    postMessage(message) {
      last = last.then(async () => {
        const readable = origin === 'null' ? await withBytes(message) : message
        ;(await started).postMessage(readable)
      })
      last.catch(tell)
    },
    terminate() {
      isEnded = true
      started.then(
        worker => worker.terminate(),
        () => {},
      )
    },
  }
  started.catch(tell)
  return engineWorker

  function tell(error: unknown): void {
    if (!isEnded) engineWorker.onerror?.(new ErrorEvent('error', { message: String(error) }))
  }
}

/**
 * A page from a file has an origin that equals no other, that of its own worker neither: in WebKit the worker cannot
 * read the page's files.
 */
async function withBytes(message: SentCall | Cancel): Promise<SentCall | Cancel> {
  if (!('call' in message)) return message
  if (message.call === 'analyze') return { ...message, input: await Promise.all(message.input.map(readHere)) }
  if (message.call === 'compare') return { ...message, before: await Promise.all(message.before.map(readHere)) }
  return message
}

/** What cannot be read stays as it is: the worker says so. */
async function readHere({ name, content }: EngineInput): Promise<EngineInput> {
  if (content instanceof Uint8Array) return { name, content }
  return content.arrayBuffer().then(
    buffer => ({ name, content: new Uint8Array(buffer) }),
    () => ({ name, content }),
  )
}
