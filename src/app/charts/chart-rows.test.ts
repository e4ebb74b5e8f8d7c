import { expect, test } from 'vitest'
import { measureOf } from '../../core/analysis'
import { bytes, sumBytes } from '../../core/bytes'
import { routeOf } from '../../core/route'
import { createDirectEngine } from '../../engine'
import { chartRows } from './chart-rows'

test('the largest come first, the rest together, and nothing is lost', async () => {
  const manifest = Array.from(
    { length: 20 },
    (_, index) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c${index}}\ndata: {a: ${'x'.repeat(index * 10)}y}`,
  ).join('\n---\n')
  const { resources } = await createDirectEngine().analyze([{ name: 'a.yaml', content: new Blob([manifest]) }])
  const route = routeOf('client-side-apply')
  const measure = measureOf('request')
  const { rows, smaller, over } = chartRows(resources, { measure, route, max: bytes(600), most: 5 })
  expect(rows.map(({ resource }) => resource.name)).toEqual(['c19', 'c18', 'c17', 'c16', 'c15'])
  expect(smaller.count).toBe(15)
  const sizes = resources.map(resource => measure.of(resource, route) ?? bytes(0))
  expect(sumBytes([...rows.map(row => row.bytes), smaller.bytes])).toBe(sumBytes(sizes))
  expect(over).toBe(sizes.filter(size => size > 600).length)
})
