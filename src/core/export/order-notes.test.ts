import { expect, test } from 'vitest'
import { runToEnd } from '../bytes'
import { type PlanSettings, planBundles, writeDocuments } from '../plan'
import { loadTexts, manifest } from '../testing/manifest'
import { exportSteps } from './export-steps'
import type { ApplierId } from './rules'

const webhooked = `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: {name: hook}
webhooks: [{clientConfig: {service: {name: web, namespace: shop}}, rules: []}]
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

function notes(text: string, target: ApplierId, changes: Partial<PlanSettings> = {}): string[] {
  const settings: PlanSettings = { preset: 'stages', form: 'text', target, maxBytes: null, name: 'x', ...changes }
  const load = loadTexts(text)
  const written = writeDocuments(load, settings)
  const files = runToEnd(exportSteps(load, planBundles(load, written, settings), written))
  const read = (path: string): string => new TextDecoder().decode(files.find(file => file.path === path)?.bytes)
  const found: { code: string; resources: string[]; text: string }[] = JSON.parse(read('plan.json')).notes
  // What programs are told, people are told too.
  for (const { text } of found) expect(read('README.md')).toContain(text.slice(text.indexOf(': ')))
  return found.map(({ code, resources }) => `${code}: ${resources.join(' ')}`)
}

test('a webhook whose workload is not waited for is named, for those who do not wait', () => {
  const hook = 'webhook-not-awaited: admissionregistration.k8s.io/ValidatingWebhookConfiguration//hook'
  expect(notes(webhooked, 'helm')).toEqual([hook])
  expect(notes(webhooked, 'kustomize')).toEqual([hook])
  for (const target of ['kubectl', 'argocd', 'flux', 'fleet'] as const) expect(notes(webhooked, target)).toEqual([])
})

test('Helm 4 without --wait is warned of where CRDs and their objects are in one chart', () => {
  const text = manifest`CRD Widget.example.org/v1; Widget.example.org/v1 w`
  expect(notes(text, 'helm')).toEqual(['helm-4-wait: example.org/Widget/default/w'])
  expect(notes(text, 'helm', { options: { crds: 'own-chart' } })).toEqual([])
  expect(notes(text, 'kubectl')).toEqual([])
})

test('what gets its name from the server is named', () => {
  expect(notes('apiVersion: batch/v1\nkind: Job\nmetadata: {generateName: seed-}\n', 'helm')).toEqual([
    'created-apart: batch/Job/default/',
  ])
})

test('bounds, policies and defaults that come too late are said, not moved', () => {
  const text = `${manifest`Pod p; PersistentVolumeClaim.v1 c; ResourceQuota.v1 q; LimitRange.v1 l; ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io/v1 b`}---
apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: {name: usual}
globalDefault: true
---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: {name: fast, annotations: {storageclass.kubernetes.io/is-default-class: "true"}}
`
  expect(notes(text, 'kubectl', { preset: 'fit' }).map(note => note.split(':')[0])).toEqual([
    'bounds-pods',
    'policy-from-now-on',
    'default-too-late',
  ])
  // In stages the classes come before what takes them.
  expect(notes(text, 'kubectl').map(note => note.split(':')[0])).toEqual(['bounds-pods', 'policy-from-now-on'])
})
