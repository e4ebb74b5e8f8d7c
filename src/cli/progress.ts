import { formatCount } from '../core/bytes'
import type { Output } from './command'

/** How far the reading of an input is. */
export interface Reached {
  /** Bytes read, and of how many; null: nobody knows how many come. */
  readonly done: number
  readonly of: number | null
  readonly resources: number
}

/** Says in a terminal how far the work is, in one line that is gone at its end. */
export interface Progress {
  show(reached: Reached): void
  end(): void
}

/** Shorter work needs no word. */
const silentMs = 500
const everyMs = 100

/** Begins a line at the left, and clears what stood there (ECMA-48: CR, EL). */
const fresh = '\r\u001b[K'

/** Nothing is said where standard error is no terminal. `now` tells milliseconds. */
export function progressOn(err: Output, now: () => number = () => performance.now()): Progress {
  const { screen } = err
  if (!screen) return { show() {}, end() {} }
  const start = now()
  let last: number | null = null
  const write = (text: string): void => void err.write(text)
  return {
    show(reached) {
      const at = now()
      if (at - start < silentMs || (last !== null && at - last < everyMs)) return
      last = at
      write(`${fresh}${progressText(reached, at - start).slice(0, screen.columns - 1)}`)
    },
    end() {
      if (last !== null) write(fresh)
    },
  }
}

/** "12.5 of 80.0 MB, 1,234 resources, 6 s left" */
function progressText({ done, of, resources }: Reached, passedMs: number): string {
  const read = (done / 1e6).toFixed(1)
  const counted = `${formatCount(resources)} resources`
  if (of === null) return `${read} MB, ${counted}`
  // Near the end it is a matter of what comes after the reading.
  const left = done === 0 || done > of * 0.95 ? '' : `, ${Math.ceil(((of - done) * passedMs) / done / 1000)} s left`
  return `${read} of ${(of / 1e6).toFixed(1)} MB, ${counted}${left}`
}
