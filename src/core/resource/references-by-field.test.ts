import { describe, expect, test } from 'vitest'
import { loadTexts, manifest } from '../testing/manifest'
import { describeWithFixtures, sharedFixture } from '../testing/shared-fixtures'
import { findReferences } from './find-references'

/** `Deployment web -> Secret key: soft` for every edge, and `Secret key (needed by 2)` for what is missing. */
function drawn(...texts: string[]): { edges: string[]; missing: string[]; optional: number } {
  const load = loadTexts(...texts)
  const { edges, missing, optionalOutside } = findReferences(load)
  const nameOf = (index: number): string => `${load.resources[index]?.kind} ${load.resources[index]?.name}`
  return {
    edges: edges.map(({ from, to, strength }) => `${nameOf(from)} -> ${nameOf(to)}: ${strength}`),
    missing: missing.map(
      ({ kind, name, namespace, neededBy }) => `${kind} ${namespace ?? ''}/${name} needed by ${neededBy.length}`,
    ),
    optional: optionalOutside,
  }
}

/** An object with a body of JSON. */
function object(apiVersion: string, kind: string, name: string, body: object = {}, namespace?: string): string {
  const metadata = { name, ...(namespace === undefined ? {} : { namespace }) }
  return `---\n${JSON.stringify({ apiVersion, kind, metadata, ...body })}\n`
}

const pod = (spec: object): object => ({ spec: { containers: [{ name: 'c', image: 'i' }], ...spec } })
const deployment = (name: string, spec: object, labels: object = { app: name }): string =>
  object('apps/v1', 'Deployment', name, { spec: { template: { metadata: { labels }, ...pod(spec) } } })

describe('a pod spec', () => {
  test.each([
    ['serviceAccountName', { serviceAccountName: 'x' }, 'ServiceAccount', 'v1'],
    ['priorityClassName', { priorityClassName: 'x' }, 'PriorityClass', 'scheduling.k8s.io/v1'],
    ['runtimeClassName', { runtimeClassName: 'x' }, 'RuntimeClass', 'node.k8s.io/v1'],
    ['a ConfigMap volume', { volumes: [{ configMap: { name: 'x' } }] }, 'ConfigMap', 'v1'],
    [
      'a projected ConfigMap',
      { volumes: [{ projected: { sources: [{ configMap: { name: 'x' } }] } }] },
      'ConfigMap',
      'v1',
    ],
    ['a Secret volume', { volumes: [{ secret: { secretName: 'x' } }] }, 'Secret', 'v1'],
    ['a projected Secret', { volumes: [{ projected: { sources: [{ secret: { name: 'x' } }] } }] }, 'Secret', 'v1'],
    ['imagePullSecrets', { imagePullSecrets: [{ name: 'x' }] }, 'Secret', 'v1'],
    ['a CSI secret', { volumes: [{ csi: { nodePublishSecretRef: { name: 'x' } } }] }, 'Secret', 'v1'],
    ['an iSCSI secret', { volumes: [{ iscsi: { secretRef: { name: 'x' } } }] }, 'Secret', 'v1'],
    [
      'env from a key',
      { containers: [{ env: [{ valueFrom: { configMapKeyRef: { name: 'x' } } }] }] },
      'ConfigMap',
      'v1',
    ],
    [
      'env from a secret key',
      { initContainers: [{ env: [{ valueFrom: { secretKeyRef: { name: 'x' } } }] }] },
      'Secret',
      'v1',
    ],
    ['envFrom', { containers: [{ envFrom: [{ configMapRef: { name: 'x' } }] }] }, 'ConfigMap', 'v1'],
    ['a claim', { volumes: [{ persistentVolumeClaim: { claimName: 'x' } }] }, 'PersistentVolumeClaim', 'v1'],
    ['a resource claim', { resourceClaims: [{ resourceClaimName: 'x' }] }, 'ResourceClaim', 'resource.k8s.io/v1'],
  ])('leads by %s', (_, spec, kind, apiVersion) => {
    expect(drawn(deployment('web', spec), object(apiVersion, kind, 'x')).edges).toEqual([
      `Deployment web -> ${kind} x: soft`,
    ])
    expect(drawn(deployment('web', spec)).missing).toEqual([expect.stringMatching(`^${kind} /x needed by 1$`)])
  })

  test('is refused without its account where the Pod stands alone', () => {
    const texts = [object('v1', 'Pod', 'p', pod({ serviceAccountName: 'x' })), object('v1', 'ServiceAccount', 'x')]
    expect(drawn(...texts).edges).toEqual(['Pod p -> ServiceAccount x: hard'])
  })

  test('gives no edge for what is optional, and does not miss it', () => {
    const optional = deployment('web', {
      volumes: [{ configMap: { name: 'x', optional: true } }],
      containers: [{ env: [{ valueFrom: { secretKeyRef: { name: 'y', optional: true } } }] }],
    })
    expect(drawn(optional, object('v1', 'ConfigMap', 'x'))).toEqual({ edges: [], missing: [], optional: 1 })
  })

  test('is found in the template of a custom resource', () => {
    const rollout = object('argoproj.io/v1alpha1', 'Rollout', 'r', {
      spec: { template: pod({ volumes: [{ secret: { secretName: 'x' } }] }) },
    })
    expect(drawn(rollout, object('v1', 'Secret', 'x')).edges).toEqual(['Rollout r -> Secret x: soft'])
  })

  test('never misses what every cluster has', () => {
    const spec = { serviceAccountName: 'default', priorityClassName: 'system-node-critical' }
    expect(drawn(deployment('web', spec), object('v1', 'ConfigMap', 'c', {}, 'kube-system')).missing).toEqual([])
  })
})

