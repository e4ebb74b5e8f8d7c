import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonSize, storedSize } from '../encoding'
import { isMapping, type Mapping } from '../manifest'
import { fromJson } from '../testing/from-json'
import { randomObject } from '../testing/random-object'
import { runs } from '../testing/runs'
import { type FieldPath, fieldParts } from './field-parts'

function object(json: unknown): Mapping {
  const value = fromJson(json)
  if (!isMapping(value)) throw new Error('no object')
  return value
}

/** Opens every place of an object and checks that what it shows sums to what the place above said of it. */
function openAll(of: Mapping, encoding: 'json' | 'stored', path: FieldPath = []): number {
  const found = fieldParts(of, encoding, path)
  if (found === null) throw new Error(`nothing at ${path.join('/')}`)
  expect(found.parts.reduce((sum, part) => sum + part.bytes, 0) + found.rest).toBe(found.bytes)
  expect(found.rest).toBeGreaterThanOrEqual(0)
  for (const part of found.parts) {
    if (part.hasParts) expect(openAll(of, encoding, [...path, part.name])).toBe(part.bytes)
  }
  return found.bytes
}

describe('the parts of an object', () => {
  test('sum exactly to the whole at every place, in both encodings, for every kind', () => {
    fc.assert(
      fc.property(fc.integer(), seed => {
        const of = randomObject(seed)
        expect(openAll(of, 'json')).toBe(jsonSize(of))
        expect(openAll(of, 'stored')).toBe(storedSize(of).bytes)
      }),
      { numRuns: runs(60, 600) },
    )
  })

  test('of a CRD are those of the stored form, a schema that versions share once', () => {
    const schema = { openAPIV3Schema: { type: 'object', properties: { a: { type: 'string' } } } }
    const crd = object({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'foos.e.com' },
      spec: {
        group: 'e.com',
        names: { plural: 'foos', kind: 'Foo' },
        versions: ['v1', 'v2'].map(name => ({ name, served: true, storage: name === 'v1', schema })),
      },
    })
    expect(openAll(crd, 'stored')).toBe(storedSize(crd).bytes)
    expect(fieldParts(crd, 'stored', ['spec', 'validation', 'openAPIV3Schema', 'properties'])?.parts).toEqual([
      // "a":{"type":"string"}
      { name: 'a', bytes: 21, hasParts: true },
    ])
  })

  test('come largest first and only where there is something', () => {
    const config = object({ apiVersion: 'v1', kind: 'ConfigMap', data: { small: 'x', large: 'x'.repeat(50) } })
    expect(fieldParts(config, 'json', ['data'])?.parts.map(part => part.name)).toEqual(['large', 'small'])
    expect(fieldParts(config, 'json', ['data', 'none'])).toBeNull()
  })
})
