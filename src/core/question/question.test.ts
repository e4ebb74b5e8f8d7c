import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytes } from '../bytes'
import { appliers, appliersOn, routesOf } from '../export/rules'
import { loadResources } from '../resource'
import { type RouteId, routes } from '../route'
import { buildSplit } from '../split'
import { asked, usual } from '../testing/asked'
import { manifest } from '../testing/manifest'
import { applierFor, asPlanChoice, firstPlan, type PlanChoice, planOf, supposed } from '.'

describe('the applier of a question', () => {
  test('takes its route, whichever is preferred', () => {
    for (const { id: route } of routes) {
      for (const applier of [null, ...appliers.map(({ id }) => id)]) {
        const found = applierFor(asked(route, { plan: { ...firstPlan, applier } }))
        if (found) expect(routesOf(found)).toContain(route)
        if (applier && routesOf(applier).includes(route)) expect(found).toBe(applier)
        expect(found === null).toBe(appliersOn(route).length === 0)
      }
    }
  })

  test('is none where nothing writes bundles for a route', () => {
    const without = routes.filter(({ id }) => planOf(asked(id)) === null).map(({ id }) => id)
    expect(without).toEqual(['olm-bundle', 'karmada', 'kapp', 'k3s-auto-deploy'])
  })

  test('is named with a route of its own for each', () => {
    for (const { id } of appliers) expect(routesOf(id).length).toBeGreaterThan(0)
  })
})

describe('the plan of a question', () => {
  const planned = (route: RouteId, plan: Partial<PlanChoice> = {}, own = {}) =>
    planOf(asked(route, { cluster: { ...usual, own }, plan: { ...firstPlan, ...plan } }))

  test('makes no bundle larger than what carries it may be in the cluster', () => {
    const small = { 'configmap.data': bytes(500_000) }
    expect(planned('clusterresourceset-configmap')?.maxBytes).toBeNull()
    expect(planned('clusterresourceset-configmap', {}, small)?.maxBytes).toBe(500_000)
    expect(planned('clusterresourceset-configmap', { maxBytes: bytes(700_000) }, small)?.maxBytes).toBe(500_000)
    expect(planned('clusterresourceset-configmap', { maxBytes: bytes(300_000) }, small)?.maxBytes).toBe(300_000)
    expect(planned('server-side-apply', {}, small)?.maxBytes).toBeNull()
  })

  test('is written as the route is judged', () => {
    expect(planned('clusterresourceset-configmap-json', { form: 'text' })?.form).toBe('json')
    const load = loadResources([{ name: 'a.yaml', bytes: new TextEncoder().encode(manifest`ConfigMap a`) }])
    const script = (route: RouteId, applier: PlanChoice['applier']) => {
      const settings = planned(route, { applier })
      const files = settings ? buildSplit(load, settings).files : []
      const file = files.find(({ path }) => /^apply\.(sh|ps1)$/.test(path))
      return new TextDecoder().decode(file?.bytes)
    }
    for (const applier of ['kubectl', 'powershell'] as const) {
      expect(script('server-side-apply', applier)).toContain('--server-side')
      expect(script('client-side-apply', applier)).toMatch(/apply.*--field-manager=plimsoll/)
      expect(script('client-side-apply', applier)).not.toContain('--server-side')
    }
  })

  test('comes back as it was, and anything else as a plan', () => {
    const plan = fc.record<PlanChoice>(
      {
        preset: fc.constantFrom('crds-apart', 'fit', 'one-each'),
        form: fc.constantFrom('text', 'auto', 'json'),
        applier: fc.constantFrom(null, ...appliers.map(({ id }) => id)),
        maxBytes: fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 10 ** 9 }).map(bytes)),
        name: fc.stringMatching(/^[a-z]{1,20}$/),
        maxResources: fc.constantFrom(null, 3),
        options: fc.dictionary(fc.stringMatching(/^[a-z]{1,9}$/), fc.string({ maxLength: 30 })),
        filter: fc.constant({ include: ['kind:A'], exclude: [] }),
        moves: fc.constantFrom([], [{ resource: '/ConfigMap/default/a', to: '20-resources' }]),
        forms: fc.constantFrom([], [{ form: 'json' as const, resources: ['/ConfigMap/default/a'] }]),
        keySplits: fc.constantFrom([], [{ resource: '/ConfigMap/default/a', maxBytes: 7 }]),
      },
      { requiredKeys: ['preset', 'form', 'applier', 'maxBytes', 'name'] },
    )
    fc.assert(
      fc.property(plan, given => {
        expect(asPlanChoice(JSON.parse(JSON.stringify(given)))).toEqual(given)
      }),
    )
    fc.assert(
      fc.property(fc.jsonValue(), given => {
        expect(planOf(asked('create', { plan: asPlanChoice(given) }))).not.toBeNull()
      }),
    )
  })
})

test('what is supposed changes those limits and nothing else', () => {
  const cluster = { ...usual, own: { 'etcd.request': bytes(9) } }
  expect(supposed(cluster, null)).toBe(cluster)
  expect(supposed(cluster, { limits: ['meta.annotations', 'apply.last-applied'], max: bytes(5) })).toEqual({
    ...cluster,
    own: { 'etcd.request': 9, 'meta.annotations': 5, 'apply.last-applied': 5 },
  })
})
