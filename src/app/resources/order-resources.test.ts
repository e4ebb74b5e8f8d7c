import { beforeAll, describe, expect, test } from 'vitest'
import { type Analysis, verdictColumns } from '../../core/analysis'
import { defaultCluster } from '../../core/limit'
import { routeOf } from '../../core/route'
import { createDirectEngine } from '../../engine'
import type { Sort } from '../store'
import { orderResources } from './order-resources'

const manifest = [
  'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: zebra, namespace: zoo}\ndata: {a: xxxxxxxxxx}',
  'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ant}\ndata: {a: x}',
  'kind: [broken',
  'apiVersion: v1\nkind: Secret\nmetadata: {name: bee, namespace: zoo}',
].join('\n---\n')

const route = routeOf('client-side-apply')

describe('the rows of the table', () => {
  let analysis: Analysis
  beforeAll(async () => {
    analysis = await createDirectEngine().analyze([{ name: 'animals.yaml', content: new Blob([manifest]) }])
  })

  const names = (filter: string, sort: Sort) =>
    orderResources(analysis.resources, {
      ...{ route, filter, sort, facts: { verdictOf: () => null, numberOf: () => null } },
      columns: verdictColumns(analysis, route, defaultCluster),
      verdictOf: () => null,
    }).map(({ resource }) => resource.name)

  test('are sorted by name and by kind', () => {
    expect(names('', { by: 'name', descending: false })).toEqual([null, 'ant', 'bee', 'zebra'])
    expect(names('', { by: 'kind', descending: true })).toEqual(['bee', 'zebra', 'ant', null])
  })

  test('are sorted by size; what has none comes after the smallest', () => {
    expect(names('', { by: 'request', descending: true })).toEqual(['zebra', 'ant', 'bee', null])
  })

  test('are sorted by the share of the limit that decides', () => {
    expect(names('', { by: 'share', descending: true })[0]).toBe('zebra')
  })

  test('are those that hold every word of the filter, in any case', () => {
    const sort: Sort = { by: 'name', descending: false }
    expect(names('ZOO', sort)).toEqual(['bee', 'zebra'])
    expect(names('configmap zoo', sort)).toEqual(['zebra'])
    expect(names('nothing', sort)).toEqual([])
  })
})
