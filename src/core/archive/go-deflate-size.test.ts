import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeBase64 } from '../bytes'
import { runs } from '../testing/runs'
import { goGzipSize } from './go-deflate-size'

/** Bytes without a pattern, the same on every run (xorshift). */
function noise(count: number, mask = 0xff): Uint8Array {
  let state = 2_463_534_242
  return Uint8Array.from({ length: count }, () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state & mask
  })
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const counted = utf8(Array.from({ length: 40_000 }, (_, i) => `name-${i}: ${i % 97}\n`).join(''))
const mixed = Uint8Array.from([...counted.slice(0, 100_000), ...noise(70_000), ...counted.slice(50_000, 200_000)])

describe('the size of gzip of level 9 is that of Go 1.19', () => {
  test.each<[string, Uint8Array, number]>([
    ['nothing', utf8(''), 23],
    ['one byte', utf8('a'), 25],
    ['a run', utf8('a'.repeat(100_000)), 137],
    ['lines that are counted, over many windows', counted, 140422],
    ['noise, which is stored', noise(150_000), 150073],
    ['noise of four bits, without matches worth it', noise(300_000, 15), 157563],
    ['base64', utf8(encodeBase64(counted)), 177420],
    ['text around noise', mixed, 135097],
  ])('for %s', (_, content, size) => expect(goGzipSize(content)).toBe(size))
})

test('property: it is about what zlib makes of it', () => {
  const words = fc.array(fc.constantFrom('apiVersion: ', 'kind', '\n  ', 'name', '"x"', '---\n', 'é', '0', '17'))
  fc.assert(
    fc.property(words, fc.integer({ min: 1, max: 400 }), (drawn, times) => {
      const content = utf8(drawn.join('').repeat(times))
      // An empty block more at the end, and no matches of three bytes.
      const zlib = gzipSync(content, { level: 9 }).length
      expect(goGzipSize(content)).toBeGreaterThan(zlib * 0.9 - 20)
      expect(goGzipSize(content)).toBeLessThan(zlib * 1.15 + 40)
    }),
    { numRuns: runs(60, 3000) },
  )
})
