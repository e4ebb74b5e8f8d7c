import { describe, expect, test } from 'vitest'
import { pluralOf } from '../../resource'
import { etcdKey } from './etcd-key'

describe('keys of objects in etcd', () => {
  test.each([
    ['v1', 'ConfigMap', 'web', 'config', '/registry/configmaps/web/config'],
    ['v1', 'Service', 'web', 'a', '/registry/services/specs/web/a'],
    ['v1', 'Endpoints', 'web', 'a', '/registry/services/endpoints/web/a'],
    ['v1', 'ReplicationController', 'web', 'a', '/registry/controllers/web/a'],
    ['v1', 'Node', null, 'a', '/registry/minions/a'],
    ['networking.k8s.io/v1', 'Ingress', 'web', 'a', '/registry/ingress/web/a'],
    ['networking.k8s.io/v1', 'NetworkPolicy', 'web', 'a', '/registry/networkpolicies/web/a'],
    ['scheduling.k8s.io/v1', 'PriorityClass', null, 'a', '/registry/priorityclasses/a'],
    [
      'apiextensions.k8s.io/v1',
      'CustomResourceDefinition',
      null,
      'a.b',
      '/registry/apiextensions.k8s.io/customresourcedefinitions/a.b',
    ],
    ['apiregistration.k8s.io/v1', 'APIService', null, 'v1.b', '/registry/apiregistration.k8s.io/apiservices/v1.b'],
  ])('%s %s', (apiVersion, kind, namespace, name, key) => {
    expect(etcdKey({ apiVersion, kind, namespace, name, plural: null })).toEqual({
      key,
      bytes: key.length,
      assumed: false,
    })
  })

  test('of a custom resource hold its group and the plural name of its CRD, or a guess that says so', () => {
    const parts = { apiVersion: 'example.com/v1', kind: 'Proxy', namespace: 'web', name: 'a' }
    expect(etcdKey({ ...parts, plural: 'proxen' })).toMatchObject({
      key: '/registry/example.com/proxen/web/a',
      assumed: false,
    })
    expect(etcdKey({ ...parts, plural: null })).toMatchObject({
      key: '/registry/example.com/proxies/web/a',
      assumed: true,
    })
  })

  test('plurals follow Kubernetes’ own guess', () => {
    expect(['Ingress', 'Endpoints', 'NetworkPolicy', 'Lease'].map(pluralOf)).toEqual([
      'ingresses',
      'endpoints',
      'networkpolicies',
      'leases',
    ])
  })
})
