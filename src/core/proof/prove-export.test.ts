import { beforeAll, describe, expect, test } from 'vitest'
import { bytes } from '../bytes'
import type { OutputFile } from '../export'
import type { PlanSettings } from '../plan'
import { type Load, loadResources } from '../resource'
import { type BuiltSplit, buildSplit } from '../split'
import { loadTexts, manifest } from '../testing/manifest'
import { proveExport } from './prove-export'

const settings: PlanSettings = { preset: 'fit', form: 'text', target: 'kubectl', maxBytes: bytes(500), name: 'shop' }

/** What the proof says is wrong after a text file of the export was changed. */
function faults(load: Load, { plan, files }: BuiltSplit, path: string, change: (text: string) => string): string[] {
  const changed = files.flatMap((file): OutputFile[] => {
    if (file.path !== path) return [file]
    const text = change(new TextDecoder().decode(file.bytes))
    return text === '' ? [] : [{ ...file, bytes: new TextEncoder().encode(text) }]
  })
  const proof = proveExport(load, plan, changed)
  expect(proof.passed).toBe(proof.checks.every(({ passed }) => passed))
  return proof.checks.flatMap(({ code, failed }) => failed.map(what => `${code}: ${what}`))
}

describe('the proof', () => {
  let load: Load
  let built: BuiltSplit

  beforeAll(() => {
    load = loadTexts(`a: [\n${manifest`Namespace shop; ConfigMap a ns=shop data=5; ConfigMap b`}`)
    built = buildSplit(load, settings)
  })

  test('holds for what was written', () => {
    expect(built.proof).toMatchObject({ passed: true, resourcesIn: 4, resourcesOut: 4 })
    expect(built.proof.fullest).toEqual({ bundle: '00-all', bytes: built.plan.bundles[0]?.bytes, max: 500 })
    expect(built.proof.inputSha256[0]?.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  test('finds a value that was changed', () => {
    expect(faults(load, built, '00-all.yaml', text => text.replace('xxxxx', 'xxxxy'))).toEqual([
      'every-document: 1.yaml, line 8',
      'every-byte: 1.yaml, line 8',
      'every-resource-once: /ConfigMap/shop/a',
      'values-equal: /ConfigMap/shop/a',
      'text-equal: /ConfigMap/shop/a',
    ])
  })

  test('finds a byte that was changed, although the value is the same', () => {
    expect(faults(load, built, '00-all.yaml', text => text.replace('kind: Namespace', 'kind:  Namespace'))).toContain(
      'text-equal: /Namespace//shop',
    )
  })

  test('finds a document that is missing, and one too many', () => {
    expect(faults(load, built, '00-all.yaml', text => text.split('---\n').slice(0, -1).join('---\n'))).toContain(
      'every-resource-once: /ConfigMap/default/b',
    )
    expect(faults(load, built, '00-all.yaml', text => `${text}${manifest`Secret s`}`)).toContain(
      'every-resource-once: 00-all',
    )
  })

  test('finds documents that changed places', () => {
    const swapped = (text: string): string => {
      const [head = '', first = '', second = '', third = ''] = text.split('---\n')
      return [head, second, first, third].join('---\n')
    }
    expect(faults(load, built, '00-all.yaml', swapped)).toContain('values-equal: /Namespace//shop')
  })

  test('finds a bundle over its limit, a missing file, and what is missing of the unparsed', () => {
    expect(faults(load, built, '00-all.yaml', text => `${text}#${'x'.repeat(500)}\n`)).toContain('under-limit: 00-all')
    expect(faults(load, built, '00-all.yaml', () => '')).toContain('every-resource-once: /ConfigMap/shop/a')
    const unparsed = built.files.find(({ path }) => path.endsWith('.txt'))?.path ?? ''
    expect(faults(load, built, unparsed, text => text.replace('[', '{'))).toEqual([
      'every-document: 1.yaml, line 1',
      'every-byte: 1.yaml, line 1',
      'every-resource-once: unreadable',
      'unparsed-kept: unreadable',
    ])
  })

  test('finds a plan in which something stands before what it needs', () => {
    const [bundle] = built.plan.bundles
    if (!bundle) throw new Error('no bundle')
    const plan = { ...built.plan, bundles: [{ ...bundle, placements: bundle.placements.toReversed() }] }
    const order = proveExport(load, plan, built.files).checks.find(({ code }) => code === 'needed-first')
    expect(order).toMatchObject({ passed: false, failed: ['/ConfigMap/shop/a'] })
  })

  test('reads a ClusterResourceSet through the ConfigMaps and Secrets that carry it', () => {
    const secret = loadTexts(manifest`Secret s; ConfigMap a`)
    const carried = buildSplit(secret, { ...settings, preset: 'stages', target: 'clusterresourceset' })
    expect(carried.proof.passed).toBe(true)
    expect(faults(secret, carried, '40-config.yaml', text => text.replace('name: s\n', 'name: t\n'))).not.toEqual([])
    expect(faults(secret, carried, '40-config.yaml', text => text.replace('stringData', 'data'))).not.toEqual([])
    expect(faults(secret, carried, '40-config.yaml', text => text.replace('shop-40-config', 'other'))).not.toEqual([])
    expect(faults(secret, carried, '40-config.yaml', text => text.replace('resource-set', 'Opaque'))).not.toEqual([])
  })
})

test('PROOF.md names what does not hold', () => {
  const load = loadTexts(manifest`ConfigMap a`)
  const { files } = buildSplit(load, settings)
  const text = new TextDecoder().decode(files.find(({ path }) => path === 'PROOF.md')?.bytes)
  expect(text).toContain('1 in, 1 out, equal.')
  expect(text).not.toContain('does not hold')
})

describe('the proof of a plan with remedies', () => {
  const load = loadTexts(`${manifest`ConfigMap a`}  annotations: {description: kept}
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: a.example.org}
spec:
  versions:
  - {name: v1, schema: {openAPIV3Schema: {properties: {description: {description: gone, type: string}}}}}
`)
  const id = 'apiextensions.k8s.io/CustomResourceDefinition//a.example.org'
  const built = buildSplit(load, {
    ...settings,
    remedies: [{ remedy: 'strip-descriptions', resources: [id] }],
  })
  const jsonLine = /"description":\{/

  test('holds for exactly the difference that the remedies make, and names them', () => {
    expect(built.proof).toMatchObject({ passed: true, resourcesIn: 2, resourcesOut: 2 })
    const text = (path: string): string =>
      new TextDecoder().decode(built.files.find(file => file.path === path)?.bytes ?? new Uint8Array())
    expect(text('00-all.yaml')).toMatch(jsonLine)
    expect(text('00-all.yaml')).not.toContain('gone')
    expect(JSON.parse(text('plan.json')).settings.remedies).toEqual([{ remedy: 'strip-descriptions', resources: [id] }])
    expect(text('PROOF.md')).toContain(`\`${id}\`: strip-descriptions`)
    expect(built.plan.bundles[0]?.placements.map(({ form }) => form)).toEqual(['text', 'json'])
  })

  test('finds a byte more that is gone', () => {
    expect(faults(load, built, '00-all.yaml', text => text.replace('"type":"string"', ''))).toContain(
      `values-equal: ${id}`,
    )
  })

  test('finds a description that is still there', () => {
    expect(
      faults(load, built, '00-all.yaml', text =>
        text.replace('"type":"string"', '"description":"gone","type":"string"'),
      ),
    ).toContain(`values-equal: ${id}`)
  })
})

test('what is no manifest is left out by name, and not lost', () => {
  const load = loadResources(
    [
      ['a.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n'],
      ['values.yaml', 'replicaCount: 1\n'],
      ['kustomization.yaml', 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n'],
    ].map(([name = '', text]) => ({ name, bytes: new TextEncoder().encode(text) })),
  )
  const { proof, files } = buildSplit(load, {
    ...{ preset: 'stages', form: 'text', target: 'kubectl', maxBytes: null, name: 'a' },
  })
  expect(proof).toMatchObject({ passed: true, equal: true, resourcesIn: 1, resourcesOut: 1 })
  const readme = new TextDecoder().decode(files.find(({ path }) => path === 'README.md')?.bytes)
  expect(readme).toContain('Left out: `values.yaml` holds a values file of a Helm chart.')
  expect(readme).toContain('Left out: `kustomization.yaml` holds a kustomization.')
  expect(readme).not.toContain('hold no object')
})
