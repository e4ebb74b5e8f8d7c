import { describe, expect, test } from 'vitest'
import { bytes } from '../bytes'
import type { Load } from '../resource'
import { utf16 } from '../testing/arbitraries'
import { loadTexts, manifest } from '../testing/manifest'
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
    ({ name, overLimit, placements }) =>
      `${name}${overLimit ? '!' : ''}: ${placements.map(({ resource }) => load.resources[resource]?.name).join(' ')}`,
  )
}

describe('what goes through kustomize', () => {
  const texts = [
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: twice}\ndata: {a: b, a: c}\n',
    '---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: switch}\ndata: {a: yes}\n',
    '---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: plain}\ndata: {a: "yes"} # kept\n',
  ].join('')

  test.each(['kustomize', 'argocd', 'flux'] as const)(
    'is JSON for %s where it would be refused or read otherwise',
    target => {
      const load = loadTexts(texts)
      const [bundle] = planOf(load, { target }).bundles
      expect(bundle?.placements.map(({ form }) => form)).toEqual(['json', 'json', 'text'])
      expect(bundle?.placements[0]?.reasons).toContainEqual({ code: 'as-json', because: 'kustomize' })
    },
  )

  test.each(['kubectl', 'fleet', 'helm'] as const)('keeps its text for %s', target => {
    const [bundle] = planOf(loadTexts(texts), { target }).bundles
    expect(bundle?.placements.map(({ form }) => form)).toEqual(['text', 'text', 'text'])
  })
})

describe('install stages', () => {
  test('puts every kind into its stage, by group and kind', () => {
    const load = loadTexts(manifest`
      Deployment d; ConfigMap cm; ValidatingWebhookConfiguration wh; Ingress in; Service s; Namespace shop
      ClusterRole r; PriorityClass pc; NetworkPolicy np; CRD Widget.example.org/v1; Widget.example.org/v1 w
      Service.serving.knative.dev/v1 knative; NetworkPolicy.crd.projectcalico.org/v1 calico
      HTTPRoute.gateway.networking.k8s.io/v1 route; Gateway.gateway.networking.k8s.io/v1 gw
      Lease.coordination.k8s.io/v1 lease; Node node
    `)
    expect(drawn(load, planOf(load))).toEqual([
      '00-namespaces: shop',
      '10-crds: widgets.example.org',
      '20-cluster: pc node',
      '25-policy: np',
      '30-rbac: r',
      '40-config: cm lease',
      '45-external-crs: knative calico gw',
      '50-services: s',
      '60-workloads: d',
      '70-exposure: in route',
      '80-extensions: wh',
      '90-custom-resources: w',
    ])
  })

  test('takes custom resources of an APIService of the input last, after it', () => {
    const load = loadTexts(manifest`Tier.projectcalico.org/v3 t; APIService projectcalico.org/v3`)
    expect(drawn(load, planOf(load))).toEqual(['80-extensions: v3.projectcalico.org', '90-custom-resources: t'])
  })

  test('lifts what needs an APIService to its stage, even where its kind belongs before', () => {
    // autoscaling/v2beta2 is no longer built in, so an APIService may serve it.
    const load = loadTexts(
      manifest`HorizontalPodAutoscaler.autoscaling/v2beta2 hpa; Deployment d; APIService autoscaling/v2beta2`,
    )
    expect(drawn(load, planOf(load))).toEqual(['60-workloads: d', '80-extensions: v2beta2.autoscaling hpa'])
  })

  test('says why each resource stands where it stands', () => {
    const load = loadTexts(manifest`Namespace shop; CRD Widget.example.org/v1; Widget.example.org/v1 w ns=shop`)
    expect(planOf(load).bundles[2]?.placements[0]?.reasons).toEqual([
      { code: 'stage', stage: '90-custom-resources' },
      { code: 'after', resource: 0, field: 'namespace', path: 'metadata.namespace', strength: 'hard' },
      { code: 'after', resource: 1, field: 'custom-resource-definition', path: 'kind', strength: 'hard' },
    ])
  })
})

