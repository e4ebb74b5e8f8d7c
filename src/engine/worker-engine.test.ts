import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Cancel, Reply, SentCall } from './protocol'
import { serve } from './serve'
import { createSession } from './session'
import type { EngineWorker } from './start-worker'
import { createWorkerEngine } from './worker-engine'

const configMaps = (count: number, prefix = 'c') =>
  Array.from(
    { length: count },
    (_, i) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${prefix}${i}\ndata:\n  a: "${'x'.repeat(200)}"\n`,
  ).join('---\n')
const inputOf = (text: string) => [{ name: 'a.yaml', content: new TextEncoder().encode(text) }]

/** The worker's side in this thread: messages are as asynchronous as a worker's. */
class FakeWorker {
  onmessage: ((event: { data: Reply }) => void) | null = null
  onerror = null
  isEnded = false
  readonly received: (SentCall | Cancel)[] = []
  readonly #handle = serve(
    createSession(),
    reply => setTimeout(() => this.isEnded || this.onmessage?.({ data: reply })),
    () => performance.now(),
  )

  postMessage(message: SentCall | Cancel): void {
    this.received.push(message)
    if (!this.isEnded) setTimeout(() => this.#handle(structuredClone(message)))
  }

  terminate(): void {
    this.isEnded = true
  }
}

/** So patient that no slow machine ends a worker, unless another grace is given. */
function engineWith(workers: { postMessage(message: SentCall | Cancel): void }[], grace = 1_000_000) {
  let next = 0
  return createWorkerEngine(() => workers[next++] as unknown as EngineWorker, grace)
}

describe('the engine in a worker', () => {
  afterEach(() => vi.useRealTimers())

  test('drops an older question for a newer one without ending the worker', async () => {
    const worker = new FakeWorker()
    const engine = engineWith([worker])
    const older = engine.analyze(inputOf(configMaps(20_000)))
    const dropped = expect(older).rejects.toMatchObject({ name: 'AbortError' })
    await new Promise(resolve => setTimeout(resolve, 100))
    const newer = await engine.analyze(inputOf(configMaps(2, 'new')))
    await dropped
    expect(newer.resources.map(({ name }) => name)).toEqual(['new0', 'new1'])
    expect(worker.isEnded).toBe(false)
    expect(worker.received.some(message => 'cancel' in message)).toBe(true)
  })

  test('rejects at once, and keeps the last input for questions', async () => {
    const worker = new FakeWorker()
    const engine = engineWith([worker])
    await engine.analyze(inputOf(configMaps(1, 'kept')))
    const controller = new AbortController()
    const running = engine.analyze(inputOf(configMaps(20_000)), { signal: controller.signal })
    controller.abort()
    await expect(running).rejects.toMatchObject({ name: 'AbortError' })
    const text = await engine.ask('text', { resource: 0, maxBytes: 100 as never })
    expect(text.text).toContain('kept0')
    expect(worker.isEnded).toBe(false)
  })

  /** Nothing but what a test makes of it. */
  const silent = () => ({
    onmessage: null as ((event: { data: unknown }) => void) | null,
    onerror: null as ((event: { preventDefault(): void; message?: string }) => void) | null,
    postMessage() {},
    terminate: vi.fn(),
  })
  const error = (message?: string) => ({ preventDefault() {}, ...(message === undefined ? {} : { message }) })
  const codeOf = (answer: Promise<unknown>) => answer.catch(({ failure }) => failure.code)

  test('says that a worker could not be loaded, and loads another when asked again', async () => {
    const [absent, worker] = [silent(), new FakeWorker()]
    const engine = engineWith([absent, worker])
    const code = codeOf(engine.analyze(inputOf(configMaps(1))))
    absent.onerror?.(error())
    expect(await code).toBe('not-loaded')
    expect((await engine.analyze(inputOf(configMaps(1)))).resources).toHaveLength(1)
  })

  test('has patience with a worker that is loading, and no more', async () => {
    vi.useFakeTimers()
    const engine = engineWith([silent()])
    engine.load()
    await vi.advanceTimersByTimeAsync(100_000)
    const code = codeOf(engine.analyze(inputOf(configMaps(1))))
    await vi.advanceTimersByTimeAsync(20_000)
    expect(await code).toBe('not-loaded')
  })

  test('takes an error of a worker that was there for a lack of memory', async () => {
    const worker = silent()
    const engine = engineWith([worker])
    const code = codeOf(engine.analyze(inputOf(configMaps(1))))
    worker.onmessage?.({ data: { type: 'ready', lock: null } })
    worker.onerror?.(error('Out of memory'))
    expect(await code).toBe('out-of-memory')
  })

  test('notices that a worker ended without a word, unless it ended it itself', async () => {
    const freed = new Map<string, () => void>()
    const watched: AbortSignal[] = []
    const [first, second] = [silent(), new FakeWorker()]
    let next = 0
    const engine = createWorkerEngine(
      () => [first, second][next++] as unknown as EngineWorker,
      1_000_000,
      (lock, signal, act) => {
        watched.push(signal)
        freed.set(lock, act)
      },
    )
    const code = codeOf(engine.analyze(inputOf(configMaps(1))))
    first.onmessage?.({ data: { type: 'ready', lock: 'a' } })
    freed.get('a')?.()
    expect(await code).toBe('ended')
    expect(watched.map(({ aborted }) => aborted)).toEqual([true])
    expect((await engine.analyze(inputOf(configMaps(1)))).resources).toHaveLength(1)
  })

  test('ends a worker that does not hear, and asks the next one what is still wanted', async () => {
    vi.useFakeTimers()
    const deaf = { received: [], isEnded: false, postMessage() {}, terminate: vi.fn() }
    const worker = new FakeWorker()
    const engine = engineWith([deaf, worker], 250)
    const older = engine.analyze(inputOf(configMaps(1, 'old')))
    const dropped = expect(older).rejects.toMatchObject({ name: 'AbortError' })
    const newer = engine.analyze(inputOf(configMaps(1, 'new')))
    await dropped
    expect(deaf.terminate).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(300)
    expect(deaf.terminate).toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1000)
    expect((await newer).resources.map(({ name }) => name)).toEqual(['new0'])
  })
})
