import { expect, test } from 'vitest'
import { fromPlain, type Plain } from '../from-plain'
import { layoutNamed } from '../tables/layout'
import { typedEqual } from './typed-equal'

function equal(name: string, a: Plain | undefined, b: Plain | undefined): boolean {
  const field = layoutNamed('Version').fields.get(name)
  if (field === undefined) throw new Error(name)
  const value = (plain: Plain | undefined) => (plain === undefined ? undefined : fromPlain(plain))
  return typedEqual(field, value(a), value(b))
}

const schema = (openAPIV3Schema: Plain) => ({ openAPIV3Schema })

test.each<[string, string, Plain | undefined, Plain | undefined, boolean]>([
  ['empty and absent lists', 'additionalPrinterColumns', [], undefined, true],
  ['null and absent', 'schema', null, undefined, true],
  ['an empty object and none', 'subresources', {}, undefined, false],
  ['fields that Go leaves out', 'schema', schema({ description: '', required: [], nullable: false }), schema({}), true],
  ['a zero behind a pointer and none', 'schema', schema({ minimum: 0 }), schema({}), false],
  ['unknown fields', 'schema', schema({ made: 'up' }), schema({}), true],
  ['an empty name and none', 'additionalPrinterColumns', [{ name: '', type: 'a' }], [{ type: 'a' }], true],
  ['order of keys', 'schema', schema({ type: 'a', title: 'b' }), schema({ title: 'b', type: 'a' }), true],
  ['order of lists', 'schema', schema({ required: ['a', 'b'] }), schema({ required: ['b', 'a'] }), false],
  ['schemas in unions', 'schema', schema({ items: { description: '' } }), schema({ items: {} }), true],
  [
    'a schema and a bool',
    'schema',
    schema({ additionalProperties: {} }),
    schema({ additionalProperties: true }),
    false,
  ],
  ['defaults', 'schema', schema({ default: { a: [1] } }), schema({ default: { a: [2] } }), false],
])('%s', (_, name, a, b, expected) => {
  expect(equal(name, a, b)).toBe(expected)
  expect(equal(name, b, a)).toBe(expected)
})