describe('CRDs apart', () => {
  test('takes out the CRDs and keeps the rest in order, except that what is needed comes first', () => {
    const load = loadTexts(manifest`
      ConfigMap a ns=shop; CRD Widget.example.org/v1; Namespace shop; ConfigMap b ns=shop
      Tier.projectcalico.org/v3 t ns=other; APIService projectcalico.org/v3; Service s
    `)
    expect(drawn(load, planOf(load, { preset: 'crds-apart' }))).toEqual([
      '10-crds: widgets.example.org',
      '20-resources: shop a b v3.projectcalico.org t s',
    ])
  })
})

describe('fit', () => {
  test('keeps the order and fills each bundle as far as it goes', () => {
    const load = loadTexts(manifest`
      ConfigMap a text=396; ConfigMap b text=596; ConfigMap c text=100; ConfigMap d text=300; ConfigMap e text=800
    `)
    const plan = planOf(load, { preset: 'fit', maxBytes: bytes(1000) })
    expect(drawn(load, plan)).toEqual(['00-all-01: a b', '00-all-02: c d', '00-all-03: e'])
    expect(plan.bundles.map(bundle => bundle.bytes)).toEqual([1000, 408, 804])
    expect(plan.bundles[1]?.placements[0]?.reasons).toContainEqual({ code: 'next-bundle', closed: '00-all-01' })
  })

  test('leaves a document over the limit in its place, alone and marked, and closes the bundle before it', () => {
    const load = loadTexts(manifest`ConfigMap a text=300; ConfigMap big text=2KiB; ConfigMap b text=300`)
    const plan = planOf(load, { preset: 'fit', maxBytes: bytes(1000) })
    expect(drawn(load, plan)).toEqual(['00-all-01: a', '00-all-02!: big', '00-all-03: b'])
    expect(plan.bundles[1]?.placements[0]?.reasons).toContainEqual({ code: 'alone-over-limit' })
    expect(plan.unplaced).toMatchObject([{ resource: 1, max: 1000, sizes: { text: 2048 }, wouldFit: ['json'] }])
  })

  test('is cut at 1,000,000 bytes unless a limit is given', () => {
    const load = loadTexts(manifest`ConfigMap a data=600KiB; ConfigMap b data=600KiB`)
    expect(planOf(load, { preset: 'fit' }).bundles).toHaveLength(2)
    expect(planOf(load, { preset: 'fit', maxBytes: bytes(1_300_000) }).bundles).toHaveLength(1)
  })

  test('zero-pads names as far as it takes for byte order to be install order', () => {
    const load = loadTexts(Array.from({ length: 101 }, (_, i) => manifest`ConfigMap c${i} text=100`).join(''))
    const names = planOf(load, { preset: 'fit', maxBytes: bytes(110) }).bundles.map(bundle => bundle.name)
    expect(names[0]).toBe('00-all-001')
    expect(names[100]).toBe('00-all-101')
    expect(names.toSorted()).toEqual(names)
  })
})

describe('JSON documents', () => {
  test('begin with a comment line that counts', () => {
    const load = loadTexts(manifest`ConfigMap a`)
    const plan = planOf(load, { form: 'json' })
    expect(plan.bundles[0]?.heading).toBe('# 40-config 1/1\n')
    expect(plan.bundles[0]?.bytes).toBe(
      '# 40-config 1/1\n---\n{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"}}\n'.length,
    )
  })

  test('have headings of one length in a stage, also where it takes more than nine bundles', () => {
    const load = loadTexts(Array.from({ length: 12 }, (_, i) => manifest`ConfigMap c${i}`).join(''))
    const plan = planOf(load, { form: 'json', maxBytes: bytes(100) })
    expect(plan.bundles.map(bundle => bundle.heading)).toContain('# 40-config 03/12\n')
  })
})

