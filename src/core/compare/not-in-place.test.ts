import { expect, test } from 'vitest'
import { analyze, changesNotInPlace, sameObjects } from '../analysis'
import { defaultCluster } from '../limit'
import { describeWithFixtures, sharedFixture } from '../testing/shared-fixtures'
import { compareAnalyses } from './compare-analyses'

function found(before: string | Uint8Array, after: string | Uint8Array): [id: string, ...paths: string[]][] {
  const [earlier, later] = [before, after].map(text =>
    analyze([{ name: 'a.yaml', bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text }]),
  )
  if (!earlier || !later) throw new Error('two inputs')
  const { resources } = compareAnalyses(
    earlier.analysis,
    later.analysis,
    sameObjects(earlier, later),
    defaultCluster,
    changesNotInPlace(earlier, later),
  )
  return resources.flatMap(({ id, notInPlace }) =>
    notInPlace.length > 0 ? [[id, ...notInPlace.map(({ path, remedy }) => `${path}: ${remedy}`)]] : [],
  )
}

const object = (apiVersion: string, kind: string, body: string): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: x}\n${body}\n`

test.each<[kind: string, apiVersion: string, before: string, after: string, ...found: string[]]>([
  ['Secret', 'v1', 'type: Opaque', 'stringData: {a: b}'],
  ['Secret', 'v1', 'type: Opaque', 'type: kubernetes.io/tls', 'type: remove-first'],
  ['ConfigMap', 'v1', 'immutable: true\ndata: {a: "1"}', 'immutable: true\ndata: {a: "2"}', 'data: new-name'],
  ['ConfigMap', 'v1', 'immutable: true\ndata: {a: "1"}', 'data: {a: "1"}', 'immutable: new-name'],
  ['ConfigMap', 'v1', 'data: {a: "1"}', 'immutable: true\ndata: {a: "2"}'],
  ['Deployment', 'apps/v1', 'spec: {replicas: 1, selector: {a: b}}', 'spec: {replicas: 2, selector: {a: b}}'],
  [
    'Deployment',
    'apps/v1',
    'spec: {selector: {matchLabels: {a: b}}}',
    'spec: {selector: {matchLabels: {a: c}}}',
    'spec.selector: remove-and-leave-pods',
  ],
  ['Job', 'batch/v1', 'spec: {parallelism: 1}', 'spec: {parallelism: 2, completionMode: NonIndexed}'],
  ['Job', 'batch/v1', 'spec: {template: {a: 1}}', 'spec: {template: {a: 2}}', 'spec.template: new-name'],
  [
    'StatefulSet',
    'apps/v1',
    'spec: {serviceName: a, replicas: 1, volumeClaimTemplates: []}',
    'spec: {serviceName: b, replicas: 2, podManagementPolicy: OrderedReady, volumeClaimTemplates: [{}]}',
    'spec.serviceName: remove-and-leave-pods',
    'spec.volumeClaimTemplates: remove-and-leave-pods',
  ],
  ['Service', 'v1', 'spec: {clusterIP: 10.0.0.1}', 'spec: {ports: []}'],
  ['Service', 'v1', 'spec: {clusterIP: 10.0.0.1}', 'spec: {clusterIP: None}', 'spec.clusterIP: remove-first'],
  ['Service', 'v1', 'spec: {clusterIP: 10.0.0.1}', 'spec: {type: ExternalName, clusterIP: None}'],
  ['PersistentVolumeClaim', 'v1', 'spec: {resources: {a: 1}}', 'spec: {resources: {a: 2}, volumeMode: Filesystem}'],
  ['Pod', 'v1', 'spec: {containers: [{name: c, image: a}]}', 'spec: {containers: [{name: c, image: b}]}'],
  [
    'Pod',
    'v1',
    'spec: {containers: [{name: c, image: a}]}',
    'spec: {containers: [{name: c, image: a, command: [b]}], nodeName: n}',
    'spec.nodeName: remove-first',
    'spec.containers: remove-first',
  ],
  [
    'ClusterRoleBinding',
    'rbac.authorization.k8s.io/v1',
    'roleRef: {name: a}',
    'roleRef: {name: b}',
    'roleRef: remove-first',
  ],
])('%s of %s: %s, then %s', (kind, apiVersion, before, after, ...paths) => {
  const changes = found(object(apiVersion, kind, before), object(apiVersion, kind, after))
  expect(changes.flatMap(([, ...rest]) => rest)).toEqual(paths)
})

test('a CRD keeps its scope, and the version in which objects are stored', () => {
  const crd = (scope: string, versions: string) =>
    object(
      'apiextensions.k8s.io/v1',
      'CustomResourceDefinition',
      `spec: {group: g, scope: ${scope}, versions: [${versions}]}`,
    )
  const before = crd('Namespaced', '{name: v1alpha1, storage: true}, {name: v1beta1, storage: false}')
  expect(found(before, crd('Cluster', '{name: v1alpha1, storage: false}, {name: v1, storage: true}'))).toEqual([
    ['apiextensions.k8s.io/CustomResourceDefinition//x', 'spec.scope: remove-first'],
  ])
  expect(found(before, crd('Namespaced', '{name: v1, storage: true}'))).toEqual([
    ['apiextensions.k8s.io/CustomResourceDefinition//x', 'spec.versions[v1alpha1]: keep-version'],
  ])
})

describeWithFixtures('the inputs that failed on a live server', () => {
  test('name the Job and the immutable ConfigMap, and nothing else', () => {
    expect(found(sharedFixture('exports/im1.yaml'), sharedFixture('exports/im2.yaml'))).toEqual([
      ['batch/Job/default/j', 'spec.template: new-name'],
      ['/ConfigMap/default/im', 'data: new-name'],
    ])
  })
})
