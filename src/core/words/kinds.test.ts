import { expect, test } from 'vitest'
import { kindFamilies, kindFamily } from './kind-family'
import { kindTag } from './short-kind'

test.each([
  ['apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'definitions', 'CRD'],
  ['v1', 'ConfigMap', 'configMaps', 'CM'],
  ['v1', 'Secret', 'secrets', 'Secret'],
  ['apps/v1', 'Deployment', 'workloads', 'Deploy'],
  ['rbac.authorization.k8s.io/v1', 'ClusterRole', 'access', 'CRole'],
  ['networking.k8s.io/v1', 'NetworkPolicy', 'network', 'NetPol'],
  ['gateway.networking.k8s.io/v1', 'Gateway', 'network', 'Gateway'],
  ['v1', 'PersistentVolumeClaim', 'storage', 'PVC'],
  ['monitoring.coreos.com/v1', 'PrometheusRule', 'custom', 'Rule'],
  // The same name in a group of its own is another kind.
  ['serving.knative.dev/v1', 'Service', 'custom', 'Svc'],
  ['v1', 'Namespace', 'other', 'NS'],
  [null, null, 'other', ''],
] as const)('%s %s is of the family %s and has the tag %s', (apiVersion, kind, family, tag) => {
  expect(kindFamily(apiVersion, kind)).toBe(family)
  expect(kindTag(kind ?? '')).toBe(tag)
  expect(kindFamilies).toContain(family)
})
