import { expect, test } from 'vitest'
import { loadTexts, manifest } from '../testing/manifest'
import { findReferences } from './find-references'

/** Names of what a webhook with these fields comes after, and of what comes after it. */
function around(webhook: string, ...others: string[]): { after: string[]; before: string[] } {
  const hook = `apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingWebhookConfiguration\nmetadata: {name: hook}\nwebhooks: [{${webhook}}]\n`
  const load = loadTexts(hook, ...others)
  const names = (index: number): string => load.resources[index]?.id ?? ''
  const { edges } = findReferences(load)
  return {
    after: edges.filter(({ from, field }) => from === 0 && field === 'admission').map(({ to }) => names(to)),
    before: edges.filter(({ to, field }) => to === 0 && field === 'webhook').map(({ from }) => names(from)),
  }
}

const rule = (fields: string): string => `rules: [{${fields}}]`
const deployments = rule('apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments]')
const input = manifest`Namespace shop; Deployment web ns=shop; Deployment db ns=back; ConfigMap c ns=shop; CRD Widget.example.org/v1; Widget.example.org/v1 w ns=shop`

test.each<[what: string, webhook: string, ...after: string[]]>([
  ['group and resource', deployments, 'apps/Deployment/shop/web', 'apps/Deployment/back/db'],
  ['another group', deployments.replace('[apps]', '[batch]')],
  [
    'every resource',
    rule("apiGroups: [''], apiVersions: ['*'], resources: ['*']"),
    '/Namespace//shop',
    '/ConfigMap/shop/c',
  ],
  ['no subresource', rule("apiGroups: [apps], apiVersions: [v1], resources: ['deployments/scale']")],
  ['deletion alone', deployments.replace('CREATE', 'DELETE')],
  ['a scope', rule("apiGroups: [''], apiVersions: [v1], resources: ['*'], scope: Cluster"), '/Namespace//shop'],
  [
    'other versions of a resource too',
    deployments.replace('[v1]', '[v1beta1]'),
    'apps/Deployment/shop/web',
    'apps/Deployment/back/db',
  ],
  ['the very version where it says so', `matchPolicy: Exact, ${deployments.replace('[v1]', '[v1beta1]')}`],
  [
    'a Namespace by its name, where it is in the input',
    `namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: [shop]}]}, ${deployments}`,
    'apps/Deployment/back/db',
  ],
  ['objects by label', `objectSelector: {matchLabels: {a: b}}, ${deployments}`],
  [
    'a custom resource',
    rule('apiGroups: [example.org], apiVersions: [v1], resources: [widgets]'),
    'example.org/Widget/shop/w',
  ],
])('a webhook that may not fail comes after what its rules match: %s', (_, webhook, ...after) => {
  expect(around(webhook, input)).toEqual({ after, before: [] })
})

test('it comes after what makes pods that it admits', () => {
  const workload =
    'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: j}\nspec: {jobTemplate: {spec: {template: {metadata: {labels: {a: b}}, spec: {containers: []}}}}}\n'
  const pods = rule("apiGroups: [''], apiVersions: [v1], resources: [pods]")
  expect(around(pods, workload).after).toEqual(['batch/CronJob/default/j'])
  expect(around(`objectSelector: {matchLabels: {a: c}}, ${pods}`, workload).after).toEqual([])
  expect(around(rule('apiGroups: [batch], apiVersions: [v1], resources: [jobs]'), workload).after).toHaveLength(1)
})

test('one that may fail comes before custom resources of the input, so that it sees them', () => {
  const lenient = `failurePolicy: Ignore, ${rule('apiGroups: [example.org], apiVersions: [v1], resources: [widgets]')}`
  expect(around(lenient, input)).toEqual({ after: [], before: ['example.org/Widget/shop/w'] })
})

test('nobody is asked about webhooks themselves', () => {
  const all = rule("apiGroups: ['*'], apiVersions: ['*'], resources: ['*/*']")
  expect(around(all, manifest`ValidatingWebhookConfiguration other`).after).toEqual([])
})
