import type { Analysis } from '../core/analysis'
import { type CallOptions, type Engine, EngineError, type EngineInput } from './engine'
import type { Call, Calls, Reply, Request } from './protocol'
import { startWorker } from './start-worker'

interface Waiting {
  readonly resolve: (answer: never) => void
  readonly reject: (error: Error) => void
  readonly onProgress: CallOptions['onProgress']
}

/**
 * The engine in a worker. The core works without a pause, so cancelling ends the worker and the next call starts another, which is
 * first given the last input that was weighed: the results on screen stay usable.
 */
export function createWorkerEngine(start: () => Worker = startWorker): Engine {
  let worker: Worker | null = null
  let nextId = 1
  let analyzing: AbortController | null = null
  let weighed: readonly EngineInput[] | null = null
  let weighedHere = false
  const waiting = new Map<number, Waiting>()

  function stop(error: Error): void {
    worker?.terminate()
    worker = null
    weighedHere = false
    const left = [...waiting.values()]
    waiting.clear()
    for (const { reject } of left) reject(error)
  }

  function running(): Worker {
    if (worker) return worker
    worker = start()
    worker.onmessage = (event: MessageEvent<Reply>) => receive(event.data)
    // The worker died: out of memory, or it could not be loaded.
    worker.onerror = event => {
      event.preventDefault()
      stop(new EngineError({ code: 'out-of-memory', detail: event.message ?? '' }))
    }
    return worker
  }

  function receive(reply: Reply): void {
    const call = waiting.get(reply.id)
    if (!call) return
    if (reply.type === 'progress') {
      call.onProgress?.(reply.progress)
      return
    }
    waiting.delete(reply.id)
    if (reply.type === 'answer') call.resolve(reply.answer as never)
    else call.reject(new EngineError(reply.failure))
  }

  function ask<C extends Call>(
    call: C,
    question: Calls[C]['ask'],
    options: CallOptions = {},
  ): Promise<Calls[C]['answer']> {
    const { signal, onProgress } = options
    if (signal?.aborted) return Promise.reject(aborted())
    const id = nextId++
    return new Promise((resolve, reject) => {
      const cancel = (): void => stop(aborted())
      signal?.addEventListener('abort', cancel, { once: true })
      const done = (): void => signal?.removeEventListener('abort', cancel)
      waiting.set(id, {
        resolve: answer => {
          done()
          resolve(answer)
        },
        reject: error => {
          done()
          reject(error)
        },
        onProgress,
      })
      running().postMessage({ id, call, ...question } as unknown as Request)
    })
  }

  async function onWeighed<T>(next: () => Promise<T>): Promise<T> {
    if (!weighedHere && weighed) {
      await ask('analyze', { input: weighed })
      weighedHere = true
    }
    return next()
  }

  return {
    async analyze(input, { limits, ...options } = {}): Promise<Analysis> {
      analyzing?.abort()
      const newest = new AbortController()
      analyzing = newest
      const signal = options.signal ? AbortSignal.any([options.signal, newest.signal]) : newest.signal
      try {
        const analysis = await ask('analyze', { input, ...(limits ? { limits } : {}) }, { ...options, signal })
        weighed = input
        weighedHere = true
        return analysis
      } finally {
        if (analyzing === newest) analyzing = null
      }
    },
    ask: (call, question, options) => onWeighed(() => ask(call, question, options)),
    close: () => stop(aborted()),
  }
}

function aborted(): DOMException {
  return new DOMException('cancelled', 'AbortError')
}
