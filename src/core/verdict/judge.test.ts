import { describe, expect, test } from 'vitest'
import { bytes } from '../bytes'
import { measureUnreadable, type Sizes } from '../encoding'
import type { ClusterLimits } from '../limit'
import { limitOf, maxOf } from '../limit'
import { type RouteId, routes, type WholeSizes } from '../route'
import { usual } from '../testing/asked'
import { judgeResource, judgeWhole } from './judge'

function route(id: RouteId) {
  const found = routes.find(candidate => candidate.id === id)
  if (!found) throw new Error(id)
  return found
}

/** An etcd write of so many bytes. */
function request(size: number) {
  return { request: bytes(size), transaction: bytes(size - 18) }
}

/** A ConfigMap whose sizes are all small but those given. */
function resourceWith(sizes: Partial<Sizes>) {
  const small = bytes(500)
  return {
    kind: 'ConfigMap',
    name: 'web',
    sizes: {
      ...measureUnreadable(small).sizes,
      gzip: small,
      annotations: small,
      ownAnnotations: bytes(0),
      data: small,
      request: { create: small, apply: small, serverSideApply: small },
      etcdRequest: { create: request(500), clientSideApply: request(500), serverSideApply: request(500) },
      ...sizes,
    },
  }
}

const judge = (sizes: Partial<Sizes>, id: RouteId) => judgeResource(resourceWith(sizes), route(id), 'web.yaml', usual)

describe('a verdict', () => {
  test('passes at the limit and refuses one byte over it', () => {
    const { max } = limitOf('apply.last-applied')
    expect(judge({ annotations: max }, 'client-side-apply')).toEqual({
      route: 'client-side-apply',
      verdict: 'tight',
      limit: 'apply.last-applied',
      bytes: 262_144,
      max: 262_144,
      message: null,
    })
    expect(judge({ annotations: bytes(max + 1) }, 'client-side-apply')).toEqual({
      route: 'client-side-apply',
      verdict: 'refused',
      limit: 'apply.last-applied',
      bytes: 262_145,
      max: 262_144,
      message: 'The ConfigMap "web" is invalid: metadata.annotations: Too long: may not be more than 262144 bytes',
    })
  })

  test('is tight over 85 % of the limit and fits at it', () => {
    expect(judge({ data: bytes(1_048_576 * 0.85) }, 'create').verdict).toBe('fits')
    expect(judge({ data: bytes(1_048_576 * 0.85 + 1) }, 'create').verdict).toBe('tight')
  })

  test('names the first limit met, in the order of the API server', () => {
    const both = { data: bytes(4_000_000), request: { create: bytes(4_000_000), apply: null, serverSideApply: null } }
    expect(judge(both, 'create').limit).toBe('apiserver.body')
    expect(judge({ data: bytes(2_000_000) }, 'create').limit).toBe('configmap.data')
  })

  test('names the limit with the least headroom where nothing is refused', () => {
    expect(judge({ data: bytes(600_000), ownAnnotations: bytes(200_000) }, 'create')).toMatchObject({
      verdict: 'fits',
      limit: 'meta.annotations',
      bytes: 200_000,
    })
  })

  test('never counts the copy of the manifest where no copy is written', () => {
    const over = { annotations: bytes(300_000) }
    expect(judge(over, 'server-side-apply').verdict).toBe('fits')
    expect(judge(over, 'create').verdict).toBe('fits')
    expect(judge(over, 'client-side-apply').verdict).toBe('refused')
  })

  test('speaks of the ConfigMap where a document alone is too large for one', () => {
    expect(judge({ source: bytes(1_400_000) }, 'clusterresourceset-configmap').message).toBe(
      'The ConfigMap "NAME" is invalid: []: Too long: may not be more than 1048576 bytes',
    )
  })

  test('is refused without a limit where kubectl sends nothing', () => {
    const unsent = { request: { create: bytes(500), apply: null, serverSideApply: null } }
    expect(judge(unsent, 'client-side-apply')).toEqual({
      route: 'client-side-apply',
      verdict: 'refused',
      limit: null,
      bytes: null,
      max: null,
      reason: 'not-sent',
      message: null,
    })
    expect(judge(unsent, 'create').verdict).toBe('fits')
  })

  test('names the file for a create and not for server-side apply', () => {
    const etcdRequest = { create: request(1_600_000), clientSideApply: null, serverSideApply: request(1_600_000) }
    expect(judge({ etcdRequest }, 'create').message).toContain('error when creating "web.yaml": etcdserver')
    expect(judge({ etcdRequest }, 'server-side-apply').message).toBe(
      'Error from server: etcdserver: request is too large',
    )
  })
})

