import { describe, expect, test } from 'vitest'
import { bytes, runToEnd } from '../bytes'
import { defaultCluster } from '../limit'
import { type PlanSettings, planBundles, writeDocuments } from '../plan'
import { createValueReader, type Load, loadResources } from '../resource'
import { loadTexts, manifest } from '../testing/manifest'
import type { OutputFile } from './export'
import { exportSteps } from './export-steps'

const settings: PlanSettings = { preset: 'stages', form: 'text', target: 'kubectl', maxBytes: null, name: 'shop' }

function exported(load: Load, changes: Partial<PlanSettings> = {}): Map<string, string> {
  const all = { ...settings, ...changes }
  const written = writeDocuments(load, all)
  const files = runToEnd(exportSteps(load, planBundles(load, written, all), written))
  return new Map(files.map(({ path, bytes }: OutputFile) => [path, new TextDecoder().decode(bytes)]))
}

/** Objects of a file as plain data, for reading in an expectation. */
function objectsIn(text: string | undefined): unknown[] {
  const load = loadResources([{ name: 'x.yaml', bytes: new TextEncoder().encode(text) }])
  const readValue = createValueReader(load)
  return load.resources.map(resource => plain(readValue(resource)))
}

function plain(value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, member]) => [key, plain(member)]))
  return Array.isArray(value) ? value.map(plain) : value
}

describe.each(['kubectl', 'clusterresourceset'] as const)('the export for %s', target => {
  test('keeps what is in no bundle byte for byte, with the reason beside it', () => {
    const load = loadTexts(`# mine\na: [\n---\nkind: ConfigMap\nmetadata: {name: 3}\n${manifest`ConfigMap a`}`)
    const files = exported(load, { target })
    expect(files.get('unparsed/1.yaml-line-1.txt')).toBe('# mine\na: [\n')
    expect(files.get('unparsed/1.yaml-line-4.txt')).toBe('kind: ConfigMap\nmetadata: {name: 3}\n')
    expect(files.get('unparsed/README.md')).toContain('line 4: field-type, `metadata.name`')
    expect(files.get('README.md')).toContain('1 resource in 1 bundle, 2 more in [unparsed](unparsed/README.md)')
  })

  test('says in its README what is over the limit, what the cluster must know, what became JSON', () => {
    const list = 'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Service, metadata: {name: item}}\n'
    const load = loadTexts(manifest`ConfigMap big text=4KiB; Certificate.cert-manager.io/v1 c`, list)
    const readme = exported(load, { target, maxBytes: bytes(2000) }).get('README.md')
    expect(readme).toContain('`ConfigMap big` alone is over 2,000 bytes: 4,096 as text, 64 as JSON')
    expect(readme).toContain('no CRD of theirs is in here: `cert-manager.io/v1 Certificate`')
    expect(readme).toContain('comments are lost: `Service item`')
  })

  test('writes plan.json without a digest of a Secret', () => {
    const load = loadTexts(manifest`Secret s data=5; ConfigMap a`)
    const plan = JSON.parse(exported(load, { target }).get('plan.json') ?? '')
    expect(plan.version).toBe(1)
    expect(plan.resources.map((resource: { sha256: string | null }) => resource.sha256)).toEqual([
      null,
      expect.stringMatching(/^[0-9a-f]{64}$/),
    ])
  })
})

describe('the export for clusterresourceset', () => {
  const target = 'clusterresourceset'

  test('carries each bundle in a ConfigMap under one key, and in a Secret where it holds Secrets', () => {
    const files = exported(loadTexts(manifest`Namespace shop; Secret s`), { target })
    expect(objectsIn(files.get('00-namespaces.yaml'))).toEqual([
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'shop-00-namespaces', namespace: 'default' },
        data: { '00-namespaces.yaml': manifest`Namespace shop` },
      },
    ])
    expect(objectsIn(files.get('40-config.yaml'))).toEqual([
      {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'shop-40-config', namespace: 'default' },
        type: 'addons.cluster.x-k8s.io/resource-set',
        stringData: { '40-config.yaml': manifest`Secret s` },
      },
    ])
  })

  test('names the carriers in order, at most 100 in one ClusterResourceSet', () => {
    const load = loadTexts(Array.from({ length: 105 }, (_, i) => manifest`ConfigMap c${i} text=100`).join(''))
    const files = exported(load, { target, preset: 'fit', maxBytes: bytes(110) })
    const sets = objectsIn(files.get('clusterresourceset.yaml')) as {
      metadata: { name: string }
      spec: { resources: { kind: string; name: string }[]; clusterSelector: unknown }
    }[]
    expect(sets.map(({ metadata, spec }) => [metadata.name, spec.resources.length])).toEqual([
      ['shop-1', 100],
      ['shop-2', 5],
    ])
    expect(sets[0]?.spec.resources[0]).toEqual({ kind: 'ConfigMap', name: 'shop-00-all-001' })
    expect(sets[0]?.spec.clusterSelector).toEqual({ matchLabels: { bundles: 'shop' } })
    expect(files.get('README.md')).toContain('so there are 2. The controller keeps no order between them.')
  })

  test('writes, but does not name, a bundle that no ConfigMap takes', () => {
    const files = exported(loadTexts(manifest`ConfigMap a data=1100KiB; Service s`), { target })
    expect(files.has('40-config.yaml')).toBe(true)
    expect(files.get('clusterresourceset.yaml')).not.toContain('40-config')
    expect(files.get('apply.sh')).toContain('# 40-config.yaml is left out')
  })

  test('has no ClusterResourceSet where there is nothing to carry', () => {
    const files = exported(loadTexts(manifest`ConfigMap a data=1100KiB`), { target })
    expect(files.has('clusterresourceset.yaml')).toBe(false)
    expect(files.get('apply.sh')).not.toContain('clusterresourceset.yaml')
  })
})

test('the texts of an export say the limits of the cluster that the plan is for', () => {
  const load = loadTexts(manifest`ConfigMap big data=3000; ConfigMap small data=10`)
  const limits = { ...defaultCluster, own: { 'configmap.data': bytes(2_000), 'helm.release': bytes(3_333) } }
  const textOf = (target: PlanSettings['target']) =>
    [...exported(load, { preset: 'one-each', target, limits }).values()].join('\n')
  expect(textOf('clusterresourceset')).toMatch(/A ConfigMap or Secret takes 2,000 bytes[\s\S]*big/)
  expect(textOf('sveltos')).toMatch(/A ConfigMap or Secret takes 2,000 bytes[\s\S]*big/)
  expect(textOf('helm')).toMatch(/of 3,333 bytes/)
})
