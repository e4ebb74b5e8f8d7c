import { createUnpackBudget } from './budget'
import { inflate } from './inflate'

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * The UTF-8 text that was deflated; null for anything else, and for more than `max` bytes. Never unpacks more than a
 * step beyond that.
 */
export function inflateText(deflated: Uint8Array, max: number): string | null {
  const { bytes } = inflate(deflated, max, createUnpackBudget(max))
  if (bytes === null) return null
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}
