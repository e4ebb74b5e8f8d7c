import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytes } from '../../bytes'
import type { Mapping, Value } from '../../manifest'
import { randomObject } from '../../testing/random-object'
import { runs } from '../../testing/runs'
import { fromPlain, mappingFromPlain, type Plain } from '../from-plain'
import { mostOfLater } from '../later'
import { measure } from '../measure'
import { builtInKinds } from '../tables/kind'
import { mostInEtcd } from './most-in-etcd'

function expectBound(object: Mapping): void {
  const context = { scope: 'namespaced', customResource: null, encryption: null } as const
  const { sizes } = measure(object, context, bytes(0))
  const requests = Object.values(sizes.etcdRequest).flatMap(write => (write ? [write.transaction, write.request] : []))
  const most = mostInEtcd(sizes.json ?? 0, { type: 'custom-resource' }, null)
  expect(Math.max(...requests, mostOfLater(sizes.etcdValue.later ?? []))).toBeLessThan(most)
  // Below what matters it is left out, and all else is the same.
  const far = measure(object, { ...context, etcdFrom: most + 1 }, bytes(0)).sizes
  expect(far.etcdRequest).toEqual({ create: null, serverSideApply: null, clientSideApply: null })
  expect({ ...far, etcdRequest: null, etcdValue: null }).toEqual({ ...sizes, etcdRequest: null, etcdValue: null })
  expect(measure(object, { ...context, etcdFrom: most }, bytes(0)).sizes).toEqual(sizes)
}

test('no request for an object is larger than the bound that its JSON alone gives', () => {
  fc.assert(
    fc.property(fc.integer(), seed => expectBound(randomObject(seed))),
    { numRuns: runs(200, 20_000) },
  )
})

test('nor for one of which the server makes most: every kind with nothing, and with lists of nothing', () => {
  const nothings = Array.from({ length: 300 }, (): Plain => ({}))
  const pod = { containers: nothings, initContainers: nothings, volumes: nothings, tolerations: nothings }
  const named = { metadata: { name: 'a' } }
  for (const each of builtInKinds()) {
    const slash = each.lastIndexOf('/')
    const [apiVersion, kind] = [each.slice(0, slash), each.slice(slash + 1)]
    expectBound(mappingFromPlain({ apiVersion, kind, ...named }))
    const spec = kind === 'Pod' ? pod : { ports: nothings, rules: nothings, metrics: nothings, template: { spec: pod } }
    expectBound(mappingFromPlain({ apiVersion, kind, ...named, spec }))
  }
  const numbered = fromPlain(Array.from({ length: 300 }, (_, index): Plain => ({ name: `${index}`, ports: [{}] })))
  const filled: Mapping = new Map<string, Value>([
    ['apiVersion', 'v1'],
    ['kind', 'Pod'],
    ['metadata', fromPlain({ name: 'a' })],
    ['spec', new Map([['containers', numbered]])],
  ])
  expectBound(filled)
})