describe('other fields', () => {
  test.each([
    [
      'a roleRef',
      object('rbac.authorization.k8s.io/v1', 'RoleBinding', 'b', {
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'r' },
      }),
      object('rbac.authorization.k8s.io/v1', 'Role', 'r'),
      'RoleBinding b -> Role r: hard',
    ],
    [
      'a subject',
      object('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', 'b', {
        roleRef: { kind: 'ClusterRole', name: 'admin' },
        subjects: [
          { kind: 'ServiceAccount', name: 's', namespace: 'n' },
          { kind: 'User', name: 'u' },
        ],
      }),
      object('v1', 'ServiceAccount', 's'),
      'ClusterRoleBinding b -> ServiceAccount s: soft',
    ],
    [
      'a token Secret',
      `---\n${JSON.stringify({ apiVersion: 'v1', kind: 'Secret', type: 'kubernetes.io/service-account-token', metadata: { name: 't', annotations: { 'kubernetes.io/service-account.name': 's' } } })}\n`,
      object('v1', 'ServiceAccount', 's'),
      'Secret t -> ServiceAccount s: hard',
    ],
    [
      'a claim class',
      object('v1', 'PersistentVolumeClaim', 'c', { spec: { storageClassName: 'fast' } }),
      object('storage.k8s.io/v1', 'StorageClass', 'fast'),
      'PersistentVolumeClaim c -> StorageClass fast: soft',
    ],
    [
      'an Ingress backend',
      object('networking.k8s.io/v1', 'Ingress', 'i', {
        spec: { rules: [{ http: { paths: [{ backend: { service: { name: 's' } } }] } }] },
      }),
      object('v1', 'Service', 's'),
      'Ingress i -> Service s: soft',
    ],
    [
      'an HPA',
      object('autoscaling/v2', 'HorizontalPodAutoscaler', 'h', {
        spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 's' } },
      }),
      object('apps/v1', 'StatefulSet', 's'),
      'HorizontalPodAutoscaler h -> StatefulSet s: soft',
    ],
    [
      'a Gateway route',
      object('gateway.networking.k8s.io/v1', 'HTTPRoute', 'r', { spec: { rules: [{ backendRefs: [{ name: 's' }] }] } }),
      object('v1', 'Service', 's'),
      'HTTPRoute r -> Service s: soft',
    ],
    [
      'an issuer',
      object('cert-manager.io/v1', 'Certificate', 'c', {
        spec: { secretName: 't', issuerRef: { kind: 'Issuer', name: 'i' } },
      }),
      object('cert-manager.io/v1', 'Issuer', 'i'),
      'Certificate c -> Issuer i: soft',
    ],
    [
      'a policy binding',
      object('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicyBinding', 'b', { spec: { policyName: 'p' } }),
      object('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy', 'p'),
      'ValidatingAdmissionPolicyBinding b -> ValidatingAdmissionPolicy p: soft',
    ],
    [
      'a Secret of a storage class',
      object('storage.k8s.io/v1', 'StorageClass', 'c', {
        parameters: {
          'csi.storage.k8s.io/node-stage-secret-name': 's',
          'csi.storage.k8s.io/node-stage-secret-namespace': 'n',
        },
      }),
      object('v1', 'Secret', 's', {}, 'n'),
      'StorageClass c -> Secret s: soft',
    ],
    [
      'an injected CA',
      `---\n${JSON.stringify({ apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: 'x', annotations: { 'cert-manager.io/inject-ca-from': 'n/c' } }, spec: {} })}\n`,
      object('cert-manager.io/v1', 'Certificate', 'c', {}, 'n'),
      'CustomResourceDefinition x -> Certificate c: soft',
    ],
  ])('lead by %s', (_, from, to, edge) => {
    expect(drawn(from, to).edges).toContain(edge)
  })

  test('mean the group: a Knative Service is no Service', () => {
    const route = object('gateway.networking.k8s.io/v1', 'HTTPRoute', 'r', {
      spec: { rules: [{ backendRefs: [{ name: 's' }] }] },
    })
    const { edges, missing } = drawn(route, object('serving.knative.dev/v1', 'Service', 's'))
    expect(edges).toEqual([])
    expect(missing).toContain('Service /s needed by 1')
  })

  test('match an unset namespace with any, and a set one with itself first', () => {
    const binding = (namespace: string): string =>
      object('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', 'b', {
        roleRef: { kind: 'ClusterRole', name: 'admin' },
        subjects: [{ kind: 'ServiceAccount', name: 's', namespace }],
      })
    const account = (namespace?: string): string => object('v1', 'ServiceAccount', 's', {}, namespace)
    const targets = (text: string): number[] => findReferences(loadTexts(text)).edges.map(({ to }) => to)
    expect(targets(account() + account('argocd') + binding('argocd'))).toEqual([1])
    expect(targets(account() + binding('argocd'))).toEqual([0])
    expect(targets(account('other') + binding('argocd'))).toEqual([])
  })

  test('count a Secret as present that a Certificate makes', () => {
    const texts = [
      deployment('web', { volumes: [{ secret: { secretName: 'tls' } }] }),
      object('cert-manager.io/v1', 'Certificate', 'c', { spec: { secretName: 'tls' } }),
    ]
    expect(drawn(...texts).edges).toContain('Deployment web -> Certificate c: soft')
    expect(drawn(...texts).missing.filter(missing => missing.startsWith('Secret'))).toEqual([])
  })
})

