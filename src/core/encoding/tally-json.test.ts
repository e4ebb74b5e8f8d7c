import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { utf8Length } from '../bytes'
import type { Value } from '../manifest'
import { jsonDocument } from './json-document'
import { emptyTally, tallyValue } from './tally-json'

function tally(value: Value) {
  const result = emptyTally()
  tallyValue(result, value)
  return result
}

/**
 * Go's encoder in the plainest words: JavaScript's, with what Go escapes besides. Keys in any order have the same size.
 */
function goText(value: Value): string {
  return JSON.stringify(plain(value)).replace(/[<>&\u2028\u2029]/g, character => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}

function plain(value: Value, prune = false): unknown {
  if (value instanceof Map) {
    const entries = [...value].filter(([, member]) => !(prune && member === null))
    return Object.fromEntries(entries.map(([key, member]) => [key, plain(member, prune)]))
  }
  return Array.isArray(value) ? value.map(item => plain(item, prune)) : value
}

const text = fc.string({ unit: 'binary', maxLength: 12 })
const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant(null),
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter(number => !Object.is(number, -0)),
    fc.integer(),
    text,
    fc.constantFrom('<a href="x">&\u2028\u007f\u0085\ufeff\uffff', '\b\f\n\r\t\v\u0000', '😀'),
    fc.array(tie('value'), { maxLength: 5 }),
    fc
      .array(
        fc.tuple(
          text.filter(key => key !== '__proto__'),
          tie('value'),
        ),
        { maxLength: 5 },
      )
      .map(entries => new Map(entries)),
  ),
})).value

describe('the tally of a value', () => {
  test('is as long as Go’s text', () => {
    fc.assert(
      fc.property(value, each => {
        expect(tally(each).bytes).toBe(utf8Length(goText(each)))
      }),
    )
  })

  test('knows how long the text is inside another text', () => {
    fc.assert(
      fc.property(value, each => {
        const inside = utf8Length(JSON.stringify(goText(each))) - 2
        expect(tally(each).bytes + tally(each).marks).toBe(inside)
      }),
    )
  })

  test('knows what is left without null members', () => {
    fc.assert(
      fc.property(value, each => {
        const pruned = goText(plainValue(plain(each, true)))
        expect(tally(each).pruned).toBe(utf8Length(pruned))
      }),
    )
  })

  test('measures a JSON document as it is written', () => {
    fc.assert(
      fc.property(value, each => {
        expect(tally(each).document).toBe(utf8Length(jsonDocument(each)))
      }),
    )
  })

  test('takes 10,000 levels', () => {
    let deep: Value = 1
    for (let level = 0; level < 10_000; level++) deep = [deep]
    expect(tally(deep).bytes).toBe(20_001)
  })
})

function plainValue(json: unknown): Value {
  if (Array.isArray(json)) return json.map(plainValue)
  if (typeof json === 'object' && json !== null)
    return new Map(Object.entries(json).map(([k, v]) => [k, plainValue(v)]))
  return json as Value
}
