import { beforeAll, describe, expect, test } from 'vitest'
import type { Analysis } from '../../core/analysis'
import { createDirectEngine } from '../../engine'
import { type RouteAnswer, type Sort, waysOf } from '../store'
import { orderResources } from './order-resources'

const manifest = [
  'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: zebra, namespace: zoo}\ndata: {a: xxxxxxxxxx}',
  'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ant}\ndata: {a: x}',
  'kind: [broken',
  'apiVersion: v1\nkind: Secret\nmetadata: {name: bee, namespace: zoo}',
].join('\n---\n')

describe('the rows of the table', () => {
  let analysis: Analysis
  let way: RouteAnswer
  beforeAll(async () => {
    analysis = await createDirectEngine().analyze([{ name: 'animals.yaml', content: new Blob([manifest]) }])
    const [first] = waysOf(analysis, analysis.routes, analysis.settings.limits)
    if (!first) throw new Error('no way in')
    way = first
  })

  const names = (filter: string, sort: Sort) =>
    orderResources(analysis.resources, { way, filter, sort }).map(({ resource }) => resource.name)

  test('are sorted by name and by kind', () => {
    expect(names('', { by: 'name', descending: false })).toEqual([null, 'ant', 'bee', 'zebra'])
    expect(names('', { by: 'kind', descending: true })).toEqual(['bee', 'zebra', 'ant', null])
  })

  test('are sorted by size; what has none comes after the smallest', () => {
    expect(names('', { by: 'request', descending: true })).toEqual(['zebra', 'ant', 'bee', null])
  })

  test('are those that hold every word of the filter, in any case', () => {
    const sort: Sort = { by: 'name', descending: false }
    expect(names('ZOO', sort)).toEqual(['bee', 'zebra'])
    expect(names('configmap zoo', sort)).toEqual(['zebra'])
    expect(names('nothing', sort)).toEqual([])
  })
})
