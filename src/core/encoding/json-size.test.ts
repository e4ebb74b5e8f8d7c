import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { utf8Length } from '../bytes'
import type { Value } from '../manifest'
import { goJson, goJsonText } from '../testing/go-json'
import { jsonSize, nullMembersSize, quotedJsonSize, unescapedJsonSize } from './json-size'

const values: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>(tie => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('<a>&"\\', '\u2028\u2029', '\b\f\n\r\t\u0001', '\ud800', '\u007f'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(fc.string({ unit: 'binary' }), tie('value')), { maxLength: 4 }).map(entries => new Map(entries)),
  ),
})).value

describe('sizes of JSON', () => {
  test('are those of the text that is written', () => {
    fc.assert(
      fc.property(values, value => {
        expect(jsonSize(value)).toBe(utf8Length(goJson(value)))
      }),
    )
  })

  test('inside another text are those of the text as a string', () => {
    fc.assert(
      fc.property(values, value => {
        expect(quotedJsonSize(value) + 2).toBe(utf8Length(JSON.stringify(goJson(value))))
      }),
    )
  })

  test('without escapes of HTML’s characters are those of the text that has them', () => {
    const unescaped = (text: string) => JSON.stringify(JSON.parse(text))
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(unescapedJsonSize(text)).toBe(utf8Length(unescaped(goJsonText(text))))
      }),
    )
  })

  test('of nulls are what leaving them out saves', () => {
    const prune = (value: Value): Value => {
      if (Array.isArray(value)) return (value as readonly Value[]).map(prune)
      if (!(value instanceof Map)) return value
      return new Map([...(value as Map<string, Value>)].filter(([, m]) => m !== null).map(([k, m]) => [k, prune(m)]))
    }
    fc.assert(
      fc.property(values, value => {
        expect(jsonSize(value) - nullMembersSize(value)).toBe(jsonSize(prune(value)))
      }),
    )
  })

  test('and the text need no call stack for depth', () => {
    let deep: Value = null
    for (let level = 0; level < 100_000; level++) deep = level % 2 === 0 ? [deep] : new Map([['a', deep]])
    // 50,000 × `[]` and 50,000 × `{"a":}` around `null`.
    expect(jsonSize(deep)).toBe(50_000 * 2 + 50_000 * 6 + 4)
    expect(goJson(deep)).toHaveLength(50_000 * 2 + 50_000 * 6 + 4)
  })
})

describe('JSON as Go writes it', () => {
  test('keys stand in order of their UTF-8 bytes, not of their UTF-16 units', () => {
    const keys = ['a', 'B', '\ud83d\ude00', '\uff5e', '10', '9', '__proto__']
    expect(goJson(new Map(keys.map(key => [key, 0])))).toBe(
      '{"10":0,"9":0,"B":0,"__proto__":0,"a":0,"\uff5e":0,"\ud83d\ude00":0}',
    )
  })

  test('escapes and numbers', () => {
    expect(goJson('<&>"\\\b\f\n\r\t\u0001\u2028\u007f/')).toBe(
      '"\\u003c\\u0026\\u003e\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u2028\u007f/"',
    )
    expect(goJson([1, -0, 1e21, 1e-7, 0.000001, 9_223_372_036_854_775_807n])).toBe(
      '[1,-0,1e+21,1e-7,0.000001,9223372036854775807]',
    )
  })
})
