import { describe, expect, test } from 'vitest'
import { jsonSize } from '../encoding'
import { isMapping, type Mapping } from '../manifest'
import { fromJson } from '../testing/from-json'
import { insights } from './insights'

function object(json: unknown): Mapping {
  const value = fromJson(json)
  if (!isMapping(value)) throw new Error('no object')
  return value
}

describe('what stands out', () => {
  const crd = (...schemas: unknown[]) =>
    object({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      spec: { versions: schemas.map((openAPIV3Schema, i) => ({ name: `v${i}`, schema: { openAPIV3Schema } })) },
    })

  test('descriptions of a schema, not a property of that name nor what stands in a default', () => {
    const long = 'x'.repeat(300)
    const described = crd({
      description: long,
      properties: {
        description: { type: 'string', default: { description: long } },
        b: { items: { description: 'y' } },
      },
    })
    // "description":"x…",  and  "description":"y",
    const size = '"description":"",'.length * 2 + 300 + 1
    expect(insights(described)).toEqual([
      { code: 'schema-descriptions', bytes: size, of: jsonSize(described), count: 2 },
    ])
  })

  test('a property that is spelled out again and again, whatever the order of its keys', () => {
    const affinity = { type: 'object', properties: { zone: { type: 'string', enum: ['x'.repeat(200)] } } }
    const turned = { properties: affinity.properties, type: 'object' }
    const holder = (of: object) => ({ properties: { affinity: of } })
    const repeated = crd({
      properties: {
        a: holder(affinity),
        b: holder(turned),
        c: holder(affinity),
        other: { properties: { affinity: {} } },
      },
    })
    const size = JSON.stringify(affinity).length * 3
    expect(insights(repeated)).toContainEqual({
      code: 'schema-repeats',
      name: 'affinity',
      count: 3,
      bytes: size,
      of: jsonSize(repeated),
    })
    expect(insights(crd({ properties: { a: holder(affinity), b: holder(affinity) } }))).toEqual([])
  })

  test('versions of the same schema, which are stored once', () => {
    const schema = { type: 'object' }
    expect(insights(crd(schema, schema, schema))).toEqual([
      { code: 'versions-share', part: 'schema', versions: 3, bytes: '{"openAPIV3Schema":{"type":"object"}}'.length },
    ])
    expect(insights(crd(schema, { type: 'string' }))).toEqual([])
    expect(insights(crd(schema))).toEqual([])
  })

  test('one entry that holds most of a ConfigMap', () => {
    const config = (data: object) => object({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data })
    const heavy = config({ 'dashboard.json': 'x'.repeat(900), small: 'y' })
    expect(insights(heavy)).toEqual([
      {
        code: 'one-entry',
        path: 'data.dashboard.json',
        bytes: 900 + '"dashboard.json":""'.length,
        of: jsonSize(heavy),
      },
    ])
    expect(insights(config({ a: 'x'.repeat(100), b: 'x'.repeat(100), c: 'x'.repeat(100) }))).toEqual([])
  })
})
