import { EngineError, type Failure } from '../../engine'

/** Every rejection of the engine is one of its own failures; anything else is a fault of the page. */
export function failureOf(error: unknown): Failure {
  if (error instanceof EngineError) return error.failure
  return { code: 'internal', detail: error instanceof Error ? error.message : String(error) }
}

export function isAborted(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}
