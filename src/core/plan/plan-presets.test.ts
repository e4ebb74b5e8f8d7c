import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytes } from '../bytes'
import type { Load } from '../resource'
import { loadTexts, manifest } from '../testing/manifest'
import { breakCycles } from './break-cycles'
import { matchPattern } from './match-pattern'
import { nextNewBundle } from './new-bundle'
import type { Plan, PlanSettings } from './plan'
import { planBundles } from './plan-bundles'
import { writeDocuments } from './write-documents'

const settings: PlanSettings = { preset: 'stages', form: 'text', target: 'kubectl', maxBytes: null, name: 'test' }

function planOf(load: Load, changes: Partial<PlanSettings> = {}): Plan {
  const all = { ...settings, ...changes }
  return planBundles(load, writeDocuments(load, all), all)
}

/** `10-crds: widgets, gadgets` for every bundle. */
function drawn(load: Load, plan: Plan): string[] {
  return plan.bundles.map(
    ({ name, placements }) => `${name}: ${placements.map(({ resource }) => load.resources[resource]?.name).join(' ')}`,
  )
}

const shop = manifest`
  ConfigMap settings ns=shop; Namespace shop; CRD Widget.example.org/v1; Deployment web ns=shop
  Widget.example.org/v1 w ns=shop; ClusterRole r; ConfigMap other ns=back; Service web ns=shop
`

/** A webhook whose service selects a Deployment. */
const hooked = `---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: {name: hook}
webhooks: [{clientConfig: {service: {name: web, namespace: shop}}}]
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {selector: {app: web}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec: {template: {metadata: {labels: {app: web}}, spec: {containers: []}}}
`

describe('what belongs together', () => {
  test('by kind, in install order', () => {
    const load = loadTexts(shop)
    expect(drawn(load, planOf(load, { preset: 'by-kind' }))).toEqual([
      '01-namespace: shop',
      '02-customresourcedefinition: widgets.example.org',
      '03-clusterrole: r',
      '04-configmap: settings other',
      '05-service: web',
      '06-deployment: web',
      '07-widget: w',
    ])
  })

  test('by namespace, what is in none first', () => {
    const load = loadTexts(shop)
    const plan = planOf(load, { preset: 'by-namespace' })
    expect(drawn(load, plan)).toEqual([
      '01-cluster: shop widgets.example.org r',
      '02-shop: settings web web w',
      '03-back: other',
    ])
    expect(plan.bundles[1]?.placements[0]?.reasons[0]).toEqual({ code: 'group', by: 'namespace', name: 'shop' })
  })

  test('in a second stage of a group where it needs a later one', () => {
    const load = loadTexts(hooked)
    expect(drawn(load, planOf(load, { preset: 'by-namespace' }))).toEqual(['01-shop: web web', '02-cluster: hook'])
  })

  test('by component, or by the group of the CRD', () => {
    const labelled =
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c, labels: {app.kubernetes.io/name: Front End}}\n'
    const load = loadTexts(labelled, manifest`Widget.example.org/v1 w; CRD Widget.example.org/v1; ConfigMap rest`)
    expect(drawn(load, planOf(load, { preset: 'by-component' }))).toEqual([
      '01-rest: rest',
      '02-front-end: c',
      '03-example-org: widgets.example.org w',
    ])
  })

  test('one each, in install order', () => {
    const load = loadTexts(manifest`ConfigMap a; Namespace shop`)
    expect(drawn(load, planOf(load, { preset: 'one-each' }))).toEqual(['01-shop: shop', '02-a: a'])
  })
})

describe('stages', () => {
  test('say what is waited for', () => {
    const load = loadTexts(shop)
    expect(planOf(load).stages.map(({ id, waits }) => [id, waits.map(({ until }) => until).join()])).toEqual([
      ['00-namespaces', 'active'],
      ['10-crds', 'established'],
      ['30-rbac', ''],
      ['40-config', ''],
      ['50-services', ''],
      ['60-workloads', 'rollout'],
      ['90-custom-resources', ''],
    ])
  })

  test('put a webhook behind what serves it, and name the bundles it needs', () => {
    const load = loadTexts(hooked)
    const plan = planOf(load)
    expect(drawn(load, plan)).toEqual(['50-services: web', '60-workloads: web', '80-extensions: hook'])
    expect(plan.bundles[2]?.dependsOn).toEqual(['50-services', '60-workloads'])
  })
})

