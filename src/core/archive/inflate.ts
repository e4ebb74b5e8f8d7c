import { Inflate } from 'fflate'
import { concat } from '../bytes'
import type { UnpackBudget } from './budget'
import { chunksOf } from './chunks'

export type Inflated =
  | { readonly bytes: Uint8Array; readonly fault: null }
  | { readonly bytes: null; readonly fault: 'damaged' | 'truncated' | 'too-long' | 'too-large' }

/**
 * Inflates a raw deflate stream (RFC 1951) that says to hold `said` bytes. Stops at the first byte beyond what it said
 * (`too-long`) or beyond the budget (`too-large`), so what it says is never trusted, only held against it. Throws
 * nothing.
 */
export function inflate(deflated: Uint8Array, said: number, budget: UnpackBudget): Inflated {
  const chunks: Uint8Array[] = []
  let length = 0
  const stream = new Inflate(chunk => {
    length += chunk.length
    if (chunk.length > 0) chunks.push(chunk)
  })
  try {
    for (const [chunk, isLast] of chunksOf(deflated)) {
      const before = length
      stream.push(chunk, isLast)
      if (!budget.take(length - before)) return { bytes: null, fault: 'too-large' }
      if (length > said) return { bytes: null, fault: 'too-long' }
    }
  } catch (error) {
    return { bytes: null, fault: isUnexpectedEnd(error) ? 'truncated' : 'damaged' }
  }
  return { bytes: concat(chunks), fault: null }
}

/** fflate's `FlateErrorCode.UnexpectedEOF`. */
function isUnexpectedEnd(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 0
}
