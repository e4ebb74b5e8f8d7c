import type { Analysis } from '../core/analysis'
import { type CallOptions, type Engine, EngineError, type EngineInput } from './engine'
import type { Call, Calls, Cancel, Reply, Request } from './protocol'
import { type EngineWorker, startWorker } from './start-worker'

interface Waiting {
  readonly resolve: (answer: never) => void
  readonly reject: (error: Error) => void
  readonly onProgress: CallOptions['onProgress']
  readonly request: Request
}

/** So long a cancelled piece of work may go on before the worker is ended; a person waits for 300 ms at most. */
const graceMilliseconds = 250

/**
 * The engine in a worker. What is cancelled is told so, and rejects at once. Where the worker does not stop soon, since it is in the middle of
 * something large, it is ended, and the next call starts another, which is first given the last input that was weighed: the results on
 * screen stay usable.
 */
export function createWorkerEngine(start: () => EngineWorker = startWorker, grace = graceMilliseconds): Engine {
  let worker: EngineWorker | null = null
  let nextId = 1
  let analyzing: AbortController | null = null
  let weighed: readonly EngineInput[] | null = null
  let weighedHere = false
  const waiting = new Map<number, Waiting>()
  /** Cancelled calls whose work may still go on, with the timers that end it. */
  const leaving = new Map<number, ReturnType<typeof setTimeout>>()

  function leave(id: number): void {
    const call = waiting.get(id)
    if (!call || !worker) return
    waiting.delete(id)
    worker.postMessage({ cancel: id } satisfies Cancel)
    leaving.set(id, setTimeout(restart, grace))
    call.reject(aborted())
  }

  /** Ends the worker for the sake of what was cancelled; other calls are asked again of the next one. */
  function restart(): void {
    const others = [...waiting]
    waiting.clear()
    stop(aborted())
    for (const [id, call] of others) {
      waiting.set(id, call)
      const again = async (): Promise<void> => running().postMessage(call.request)
      void (call.request.call === 'analyze' ? again() : onWeighed(again)).catch(call.reject)
    }
  }

  function stop(error: Error): void {
    worker?.terminate()
    worker = null
    weighedHere = false
    for (const timer of leaving.values()) clearTimeout(timer)
    leaving.clear()
    const left = [...waiting.values()]
    waiting.clear()
    for (const { reject } of left) reject(error)
  }

  function running(): EngineWorker {
    if (worker) return worker
    worker = start()
    worker.onmessage = ({ data }) => receive(data)
    // The worker died: out of memory, or it could not be loaded.
    worker.onerror = event => {
      event.preventDefault()
      stop(new EngineError({ code: 'out-of-memory', detail: event.message ?? '' }))
    }
    return worker
  }

  function receive(reply: Reply): void {
    if (reply.type !== 'progress') {
      clearTimeout(leaving.get(reply.id))
      // The work was done before it heard of the cancellation: the worker holds another input than the page.
      if (leaving.delete(reply.id) && reply.type === 'answer') weighedHere = false
    }
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
    const request = { id, call, ...question } as unknown as Request
    return new Promise((resolve, reject) => {
      const cancel = (): void => leave(id)
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
        request,
      })
      running().postMessage(request)
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