describe('a circle', () => {
  const edge = (from: number, to: number, strength: 'hard' | 'ready' | 'soft') =>
    ({ from, to, strength, field: 'field', path: '' }) as const

  test('gives way at its soft edges, then at those to something that serves', () => {
    const soft = breakCycles(3, [edge(0, 1, 'hard'), edge(1, 2, 'ready'), edge(2, 0, 'soft'), edge(0, 2, 'soft')])
    expect(soft.dropped).toEqual([edge(2, 0, 'soft'), edge(0, 2, 'soft')])
    const ready = breakCycles(2, [edge(0, 1, 'hard'), edge(1, 0, 'ready')])
    expect(ready.dropped).toEqual([edge(1, 0, 'ready')])
  })

  test('never stays, and nothing is dropped without one', () => {
    const edges = fc.array(
      fc
        .tuple(fc.nat(7), fc.nat(7), fc.constantFrom('hard' as const, 'ready' as const, 'soft' as const))
        .map(([from, to, strength]) => edge(from, to, strength)),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(edges, all => {
        const others = all.filter(({ from, to }) => from !== to)
        const { kept, dropped } = breakCycles(8, others)
        expect(kept.length + dropped.length).toBe(others.length)
        const reaches = (start: number): Set<number> => {
          const seen = new Set<number>()
          const pending = [start]
          for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
            for (const { from, to } of kept) if (from === at && !seen.has(to)) pending.push(seen.add(to) && to)
          }
          return seen
        }
        for (let node = 0; node < 8; node++) expect(reaches(node).has(node)).toBe(false)
        if (others.every(({ from, to }) => from < to)) expect(dropped).toEqual([])
      }),
    )
  })

  test('is told in the plan', () => {
    const account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: s}\nsecrets: [{name: t}]\n'
    const token = `apiVersion: v1\nkind: Secret\nmetadata: {name: t, annotations: {kubernetes.io/service-account.name: s}}\ntype: kubernetes.io/service-account-token\n`
    const load = loadTexts(token, account)
    const plan = planOf(load, { preset: 'fit' })
    expect(drawn(load, plan)).toEqual(['00-all: s t'])
    expect(plan.loosened).toMatchObject([{ from: 1, to: 0, strength: 'soft' }])
  })
})

describe('a filter', () => {
  test.each([
    ['kind:configmap', ['settings', 'other']],
    ['ConfigMap', ['settings', 'other']],
    ['name:w*', ['widgets.example.org', 'web', 'w', 'web']],
    ['w?b', ['web', 'web']],
    ['Deployment/w*', ['web']],
    ['group:example.org', ['w']],
    ['ns:back', ['other']],
    ['namespace:back', ['other']],
    ['label:app', []],
  ])('of %s takes what matches', (pattern, names) => {
    const { resources } = loadTexts(shop)
    const matches = matchPattern(pattern)
    expect(resources.filter(resource => matches({ ...resource, labels: new Map() })).map(({ name }) => name)).toEqual(
      names,
    )
  })

  test('looks at labels', () => {
    const subject = { group: '', kind: 'Pod', name: 'p', generateName: null, namespace: null }
    const labels = new Map([['app', 'web-1']])
    expect(
      ['label:app', 'label:app=web-*', 'label:app=x'].map(text => matchPattern(text)({ ...subject, labels })),
    ).toEqual([true, true, false])
  })

  test('leaves out, counts, and says what the rest misses', () => {
    const load = loadTexts(shop)
    const plan = planOf(load, { filter: { include: [], exclude: ['kind:CustomResourceDefinition', 'nothing'] } })
    expect(plan.excluded.map(index => load.resources[index]?.name)).toEqual(['widgets.example.org'])
    expect(plan.filters).toEqual([
      { pattern: 'kind:CustomResourceDefinition', use: 'exclude', count: 1 },
      { pattern: 'nothing', use: 'exclude', count: 0 },
    ])
    expect(plan.missing).toMatchObject([
      { kind: 'Namespace', name: 'back', neededBy: [6], excluded: null },
      { kind: 'CustomResourceDefinition', name: 'widgets.example.org', neededBy: [4], excluded: 2, strength: 'hard' },
    ])
  })

  test('includes only what matches', () => {
    const load = loadTexts(shop)
    expect(drawn(load, planOf(load, { filter: { include: ['ns:shop'], exclude: ['kind:Service'] } }))).toEqual([
      '40-config: settings',
      '60-workloads: web',
      '90-custom-resources: w',
    ])
  })
})

