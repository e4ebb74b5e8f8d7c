import { expect, test } from 'vitest'
import { readFast } from './read-fast'

test('the fast reader takes 8 million values and no more, as the reader of JSON does', () => {
  const read = (text: string) => readFast(text, new TextEncoder().encode(text))
  expect(read(`a: [${'b,'.repeat(7_999_998)}]\n`)?.problems).toEqual([])
  expect(read(`a: [${'b,'.repeat(7_999_999)}]\n`)?.problems).toMatchObject([
    { code: 'document-too-large', facts: { max: 8_000_000 } },
  ])
})
