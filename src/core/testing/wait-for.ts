import { vi } from 'vitest'

/** Waits until nothing is thrown. Vitest's own second would be a test of how long it takes on a busy machine. */
export function waitFor(act: () => void): Promise<void> {
  return vi.waitFor(act, { timeout: 60_000 })
}