describe('a move by hand', () => {
  const load = loadTexts(
    manifest`Namespace shop; ConfigMap a ns=shop text=200; ConfigMap b ns=shop text=300; ClusterRole r`,
  )
  const id = (index: number): string => load.resources[index]?.id ?? ''

  test('puts a resource into another bundle, in the order of the plan, with the reason', () => {
    const plan = planOf(load, { moves: [{ resource: id(3), to: '40-config' }] })
    expect(drawn(load, plan)).toEqual(['00-namespaces: shop', '40-config: r a b'])
    expect(plan.bundles[1]?.placements[0]?.reasons[0]).toEqual({ code: 'moved', from: '30-rbac' })
    expect(plan.broken).toEqual([])
  })

  test('is marked where it breaks a hard edge', () => {
    const plan = planOf(load, {
      moves: [
        { resource: id(0), to: '40-config' },
        { resource: id(1), to: '30-rbac' },
      ],
    })
    expect(drawn(load, plan)).toEqual(['30-rbac: r a', '40-config: shop b'])
    expect(plan.broken).toMatchObject([{ from: 1, to: 0, strength: 'hard' }])
    expect(plan.bundles[0]?.placements[1]?.reasons).toContainEqual(
      expect.objectContaining({ code: 'before-needed', resource: 0, strength: 'hard' }),
    )
  })

  test('makes a new bundle behind a stage, which takes more, and is a stage of its own', () => {
    const moves = [
      { resource: id(1), to: '30b-rbac', behind: '30-rbac' },
      { resource: id(0), to: '30b-rbac' },
      { resource: id(2), to: '40b-config', behind: '40-config' },
    ]
    const plan = planOf(load, { moves })
    expect(drawn(load, plan)).toEqual(['30-rbac: r', '30b-rbac: shop a', '40b-config: b'])
    expect(plan.stages.map(({ id: stage }) => stage)).toEqual(['30-rbac', '30b-rbac', '40b-config'])
    expect(plan.bundles[1]?.placements[0]?.reasons[0]).toEqual({ code: 'moved', from: '00-namespaces' })
    expect(plan.broken).toEqual([])
  })

  test('into a new bundle is marked where it breaks a hard edge', () => {
    const plan = planOf(load, { moves: [{ resource: id(0), to: '40b-config', behind: '40-config' }] })
    expect(drawn(load, plan)).toEqual(['30-rbac: r', '40-config: a b', '40b-config: shop'])
    expect(plan.broken).toHaveLength(2)
  })

  test.each([
    ['../40b', '40-config'],
    ['41-config', '40-config'],
    ['20b-cluster', '20-cluster'],
  ])('makes no bundle %s behind %s', (to, behind) => {
    const { movesNotMade } = planOf(load, { moves: [{ resource: id(1), to, behind }] })
    expect(movesNotMade.map(({ because }) => because)).toEqual(['no-bundle'])
  })

  test('offers one new bundle after the other behind a stage, each in byte order, until the letters are used up', () => {
    const stages = ['30-rbac', '40-config', '50-services']
    for (let name = nextNewBundle('40-config', stages); name !== null; name = nextNewBundle('40-config', stages)) {
      stages.push(name)
    }
    expect(stages).toHaveLength(3 + 25)
    const files = stages.map(stage => `${stage}-01.yaml`)
    expect(files.toSorted()).toEqual([files[0], files[1], ...files.slice(3), files[2]])
    expect(nextNewBundle('40c-config', ['40-config', '40c-config'])).toBe('40d-config')
  })

  test('is not made where there is no bundle, no resource, or no room, and says so', () => {
    const moves = [
      { resource: id(1), to: '99-none' },
      { resource: 'x', to: '40-config' },
      { resource: id(1), to: '40-config-02' },
    ]
    const plan = planOf(load, { moves, maxBytes: bytes(310) })
    expect(plan.movesNotMade.map(({ because }) => because)).toEqual(['no-bundle', 'no-resource', 'no-room'])
    for (const bundle of plan.bundles) expect(bundle.bytes).toBeLessThanOrEqual(310)
  })
})

describe('forms', () => {
  test('are JSON where the text is over the max bundle size and the JSON is not', () => {
    const big = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: big\n${' '.repeat(900)}\ndata: {a: b}\n`
    const load = loadTexts(big, manifest`ConfigMap small`)
    const plan = planOf(load, { form: 'auto', maxBytes: bytes(500) })
    expect(plan.bundles.flatMap(({ placements }) => placements.map(({ form }) => form))).toEqual(['json', 'text'])
    expect(plan.unplaced).toEqual([])
  })

  test('can be chosen for single resources', () => {
    const load = loadTexts(manifest`ConfigMap a; ConfigMap b`)
    const forms = [{ form: 'json', resources: [load.resources[1]?.id ?? ''] }] as const
    const [bundle] = planOf(load, { forms }).bundles
    expect(bundle?.placements.map(({ form }) => form)).toEqual(['text', 'json'])
    expect(bundle?.placements[1]?.reasons).toContainEqual({ code: 'as-json', because: 'chosen' })
  })
})

test('a bundle takes no more resources than allowed', () => {
  const load = loadTexts(manifest`ConfigMap a; ConfigMap b; ConfigMap c`)
  expect(drawn(load, planOf(load, { maxResources: 2 }))).toEqual(['40-config-01: a b', '40-config-02: c'])
})
