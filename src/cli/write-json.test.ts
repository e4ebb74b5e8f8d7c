import { describe, expect, test } from 'vitest'
import { writeJson } from './write-json'

async function written(object: object): Promise<string[]> {
  const pieces: string[] = []
  await writeJson(object, {
    async write(text) {
      pieces.push(String(text))
    },
  })
  return pieces
}

describe('JSON written as a stream', () => {
  test.each([
    [{}],
    [{ a: 1, b: 'x\ny', c: undefined, d: null, e: [], f: {}, g: [{ h: [1, 2] }] }],
    [{ list: [] }],
    [{ list: [1, 'two', { three: [{}] }], after: true }],
  ])('%j is what JSON.stringify makes of it', async object => {
    const streamed = Object.fromEntries(
      Object.entries(object).map(([key, value]) => [key, Array.isArray(value) ? value.values() : value]),
    )
    expect((await written(streamed)).join('')).toBe(`${JSON.stringify(object, null, 2)}\n`)
  })

  test('never holds the whole', async () => {
    const rows = function* () {
      for (let i = 0; i < 10_000; i++) yield { row: 'x'.repeat(100) }
    }
    const pieces = await written({ rows: rows() })
    expect(pieces.length).toBeGreaterThan(10)
    expect(Math.max(...pieces.map(piece => piece.length))).toBeLessThan(100_000)
    expect(JSON.parse(pieces.join('')).rows).toHaveLength(10_000)
  })
})
