import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonSize } from '../encoding'
import { isMapping, type Value } from '../manifest'
import { randomObject } from '../testing/random-object'
import { runs } from '../testing/runs'
import { hasParts, jsonParts } from './json-parts'

/** Brackets, and commas between the parts; what has no parts is its own whole. */
function wholeOf(value: Value): number {
  const parts = jsonParts(value)
  if (parts.length === 0) return jsonSize(value)
  return parts.reduce((sum, { name, bytes, value: inner }) => {
    const label = isMapping(value) ? jsonSize(String(name)) + 1 : 0
    expect(wholeOf(inner)).toBe(bytes - label)
    return sum + bytes + 1
  }, 1)
}

test('parts sum exactly to the whole, at every place of every kind', () => {
  fc.assert(
    fc.property(fc.integer(), seed => {
      const object = randomObject(seed)
      expect(wholeOf(object)).toBe(jsonSize(object))
    }),
    { numRuns: runs(60, 600) },
  )
})

test('nothing is below a text, and nothing where there is nothing', () => {
  expect(hasParts('text')).toBe(false)
  expect(hasParts(new Map())).toBe(false)
  expect(hasParts(['a'])).toBe(true)
})