describe('ClusterResourceSet', () => {
  test('cuts at 1,000,000 bytes, and never above what a ConfigMap holds', () => {
    const load = loadTexts(manifest`ConfigMap a data=600KiB; ConfigMap b data=600KiB`)
    expect(planOf(load, { target: 'clusterresourceset' }).bundles).toHaveLength(2)
    const raised = planOf(load, { target: 'clusterresourceset', maxBytes: bytes(2_000_000) })
    expect(raised.bundles.map(bundle => bundle.maxBytes)).toEqual([1_048_576, 1_048_576])
  })

  test('marks bundles that hold Secrets of the core group', () => {
    const load = loadTexts(manifest`Secret s; Secret.example.org/v1 other; ConfigMap a`)
    const plan = planOf(load, { target: 'clusterresourceset' })
    expect(plan.bundles.map(({ name, holdsSecrets }) => [name, holdsSecrets])).toEqual([
      ['40-config', true],
      ['45-external-crs', false],
    ])
  })

  test('pads a value of less than 32 bytes', () => {
    const load = loadTexts('kind: A\nmetadata:\n name: a\n')
    const [bundle] = planOf(load, { target: 'clusterresourceset' }).bundles
    expect(bundle?.heading).not.toBe('')
    expect(bundle?.bytes).toBeGreaterThanOrEqual(32)
    expect(planOf(load).bundles[0]?.heading).toBe('')
  })

  test('parts what the controller would sort before what it needs', () => {
    // The controller sorts by kind without group: an Azure Namespace goes before its CRD when both are in one value.
    const load = loadTexts(
      manifest`CRD Namespace.eventhub.azure.com/v1; Namespace.eventhub.azure.com/v1 events; ConfigMap a`,
    )
    const plan = planOf(load, { target: 'clusterresourceset', preset: 'fit' })
    expect(drawn(load, plan)).toEqual(['00-all-01: namespaces.eventhub.azure.com', '00-all-02: events a'])
    expect(plan.bundles[1]?.placements[0]?.reasons).toContainEqual({ code: 'sorted-by-kind', resource: 0 })
    expect(planOf(load, { preset: 'fit' }).bundles).toHaveLength(1)
  })
})

describe('what cannot stand in a bundle as it is', () => {
  test('goes in as JSON, with the reason: items of a List, UTF-16, text that would be read otherwise', () => {
    const list = 'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: ConfigMap, metadata: {name: item}}\n'
    const json = '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"slash","annotations":{"a":"\\/"}}}'
    const load = loadTexts(list, utf16(manifest`ConfigMap wide`), json, json.replace('\\/', 'b'))
    const placements = planOf(load, { preset: 'fit' }).bundles[0]?.placements ?? []
    expect(placements.map(({ form }) => form)).toEqual(['json', 'json', 'json', 'text'])
    expect(placements.flatMap(({ reasons }) => reasons.filter(reason => reason.code === 'as-json'))).toEqual([
      { code: 'as-json', because: 'list-item' },
      { code: 'as-json', because: 'utf-16' },
      { code: 'as-json', because: 'reads-otherwise' },
    ])
  })

  test('is left unparsed where it would break the others', () => {
    const load = loadTexts(
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
      'a: [\n',
      'apiVersion: v1\nmetadata: {name: kindless}\n',
      `{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"long"},"data":{"${'k'.repeat(1100)}":"v"}}`,
    )
    const plan = planOf(load)
    expect(drawn(load, plan)).toEqual(['40-config: a'])
    expect(plan.unparsed).toEqual([
      { resource: 1, reason: 'unreadable' },
      { resource: 2, reason: 'refused' },
      { resource: 3, reason: 'not-representable' },
    ])
  })

  test('is named where it holds no object', () => {
    const load = loadTexts('null\n---\napiVersion: v1\nkind: List\nitems: []\n')
    expect(planOf(load)).toMatchObject({ bundles: [], withoutObject: [{ document: 0 }, { document: 1 }] })
  })
})

test('objects without a name of their own go into bundles that kubectl creates', () => {
  const unnamed = '---\napiVersion: batch/v1\nkind: Job\nmetadata: {generateName: j-}\n'
  const load = loadTexts(`${manifest`Job a`}${unnamed}${manifest`Job b`}`)
  const plan = planOf(load)
  expect(plan.bundles.map(({ name, verb }) => `${name} ${verb}`)).toEqual([
    '60-workloads-01 apply',
    '60-workloads-02 create',
    '60-workloads-03 apply',
  ])
})
