import { expect, test } from 'vitest'
import { bytes } from '../bytes'
import type { PlanSettings } from '../plan'
import { verifyExport } from '../proof/verify-export'
import { loadTexts } from '../testing/manifest'
import { buildSplit } from '.'

const config = `apiVersion: v1
kind: ConfigMap
metadata: {name: web}
data:
  a: ${'a'.repeat(600)}
  b: ${'b'.repeat(600)}
`
const use = `---
apiVersion: apps/v1
kind: Deployment
metadata: {name: d}
spec: {template: {spec: {volumes: [{name: v, configMap: {name: web}}], containers: [{name: c}]}}}
`
const settings: PlanSettings = {
  preset: 'stages',
  form: 'text',
  target: 'clusterresourceset',
  maxBytes: bytes(800),
  name: 'shop',
  keySplits: [{ resource: '/ConfigMap/default/web', maxBytes: 650 }],
}

test('a ConfigMap too large for its carrier goes in by its keys, and the proof knows every change', () => {
  const load = loadTexts(config + use)
  expect(buildSplit(load, { ...settings, keySplits: [] }).plan.unplaced).toHaveLength(1)
  const built = buildSplit(load, settings)
  expect(built.plan.unplaced).toEqual([])
  expect(built.added.map(({ name }) => name)).toEqual(['web-2'])
  expect(
    built.plan.bundles.map(({ name, placements }) => `${name} ${placements.map(({ resource }) => resource)}`),
  ).toEqual(['40-config-01 0', '40-config-02 2', '60-workloads 1'])
  expect(built.proof.checks.filter(({ passed }) => !passed)).toEqual([])
  expect(built.proof).toMatchObject({ resourcesIn: 2, resourcesOut: 2 })
  expect(built.proof.checks.find(({ code }) => code === 'keys-kept')).toMatchObject({ held: 1, of: 1 })
  const text = (path: string) => new TextDecoder().decode(built.files.find(file => file.path === path)?.bytes)
  expect(text('PROOF.md')).toContain('names the parts in `spec.template.spec.volumes[].configMap`')
  expect(text('60-workloads.yaml')).toContain('"web-2"')
  expect(verifyExport(load, built.files)).toMatchObject({ passed: true, problems: [] })
})