describe('what must be serving', () => {
  const service = object('v1', 'Service', 's', { spec: { selector: { app: 'web' } } })
  const web = deployment('web', {})
  const hook = object('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', 'h', {
    webhooks: [
      {
        clientConfig: { service: { name: 's', namespace: 'n' } },
        rules: [{ apiGroups: ['example.org'], apiVersions: ['*'], resources: ['widgets'] }],
      },
    ],
  })

  test('is the service of a webhook and the workloads behind it, found by labels', () => {
    expect(drawn(hook, service, web).edges).toEqual([
      'ValidatingWebhookConfiguration h -> Service s: ready',
      'ValidatingWebhookConfiguration h -> Deployment web: ready',
      'Service s -> Deployment web: soft',
    ])
  })

  test('is the service of an APIService', () => {
    const api = object('apiregistration.k8s.io/v1', 'APIService', 'v1.x.y', {
      spec: { group: 'x.y', version: 'v1', service: { name: 's' } },
    })
    expect(drawn(api, service).edges).toEqual(['APIService v1.x.y -> Service s: ready'])
  })

  test('is the webhook that takes a custom resource in, where it may fail', () => {
    const widgets = manifest`CRD Widget.example.org/v1; Widget.example.org/v1 w`
    const lenient = drawn(widgets, hook.replace('"clientConfig"', '"failurePolicy":"Ignore","clientConfig"'))
    expect(lenient.edges).toContain('Widget w -> ValidatingWebhookConfiguration h: ready')
    expect(drawn(widgets, hook).edges).toContain('ValidatingWebhookConfiguration h -> Widget w: ready')
  })

  test('is what converts a version that is not stored', () => {
    const crd = object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'widgets.example.org', {
      spec: {
        group: 'example.org',
        names: { kind: 'Widget', plural: 'widgets' },
        versions: [
          { name: 'v1', served: true, storage: true },
          { name: 'v2', served: true, storage: false },
        ],
        conversion: { webhook: { clientConfig: { service: { name: 's' } } } },
      },
    })
    const { edges } = drawn(crd, service, manifest`Widget.example.org/v1 stored; Widget.example.org/v2 other`)
    expect(edges).toContain('CustomResourceDefinition widgets.example.org -> Service s: soft')
    expect(edges).toContain('Widget other -> Service s: ready')
    expect(edges).not.toContain('Widget stored -> Service s: ready')
  })
})

test('what is missing says by how many it is needed', () => {
  const texts = [1, 2, 3, 4].map(i => deployment(`d${i}`, { volumes: [{ secret: { secretName: 'argocd-redis' } }] }))
  expect(drawn(...texts).missing).toEqual(['Secret /argocd-redis needed by 4'])
})

describeWithFixtures("Calico's operator manifest before PR 9518", () => {
  test('resolves 5 references, and has 1 optional one outside', () => {
    const name = 'calico-tigera-operator-before-9518'
    const text = new TextDecoder().decode(sharedFixture(`manifests/${name}.yaml`))
    const { edges, missing, optional } = drawn(text)
    expect(edges).toHaveLength(5)
    expect(missing).toEqual([])
    expect(optional).toBe(1)
  })
})
