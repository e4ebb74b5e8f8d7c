/** Starts the worker that holds the core. The build sees this very form and makes a file of its own for it. */
export function startWorker(): Worker {
  return new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module', name: 'plimsoll' })
}
