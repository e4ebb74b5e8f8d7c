import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonSize } from '../encoding'
import { isMapping, type Mapping } from '../manifest'
import { fromJson } from '../testing/from-json'
import { randomObject } from '../testing/random-object'
import { runs } from '../testing/runs'
import { type FieldGroup, type FieldTree, fieldTree } from './field-tree'

function object(json: unknown): Mapping {
  const value = fromJson(json)
  if (!isMapping(value)) throw new Error('no object')
  return value
}

function checkSums({ bytes, descriptions, parts, rest }: FieldTree | FieldGroup): void {
  const sum = (of: 'bytes' | 'descriptions') => parts.reduce((total, part) => total + part[of], 0) + rest[of]
  expect([sum('bytes'), sum('descriptions')]).toEqual([bytes, descriptions])
  expect(rest.bytes).toBeGreaterThanOrEqual(0)
  expect(rest.descriptions).toBeGreaterThanOrEqual(0)
  expect(descriptions).toBeLessThanOrEqual(bytes)
}

describe('where the bytes of an object are', () => {
  const text = (length: number) => 'x'.repeat(length)
  const crd = object({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'tides.example.org' },
    spec: {
      versions: [
        {
          name: 'v1',
          schema: {
            openAPIV3Schema: {
              properties: {
                spec: { description: text(9_000), properties: { description: { type: text(1_000) } } },
                status: { properties: { height: { description: text(5_000), type: 'integer' } } },
              },
            },
          },
        },
      ],
    },
  })

  test('is told level by level, passing over places that hold nearly nothing but one other', () => {
    const tree = fieldTree(crd, [], true)
    expect(tree?.bytes).toBe(jsonSize(crd))
    expect(tree?.shown.join('.')).toBe('spec.versions.0.schema.openAPIV3Schema.properties')
    expect(tree?.parts.map(({ path, descriptions }) => [path.at(-1), descriptions])).toEqual([
      ['spec', 9_000 + 17],
      ['status', 5_000 + 17],
    ])
    // Descriptions alone are counted, not a property of that name.
    expect(tree?.parts[0]?.parts.map(part => [part.path.at(-1), part.bytes - part.descriptions])).toEqual([
      ['description', 0],
      ['properties', 1_040],
    ])
    if (tree) checkSums(tree)
  })

  test('is told of the very place that is asked for where nothing is to be passed over', () => {
    const tree = fieldTree(crd, ['spec'], false)
    expect(tree?.shown).toEqual(['spec'])
    expect(tree?.parts.map(({ path }) => path)).toEqual([['spec', 'versions']])
    expect(fieldTree(crd, ['spec', 'none'], false)).toBeNull()
  })

  test('sums exactly, whatever the object', () => {
    fc.assert(
      fc.property(fc.integer(), fc.boolean(), (seed, follow) => {
        const tree = fieldTree(randomObject(seed), [], follow)
        if (!tree) throw new Error('no tree')
        for (const group of [tree, ...tree.parts]) checkSums(group)
      }),
      { numRuns: runs(60, 600) },
    )
  })

  test('tells a few hundred parts and the rest together', () => {
    const data = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`key-${index}`, 'value']))
    const tree = fieldTree(object({ apiVersion: 'v1', kind: 'ConfigMap', data }), ['data'], false)
    expect(tree?.parts.length).toBeLessThan(300)
    expect((tree?.parts.length ?? 0) + (tree?.rest.count ?? 0)).toBe(5_000)
  })
})
