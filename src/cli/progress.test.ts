import { expect, test } from 'vitest'
import { progressOn } from './progress'

function told(isTerminal: boolean, reached: readonly (readonly [at: number, done: number, of: number | null])[]) {
  const written: string[] = []
  let time = 0
  const screen = isTerminal ? { screen: { columns: 80, hasColours: true } } : {}
  const err = { ...screen, write: async (text: string | Uint8Array) => void written.push(String(text)) }
  const progress = progressOn(err, () => time)
  for (const [at, done, of] of reached) {
    time = at
    progress.show({ done, of, resources: 1234 })
  }
  progress.end()
  return written
}

test('says after half a second how far it is, ten times a second, and leaves nothing behind', () => {
  const steps = [
    [400, 1e6, 80e6],
    [1000, 20e6, 80e6],
    [1050, 21e6, 80e6],
    [1200, 40e6, 80e6],
  ] as const
  expect(told(true, steps)).toEqual([
    '\r\u001b[K20.0 of 80.0 MB, 1,234 resources, 3 s left',
    '\r\u001b[K40.0 of 80.0 MB, 1,234 resources, 2 s left',
    '\r\u001b[K',
  ])
})

test('says nothing of short work, nor in a pipe, and of a pipe no time', () => {
  expect(told(true, [[400, 1e6, 2e6]])).toEqual([])
  expect(told(false, [[1000, 1e6, 2e6]])).toEqual([])
  expect(told(true, [[1000, 1e6, null]])[0]).toBe('\r\u001b[K1.0 MB, 1,234 resources')
})
