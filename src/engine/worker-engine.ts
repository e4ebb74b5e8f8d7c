import type { Analysis } from '../core/analysis'
import { type CallOptions, type Engine, EngineError, type Failure } from './engine'
import type { Call, Calls, Cancel, Reply, SentCall } from './protocol'
import { type EngineWorker, startWorker } from './start-worker'

interface Waiting {
  readonly resolve: (answer: never) => void
  readonly reject: (error: Error) => void
  readonly onProgress: CallOptions['onProgress']
  readonly request: SentCall
}

/** So long a cancelled piece of work may go on before the worker is ended; a person waits for 300 ms at most. */
const graceMilliseconds = 250

/** So long a worker may take to load once somebody waits for it. */
const patienceMilliseconds = 20_000

/** The engine in a worker, which can be loaded before it is asked anything. */
export interface WorkerEngine extends Engine {
  /**
   * Loads the worker: from then on the page needs no network to answer. Says nothing where that fails; the first
   * question will.
   */
  load(): void
}

/**
 * The engine in a worker. What is cancelled is told so, and rejects at once. Where the worker does not stop soon, since
 * it is in the middle of something large, it is ended, and the next call starts another, which is first given the last
 * input that was analyzed: the results on screen stay usable.
 */
export function createWorkerEngine(
  start: () => EngineWorker = startWorker,
  grace = graceMilliseconds,
  whenFree = whenLockIsFree,
): WorkerEngine {
  let worker: EngineWorker | null = null
  /** It has said something, so it was loaded. */
  let isLoaded = false
  let patience: ReturnType<typeof setTimeout> | undefined
  /** Ends the watch over the worker's life. */
  let watch = new AbortController()
  let nextId = 1
  let analyzing: AbortController | null = null
  let analyses = 0
  /** What a new worker has to be told before anything else: the question, and the last input that was analyzed. */
  let asked: Calls['question']['ask'] | null = null
  let lastInput: Calls['analyze']['ask'] | null = null
  let inputHere = false
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
      void (call.request.call === 'analyze' ? again() : onInput(again)).catch(call.reject)
    }
  }

  function stop(error: Error): void {
    watch.abort()
    watch = new AbortController()
    clearTimeout(patience)
    patience = undefined
    worker?.terminate()
    worker = null
    isLoaded = false
    inputHere = false
    for (const timer of leaving.values()) clearTimeout(timer)
    leaving.clear()
    const left = [...waiting.values()]
    waiting.clear()
    for (const { reject } of left) reject(error)
  }

  function running(): EngineWorker {
    if (worker) return worker
    worker = start()
    if (asked) worker.postMessage({ id: nextId++, call: 'question', ...asked } satisfies SentCall)
    worker.onmessage = ({ data }) => {
      isLoaded = true
      clearTimeout(patience)
      if (data.type !== 'ready') receive(data)
      // The worker keeps the lock for as long as it lives: nothing else tells that it ended without a word.
      else if (data.lock !== null) whenFree(data.lock, watch.signal, () => fail('ended'))
    }
    worker.onerror = event => {
      event.preventDefault()
      fail(isLoaded ? 'out-of-memory' : 'not-loaded', event.message)
    }
    return worker
  }

  function fail(code: Failure['code'], detail = ''): void {
    stop(new EngineError({ code, detail }))
  }

  function receive(reply: Reply): void {
    if (reply.type !== 'progress') {
      clearTimeout(leaving.get(reply.id))
      // The work was done before it heard of the cancellation: the worker holds another input than the page.
      if (leaving.delete(reply.id) && reply.type === 'answer') inputHere = false
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
    facts: Calls[C]['ask'],
    options: CallOptions = {},
  ): Promise<Calls[C]['answer']> {
    const { signal, onProgress } = options
    if (signal?.aborted) return Promise.reject(aborted())
    const id = nextId++
    const request = { id, call, ...facts } as unknown as SentCall
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
      if (!isLoaded) patience ??= setTimeout(() => fail('not-loaded'), patienceMilliseconds)
    })
  }

  async function onInput<T>(next: () => Promise<T>): Promise<T> {
    if (!inputHere && lastInput) {
      await ask('analyze', lastInput)
      inputHere = true
    }
    return next()
  }

  return {
    setQuestion(question, whatIf = null) {
      asked = { question, whatIf }
      worker?.postMessage({ id: nextId++, call: 'question', ...asked } satisfies SentCall)
    },
    async analyze(input, options = {}): Promise<Analysis> {
      analyzing?.abort()
      const newest = new AbortController()
      analyzing = newest
      const signal = options.signal ? AbortSignal.any([options.signal, newest.signal]) : newest.signal
      try {
        const facts = { analysis: ++analyses, input }
        const analysis = await ask('analyze', facts, { ...options, signal })
        lastInput = facts
        inputHere = true
        return analysis
      } finally {
        if (analyzing === newest) analyzing = null
      }
    },
    ask: (call, facts, options) => onInput(() => ask(call, facts, options)),
    load: () => void running(),
    close: () => stop(aborted()),
  }
}

function aborted(): DOMException {
  return new DOMException('cancelled', 'AbortError')
}

/** Calls back once nobody keeps the lock any more; where a page has no locks, as on plain http, never. */
function whenLockIsFree(lock: string, signal: AbortSignal, act: () => void): void {
  const locks = navigator.locks as LockManager | undefined
  // It rejects when the watch is ended.
  locks?.request(lock, { signal }, act).catch(() => {})
}
