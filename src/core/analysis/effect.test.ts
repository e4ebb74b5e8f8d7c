import { describe, expect, test } from 'vitest'
import { createValueReader } from '../resource'
import { loadTexts } from '../testing/manifest'
import { analyze } from './analyze'
import { defaultQuota, effectOf, links, secondsOn } from './effect'
import { metrics, prometheusRule } from './metrics'

const configMap = (name: string): string =>
  `---\napiVersion: v1\nkind: ConfigMap\nmetadata: {${name}}\ndata: {k: ${'x'.repeat(10_000)}}\n`

describe('the effect of the whole', () => {
  const bytes = new TextEncoder().encode(`${configMap('name: a')}${configMap('generateName: b-')}---\nkind: [\n`)
  const { analysis } = analyze([{ name: 'a.yaml', bytes }])
  const effect = effectOf(analysis)

  test('is the sum of its resources', () => {
    const value = (index: number) => analysis.resources[index]?.bytes.etcdValue.serverSideApply ?? 0
    expect(effect.etcd).toBe(value(0) + value(1))
    expect(effect.revision.inUse).toBe(Math.round(effect.etcd * 1.04))
    expect(effect.revision.file[0]).toBeLessThan(effect.revision.file[1])
    expect((effect.revisionsToQuota ?? 0) * effect.revision.file[1]).toBeLessThanOrEqual(defaultQuota)
  })

  test('counts a request for what is sent', () => {
    const sent = Object.fromEntries(effect.requests.map(({ route, count, bytes }) => [route, [count, bytes]]))
    const body = (index: number) => analysis.resources[index]?.bytes.request.create ?? 0
    expect(sent.create).toEqual([2, body(0) + body(1)])
    expect(sent['client-side-apply']?.[0]).toBe(1)
  })

  test('of nothing is nothing', () => {
    expect(effectOf(analyze([]).analysis)).toMatchObject({ etcd: 0, revisionsToQuota: null })
  })

  test.each(links)('takes its time on $id', ({ bitsPerSecond }) => {
    expect(secondsOn(effect.etcd, bitsPerSecond)).toBeCloseTo((effect.etcd * 8) / bitsPerSecond)
  })
})

describe('the metrics', () => {
  test('are named once, each with its source and a query that uses it', () => {
    expect(new Set(metrics.map(({ id }) => id)).size).toBe(metrics.length)
    for (const { id, query, source } of metrics) {
      expect(query).toContain(id)
      expect(source).toMatch(/etcd|kube-apiserver/)
      expect(query.split('(').length).toBe(query.split(')').length)
    }
  })

  test('make a rule that is one readable object with every alert', () => {
    const load = loadTexts(prometheusRule())
    expect(load.problems.filter(({ problem }) => problem.severity === 'error')).toEqual([])
    const [resource] = load.resources
    const value = resource && createValueReader(load)(resource)
    expect(resource).toMatchObject({ kind: 'PrometheusRule', name: 'manifest-size' })
    const text = JSON.stringify(value, (_, part) => (part instanceof Map ? Object.fromEntries(part) : part))
    for (const { alert } of metrics) if (alert) expect(text).toContain(JSON.stringify(alert.expr))
  })
})
