import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytes } from '../bytes'
import type { Value } from '../manifest'
import { jsonDocument, jsonDocumentSize } from './json-document'

describe('jsonDocument', () => {
  test('is compact, with keys in order of their UTF-8 bytes', () => {
    const value = new Map<string, Value>([
      ['b', [1, null, true]],
      ['a', new Map()],
      ['B', []],
      ['😀', 1],
      ['～', 2],
      ['9', 3],
      ['10', 4],
    ])
    expect(jsonDocument(value)).toBe('{"10":4,"9":3,"B":[],"a":{},"b":[1,null,true],"～":2,"😀":1}')
  })

  test('keeps keys that objects of JavaScript treat in a way of their own', () => {
    expect(jsonDocument(new Map<string, Value>([['__proto__', 'x']]))).toBe('{"__proto__":"x"}')
  })

  test('prints numbers as Go does, but -0, which no YAML reader finds', () => {
    const numbers = [1, -0, 0.5, 1e-7, 1e21, 100000000000000000000, 9223372036854775807n, -9007199254740993n]
    expect(jsonDocument(numbers)).toBe(
      '[1,0,0.5,1e-7,1e+21,100000000000000000000,9223372036854775807,-9007199254740993]',
    )
  })

  test('escapes what YAML readers refuse or change when it stands raw, and nothing else', () => {
    const raw = ' !<>&/é\u00a0中😀\u2027\u2030\ufffd\ue000'
    expect(jsonDocument(raw)).toBe(`"${raw}"`)
    expect(jsonDocument('"\\\b\f\n\r\t')).toBe('"\\"\\\\\\b\\f\\n\\r\\t"')
    expect(jsonDocument('\0\u001f\u007f\u0080\u0085\u009f\u2028\u2029\ufeff\ufffe\uffff')).toBe(
      '"\\u0000\\u001f\\u007f\\u0080\\u0085\\u009f\\u2028\\u2029\\ufeff\\ufffe\\uffff"',
    )
  })

  test('writes U+FFFD for a lone surrogate, which UTF-8 cannot hold', () => {
    expect(jsonDocument('a\ud800b\udc00')).toBe('"a\ufffdb\ufffd"')
  })

  test('writes a value that is 10,000 levels deep', () => {
    let value: Value = 'x'
    for (let i = 0; i < 5000; i++) value = [new Map([['k', value]])]
    expect(jsonDocument(value)).toHaveLength('[{"k":}]'.length * 5000 + 3)
  })

  test('is read back by JSON.parse to the same value', () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: 'grapheme' }), text => {
        const value = JSON.parse(text)
        expect(JSON.parse(jsonDocument(asValue(value)))).toEqual(value)
      }),
    )
  })
})

test('jsonDocumentSize is the number of UTF-8 bytes of the line', () => {
  fc.assert(
    fc.property(fc.json({ stringUnit: 'binary' }), text => {
      const value = asValue(JSON.parse(text))
      expect(jsonDocumentSize(value)).toBe(bytes(new TextEncoder().encode(jsonDocument(value)).length))
    }),
  )
})

function asValue(value: unknown): Value {
  if (Array.isArray(value)) return value.map(asValue)
  if (typeof value === 'object' && value !== null) {
    return new Map(Object.entries(value).map(([key, member]) => [key, asValue(member)]))
  }
  return value as Value
}