describe('what a program says of', () => {
  const ofKind = (changes: object, id: RouteId) =>
    judgeResource({ ...resourceWith({ json: bytes(200) }), ...changes }, route(id), 'web.yaml', usual)

  test('an object without a name of its own', () => {
    const { sizes } = resourceWith({
      json: bytes(200),
      request: { create: bytes(200), apply: null, serverSideApply: null },
    })
    const unnamed = { kind: 'Job', name: null, generateName: 'seed-', namespace: 'default', sizes }
    expect(ofKind(unnamed, 'helm-3-crds')).toMatchObject({
      verdict: 'refused',
      limit: null,
      message:
        'Unable to continue with install: could not get information about the resource Job "" in namespace "default": resource name may not be empty',
    })
    const taking = routes.filter(({ id }) => ofKind(unnamed, id).verdict !== 'refused')
    expect(taking.map(({ id }) => id)).toEqual([
      'create',
      'clusterresourceset-configmap',
      'clusterresourceset-configmap-json',
      'clusterresourceset-secret',
      'argocd-replace',
      'olm-bundle',
      'karmada',
      'k3s-auto-deploy',
    ])
  })

  test('a custom resource whose CRD travels with it', () => {
    const foo = { kind: 'Foo', name: 'a', namespace: 'fin', apiVersion: 'ex.io/v1', scopeAssumed: false }
    const words = (id: RouteId, changes = {}) => ofKind({ ...foo, ...changes }, id).verdict
    expect([words('helm-3-crds'), words('helm-4-crds'), words('helm-3-templates')]).toEqual([
      'fits',
      'tight',
      'refused',
    ])
    expect(ofKind(foo, 'helm-4-crds').message).toContain('no matches for kind "Foo" in version "ex.io/v1"')
    // The cluster has to know it, so Helm finds it.
    expect(words('helm-3-templates', { scopeAssumed: true })).toBe('fits')
    expect(words('helm-4-crds', { kind: 'Job', apiVersion: 'batch/v1' })).toBe('fits')
  })

  test('annotations of kapp, measured', () => {
    const sum = (json: number) => {
      const body = bytes(json + 1)
      const sizes = resourceWith({ request: { create: body, apply: body, serverSideApply: body } }).sizes
      const resource = { kind: 'ConfigMap', name: 'c1', namespace: 'default', apiVersion: 'v1', sizes }
      return route('kapp')
        .checks.find(({ limit }) => limit === 'meta.annotations')
        ?.measure(resource)
    }
    expect([200, 100_000, 261_860].map(sum)).toEqual([448, 100_248, 262_108])
    // The band that is refused, and above it none.
    expect(sum(261_897)).toBeGreaterThan(262_144)
    expect(sum(262_027)).toBeGreaterThan(262_144)
    expect(sum(262_028)).toBeLessThan(100)
  })
})

/** Ways to set one size of a resource. */
const setters: readonly ((size: number) => Partial<Sizes>)[] = [
  size => ({ source: bytes(size) }),
  size => ({ json: bytes(size), annotations: bytes(0) }),
  size => ({ jsonDocument: bytes(size) }),
  size => ({ annotations: bytes(size) }),
  size => ({ ownAnnotations: bytes(size) }),
  size => ({ data: bytes(size) }),
  size => ({ request: { create: bytes(size), apply: bytes(size), serverSideApply: bytes(size) } }),
  size => ({ etcdRequest: { create: request(size), clientSideApply: request(size), serverSideApply: request(size) } }),
]

/** Limits of what stands before some clusters only are met where they are set. */
const bare = routes.map(route => ({
  ...route,
  checks: route.checks.filter(({ limit }) => maxOf(usual, limit) !== null),
}))

test('a proxy before the API server refuses only where its limit is set', () => {
  const body = bytes(1_048_577)
  const sized = resourceWith({ request: { create: body, apply: null, serverSideApply: null } })
  const judged = (own: ClusterLimits['own']) => judgeResource(sized, route('create'), 'web.yaml', { ...usual, own })
  expect(judged({}).verdict).toBe('fits')
  expect(judged({ 'proxy.body': bytes(1_048_576) })).toMatchObject({
    verdict: 'refused',
    limit: 'proxy.body',
    bytes: body,
  })
  expect(judged({ 'proxy.body': body }).verdict).toBe('tight')
})

describe.each(bare.map(each => [each.id, each] as const))('at the limits of %s', (_, route) => {
  const cases = route.checks.flatMap((check, index) => {
    const kind = check.limit === 'secret.data' ? 'Secret' : 'ConfigMap'
    const at = (set: (size: number) => Partial<Sizes>, size: number) => ({ ...resourceWith(set(size)), kind })
    // The size that this check counts, byte for byte, and what is added to it on this way.
    for (const set of setters) {
      const low = check.measure(at(set, 10_000))
      const high = check.measure(at(set, 10_001))
      if (low === null || high === null || high - low !== 1) continue
      return [{ check, index, resource: (size: number) => at(set, size - (low - 10_000)) }]
    }
    return []
  })

  test('each limit is met by a size of its own', () => {
    expect(cases.map(({ check }) => check.limit)).toEqual(route.checks.map(({ limit }) => limit))
  })

  test.each(cases.map(each => [each.check.limit, each] as const))(
    '%s passes up to it and refuses above',
    (limit, each) => {
      const { max } = limitOf(limit)
      const met = (size: number) => judgeResource(each.resource(size), route, 'web.yaml', usual)
      expect(met(max - 1).limit === limit ? met(max - 1).verdict : 'tight').toBe('tight')
      const over = met(max + 1)
      expect(over.verdict).toBe('refused')
      // A size may be counted by several limits of the way: the first of them answers.
      const first = route.checks.slice(0, each.index + 1).find(check => {
        const size = check.measure(each.resource(max + 1))
        return size !== null && size > limitOf(check.limit).max
      })
      expect(over.limit).toBe(first?.limit)
      if (first !== each.check) return
      const passesAtIt = route.checks.every(
        check => (check.measure(each.resource(max)) ?? 0) <= limitOf(check.limit).max,
      )
      expect(met(max).verdict).toBe(passesAtIt ? 'tight' : 'refused')
      expect(over).toMatchObject({ bytes: max + 1, max })
      const { answers } = limitOf(limit)
      expect(over.message === null).toBe(answers.length === 0)
      if (route.printedBy === 'others') expect(over.message ?? '').not.toMatch(/^(The |Error from server)/)
    },
  )
})

