import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
/** @type {() => void} */
const collectGarbage = runInNewContext('gc')

/**
 * @param {readonly number[]} times
 * @returns {number}
 */
export function median(times) {
  return times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN
}

/**
 * Runs all of them in turn, round by round, so that whatever else the machine does hits them alike. Nobody pays for the
 * garbage of the one before: it is collected between them.
 * @param {Readonly<Record<string, () => number>>} contestants each gives the milliseconds of one run
 * @param {{ rounds: number, warmUp: number }} options
 * @returns {Record<string, number>} medians
 */
export function race(contestants, { rounds, warmUp }) {
  /** @type {Record<string, number[]>} */
  const times = Object.fromEntries(Object.keys(contestants).map(name => [name, []]))
  for (let round = -warmUp; round < rounds; round++) {
    for (const [name, run] of Object.entries(contestants)) {
      collectGarbage()
      const time = run()
      if (round >= 0) times[name]?.push(time)
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)]))
}

/**
 * @param {() => unknown} work
 * @returns {number}
 */
export function milliseconds(work) {
  const start = performance.now()
  work()
  return performance.now() - start
}
