import { describe, expect, test } from 'vitest'
import type { Mapping, Value } from '../manifest'
import { descriptionsIn, groupKindOf, holdsKeys, isCustomResourceDefinition, mappingAt, roleOfObject, textAt } from '.'

/** Plain data as values of a manifest. */
function value(plain: unknown): Value {
  if (Array.isArray(plain)) return plain.map(value)
  if (typeof plain !== 'object' || plain === null) return plain as Value
  return new Map(Object.entries(plain).map(([key, member]) => [key, value(member)]))
}
const object = (plain: Readonly<Record<string, unknown>>): Mapping => value(plain) as Mapping

describe('the kind of an object', () => {
  test.each([
    ['apiextensions.k8s.io/v1', 'CustomResourceDefinition', true],
    ['apiextensions.k8s.io/v1beta1', 'CustomResourceDefinition', true],
    ['example.org/v1', 'CustomResourceDefinition', false],
    ['v1', 'CustomResourceDefinition', false],
    ['apiextensions.k8s.io/v1', 'ConversionReview', false],
  ])('%s %s: a CRD is known by group and kind', (apiVersion, kind, expected) => {
    expect(isCustomResourceDefinition(groupKindOf(object({ apiVersion, kind })))).toBe(expected)
  })

  test('is null, in the core group, where nothing says it', () => {
    expect(groupKindOf(object({ apiVersion: 1, kind: ['x'] }))).toEqual({ group: '', kind: null })
  })

  test('says what is split by key', () => {
    expect(holdsKeys({ group: '', kind: 'Secret' })).toBe(true)
    expect(holdsKeys({ group: 'serving.example.org', kind: 'ConfigMap' })).toBe(false)
  })
})

test('what is not there is empty, and no text', () => {
  const one = object({ metadata: { name: 'a', labels: 'none' } })
  expect(textAt(one, 'metadata', 'name')).toBe('a')
  expect(textAt(one, 'metadata', 'name', 'deeper')).toBeNull()
  expect(mappingAt(mappingAt(one, 'metadata'), 'labels').size).toBe(0)
})

test('descriptions of schemas are found in every version, and no property of that name', () => {
  const schema = (says: string) => ({
    description: says,
    properties: { description: { type: 'string' }, spec: { items: [{ description: `${says} item` }] } },
    default: { description: 'a value' },
  })
  const crd = object({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    spec: {
      description: 'not of a schema',
      validation: { openAPIV3Schema: schema('all') },
      versions: [{ schema: { openAPIV3Schema: schema('v1') } }],
    },
  })
  expect([...descriptionsIn(crd, roleOfObject(crd))].map(({ text }) => text).sort()).toEqual([
    'all',
    'all item',
    'v1',
    'v1 item',
  ])
})
