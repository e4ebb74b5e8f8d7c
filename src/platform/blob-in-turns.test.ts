import { expect, test } from 'vitest'
import { blobInTurns } from './blob-in-turns'

test('gives the bytes of the text, also where a pair of surrogates stands between two pieces', async () => {
  for (const before of [256 * 1024 - 1, 256 * 1024 - 2, 256 * 1024]) {
    const text = `${'a'.repeat(before)}😀é${'b'.repeat(600_000)}`
    expect(await (await blobInTurns(text)).text()).toBe(text)
  }
  expect((await blobInTurns('')).size).toBe(0)
})