const whole = (size: number): WholeSizes => ({
  source: bytes(size),
  largestSource: bytes(size),
  jsonDocuments: bytes(size),
  manifestWork: bytes(size),
  carried: {
    helmCrds: bytes(size),
    helmTemplates: bytes(size),
    capiCompressed: bytes(size),
    olmBundle: bytes(size),
    fleetBundle: bytes(size),
    fleetContent: bytes(size),
  },
})

describe('the whole input', () => {
  const carrying = routes.filter(({ carriers }) => carriers.length > 0)

  test('is judged where it is carried, and only there', () => {
    const judged = routes.filter(each => judgeWhole(whole(100), each, usual) !== null)
    expect(judged.map(({ id }) => id)).toEqual(carrying.map(({ id }) => id))
  })

  test.each(carrying.map(each => [each.id, each] as const))(
    '%s refuses what is over its smallest limit',
    (_, route) => {
      const smallest = Math.min(...route.carriers.map(({ limit }) => limitOf(limit).max))
      expect(judgeWhole(whole(smallest), route, usual)?.verdict).toBe('tight')
      const { error } = route.carriers.find(({ limit }) => limitOf(limit).max === smallest) ?? {}
      // An estimate refuses only where it is over by more than it may be wrong.
      let over = smallest + 1
      while (error && over - error(bytes(over)) <= smallest) over++
      if (error) expect(judgeWhole(whole(over - 1), route, usual)?.verdict).toBe('tight')
      expect(judgeWhole(whole(over), route, usual)).toMatchObject({
        verdict: 'refused',
        bytes: over,
        max: smallest,
      })
    },
  )

  test('of Helm over 3 MiB is refused for its body, in the words of Helm', () => {
    expect(judgeWhole(whole(3_404_228), route('helm-3-crds'), usual)?.message).toBe(
      'Error: INSTALLATION FAILED: create: failed to create: Request entity too large: limit is 3145728',
    )
    expect(judgeWhole(whole(2_950_356), route('helm-3-crds'), usual)?.limit).toBe('helm.release')
  })

  test('is unknown while what carries it was not built, but where something else refuses it', () => {
    const unmeasured = { ...whole(2_000_000), carried: {} }
    expect(judgeWhole(unmeasured, route('olm-bundle'), usual)).toMatchObject({
      verdict: 'unknown',
      limit: 'olm.bundle',
      bytes: null,
    })
    expect(judgeWhole(unmeasured, route('clusterresourceset-configmap'), usual)).toEqual({
      route: 'clusterresourceset-configmap',
      verdict: 'refused',
      limit: 'configmap.data',
      bytes: 2_000_000,
      max: 1_048_576,
      message: 'The ConfigMap "NAME" is invalid: []: Too long: may not be more than 1048576 bytes',
    })
  })
})

describe('the limits of a cluster', () => {
  const big = { etcdRequest: { create: request(1_600_000), clientSideApply: null, serverSideApply: null } }

  test('decide: what etcd refuses, k3s with SQL takes', () => {
    const on = (settings: ClusterLimits) => judgeResource(resourceWith(big), route('create'), 'web.yaml', settings)
    expect(on(usual)).toMatchObject({ verdict: 'refused', limit: 'etcd.request' })
    expect(on({ ...usual, preset: 'k3s-sql' })).toMatchObject({
      verdict: 'fits',
      limit: 'etcd.client.send',
    })
    const own = { ...usual, own: { 'etcd.request': bytes(1_500_000) } }
    expect(on(own)).toMatchObject({ verdict: 'refused', max: 1_500_000 })
  })

  test('a margin of one’s own moves what is called tight', () => {
    const { max } = limitOf('etcd.request')
    const half = { etcdRequest: { create: request(max / 2), clientSideApply: null, serverSideApply: null } }
    const on = (tightOver: number) =>
      judgeResource(resourceWith(half), route('create'), 'web.yaml', { ...usual, tightOver }).verdict
    expect([on(0.85), on(0.4)]).toEqual(['fits', 'tight'])
  })
})
