import type { Cancel, Reply, Request } from './protocol'

/** What the engine needs of a worker. */
export interface EngineWorker {
  onmessage: ((event: { readonly data: Reply }) => void) | null
  /** The worker died, or it could not be loaded. */
  onerror: ((event: ErrorEvent) => void) | null
  postMessage(message: Request | Cancel): void
  terminate(): void
}

/**
 * Starts the worker that holds the core. Its code is a text in a chunk of its own and is started from a blob: such a worker has the policy of the page on
 * every host, one from a file only what the host sends with that file, which is mostly nothing. Messages wait until it is there.
 */
export function startWorker(): EngineWorker {
  let isEnded = false
  const started = import('./engine.worker?worker&inline').then(({ default: InlineWorker }) => {
    const worker = new InlineWorker({ name: 'plimsoll' })
    worker.onmessage = event => engineWorker.onmessage?.(event)
    worker.onerror = event => engineWorker.onerror?.(event)
    if (isEnded) worker.terminate()
    return worker
  })
  const engineWorker: EngineWorker = {
    onmessage: null,
    onerror: null,
    postMessage: message => withWorker(worker => worker.postMessage(message)),
    terminate() {
      isEnded = true
      withWorker(worker => worker.terminate())
    },
  }
  started.catch((error: unknown) => {
    if (!isEnded) engineWorker.onerror?.(new ErrorEvent('error', { message: String(error) }))
  })
  return engineWorker

  function withWorker(act: (worker: Worker) => void): void {
    started.then(act, () => {})
  }
}
