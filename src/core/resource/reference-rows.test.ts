import { describe, expect, test } from 'vitest'
import { loadTexts, manifest } from '../testing/manifest'
import { findReferences } from './find-references'

/**
 * One line for each row of the table "Edges by reference" (splitting rules, section 3), and where a row has several
 * fields one for each: what it says, the object that names, what it names, and how strongly. In `from` the first object
 * is the one that needs.
 */
type Row = readonly [row: string, from: string, to: string, strength: 'hard' | 'ready' | 'soft']

interface Drawn {
  readonly edges: readonly string[]
  readonly missing: readonly string[]
  readonly optional: number
}

function drawn(...texts: string[]): Drawn {
  const load = loadTexts(...texts)
  const { edges, missing, optionalOutside } = findReferences(load)
  const idOf = (index: number): string => {
    const { group = '', kind, name } = load.resources[index] ?? {}
    return `${group}/${kind} ${name}`
  }
  return {
    edges: edges.map(({ from, to, strength }) => `${idOf(from)} -> ${idOf(to)}: ${strength}`),
    missing: missing.map(({ group, kind, name, namespace }) => `${group}/${kind} ${namespace ?? '-'}/${name}`),
    optional: optionalOutside,
  }
}

/** An object `group/version/Kind` (`v1/Pod` for the core group) with a body of JSON; metadata may be among it. */
function object(id: string, name: string, { metadata, ...body }: { metadata?: object; [field: string]: unknown } = {}) {
  const cut = id.lastIndexOf('/')
  const head = { apiVersion: id.slice(0, cut), kind: id.slice(cut + 1), metadata: { name, ...metadata } }
  return `---\n${JSON.stringify({ ...head, ...body })}\n`
}

const rbac = 'rbac.authorization.k8s.io/v1'
const admission = 'admissionregistration.k8s.io/v1'
const net = 'networking.k8s.io/v1'
const gateway = 'gateway.networking.k8s.io/v1'
const storage = 'storage.k8s.io/v1'
const devices = 'resource.k8s.io/v1'

const pod = (spec: object): string => object('v1/Pod', 'from', { spec })
const deployment = (spec: object): string => object('apps/v1/Deployment', 'from', { spec: { template: { spec } } })
const claim = (spec: object): string => object('v1/PersistentVolumeClaim', 'from', { spec })
const volume = (spec: object): string => object('v1/PersistentVolume', 'from', { spec })
const ingress = (spec: object): string => object(`${net}/Ingress`, 'from', { spec })
const route = (spec: object): string => object(`${gateway}/HTTPRoute`, 'from', { spec })
const labelled = { metadata: { labels: { app: 'x' } }, spec: { containers: [{ name: 'c' }] } }
const workload = object('apps/v1/Deployment', 'to', { spec: { template: labelled } })
const service = object('v1/Service', 'to')
const secret = object('v1/Secret', 'to')
const configMap = object('v1/ConfigMap', 'to')
const storageClass = object(`${storage}/StorageClass`, 'to')
const byName = { name: 'to' }

const podSpecRows: Row[] = [
  ['ConfigMap volume', deployment({ volumes: [{ configMap: byName }] }), configMap, 'soft'],
  [
    'projected ConfigMap',
    deployment({ volumes: [{ projected: { sources: [{ configMap: byName }] } }] }),
    configMap,
    'soft',
  ],
  ['projected Secret', deployment({ volumes: [{ projected: { sources: [{ secret: byName }] } }] }), secret, 'soft'],
  ['Secret volume', deployment({ volumes: [{ secret: { secretName: 'to' } }] }), secret, 'soft'],
  ['imagePullSecrets', deployment({ imagePullSecrets: [byName] }), secret, 'soft'],
  ['csi secret', deployment({ volumes: [{ csi: { nodePublishSecretRef: byName } }] }), secret, 'soft'],
  ['azureFile secret', deployment({ volumes: [{ azureFile: { secretName: 'to' } }] }), secret, 'soft'],
  ...['cephfs', 'cinder', 'flexVolume', 'iscsi', 'rbd', 'scaleIO', 'storageos'].map(
    (kind): Row => [`${kind} secret`, deployment({ volumes: [{ [kind]: { secretRef: byName } }] }), secret, 'soft'],
  ),
  ...['containers', 'initContainers', 'ephemeralContainers'].flatMap((list): Row[] => [
    [
      `${list} configMapKeyRef`,
      deployment({ [list]: [{ env: [{ valueFrom: { configMapKeyRef: byName } }] }] }),
      configMap,
      'soft',
    ],
    [`${list} configMapRef`, deployment({ [list]: [{ envFrom: [{ configMapRef: byName }] }] }), configMap, 'soft'],
    [
      `${list} secretKeyRef`,
      deployment({ [list]: [{ env: [{ valueFrom: { secretKeyRef: byName } }] }] }),
      secret,
      'soft',
    ],
    [`${list} secretRef`, deployment({ [list]: [{ envFrom: [{ secretRef: byName }] }] }), secret, 'soft'],
  ]),
  [
    'claim volume',
    deployment({ volumes: [{ persistentVolumeClaim: { claimName: 'to' } }] }),
    object('v1/PersistentVolumeClaim', 'to'),
    'soft',
  ],
  [
    'ephemeral volume class',
    deployment({ volumes: [{ ephemeral: { volumeClaimTemplate: { spec: { storageClassName: 'to' } } } }] }),
    storageClass,
    'soft',
  ],
  [
    'resource claim',
    deployment({ resourceClaims: [{ resourceClaimName: 'to' }] }),
    object(`${devices}/ResourceClaim`, 'to'),
    'soft',
  ],
  [
    'resource claim template',
    deployment({ resourceClaims: [{ resourceClaimTemplateName: 'to' }] }),
    object(`${devices}/ResourceClaimTemplate`, 'to'),
    'soft',
  ],
  [
    'cluster trust bundle',
    deployment({ volumes: [{ projected: { sources: [{ clusterTrustBundle: byName }] } }] }),
    object('certificates.k8s.io/v1beta1/ClusterTrustBundle', 'to'),
    'soft',
  ],
  ...(
    [
      ['serviceAccountName', 'v1/ServiceAccount'],
      ['serviceAccount', 'v1/ServiceAccount'],
      ['priorityClassName', 'scheduling.k8s.io/v1/PriorityClass'],
      ['runtimeClassName', 'node.k8s.io/v1/RuntimeClass'],
    ] as const
  ).flatMap(([field, kind]): Row[] => [
    [`${field} of a bare Pod`, pod({ [field]: 'to' }), object(kind, 'to'), 'hard'],
    [`${field} of a controller`, deployment({ [field]: 'to' }), object(kind, 'to'), 'soft'],
  ]),
  ...(
    [
      ['v1/PodTemplate', (spec: object) => ({ template: { spec } })],
      ['apps/v1/ReplicaSet', (spec: object) => ({ spec: { template: { spec } } })],
      ['apps/v1/StatefulSet', (spec: object) => ({ spec: { template: { spec } } })],
      ['apps/v1/DaemonSet', (spec: object) => ({ spec: { template: { spec } } })],
      ['batch/v1/Job', (spec: object) => ({ spec: { template: { spec } } })],
      ['v1/ReplicationController', (spec: object) => ({ spec: { template: { spec } } })],
      ['batch/v1/CronJob', (spec: object) => ({ spec: { jobTemplate: { spec: { template: { spec } } } } })],
      [
        'example.org/v1/Rollout',
        (spec: object) => ({ spec: { deep: [{ template: { spec: { containers: [], ...spec } } }] } }),
      ],
    ] as const
  ).map(
    ([kind, body]): Row => [
      `the pod spec of ${kind}`,
      object(kind, 'from', body({ imagePullSecrets: [byName] })),
      secret,
      'soft',
    ],
  ),
]

const hook = (kind: string, group = 'example.org'): string =>
  object(`${admission}/${kind}`, 'to', {
    webhooks: [
      { failurePolicy: 'Ignore', rules: [{ apiGroups: [group], apiVersions: ['v1'], resources: ['widgets'] }] },
    ],
  })
const crd = manifest`CRD Widget.example.org/v1`
const named = (text: string): string => text.replace('name: widgets.example.org', 'name: to')
const converted = object('apiextensions.k8s.io/v1/CustomResourceDefinition', 'from', {
  spec: { conversion: { webhook: { clientConfig: { service: byName } } } },
})
const policy = (does: string, spec: object): string => object(`${admission}/${does}AdmissionPolicy`, 'policy', { spec })
const binding = (does: string, spec: object): string =>
  object(`${admission}/${does}AdmissionPolicyBinding`, 'from', { spec: { policyName: 'policy', ...spec } })
const annotated = (id: string, key: string, value: string): string =>
  object(id, 'from', { metadata: { annotations: { [key]: value } } })

const otherRows: Row[] = [
  [
    'namespace',
    object('v1/ConfigMap', 'from', { metadata: { namespace: 'to' } }),
    object('v1/Namespace', 'to'),
    'hard',
  ],
  [
    'APIService of a kind',
    object('projectcalico.org/v3/Tier', 'from'),
    object('apiregistration.k8s.io/v1/APIService', 'to', { spec: { group: 'projectcalico.org', version: 'v3' } }),
    'hard',
  ],
  ['CRD of a kind', object('example.org/v1/Widget', 'from'), named(crd), 'hard'],
  ...(['', '.exactly', '.firstAvailable'] as const).flatMap((at): Row[] => {
    const request =
      at === ''
        ? { deviceClassName: 'to' }
        : at === '.exactly'
          ? { exactly: { deviceClassName: 'to' } }
          : { firstAvailable: [{ deviceClassName: 'to' }] }
    const spec = { devices: { requests: [request] } }
    const to = object(`${devices}/DeviceClass`, 'to')
    return [
      [`device class of a claim${at}`, object(`${devices}/ResourceClaim`, 'from', { spec }), to, 'soft'],
      [
        `device class of a template${at}`,
        object(`${devices}/ResourceClaimTemplate`, 'from', { spec: { spec } }),
        to,
        'soft',
      ],
    ]
  }),
  ['secrets of an account', object('v1/ServiceAccount', 'from', { secrets: [byName] }), secret, 'soft'],
  ['pull secrets of an account', object('v1/ServiceAccount', 'from', { imagePullSecrets: [byName] }), secret, 'soft'],
  [
    'account of a token',
    object('v1/Secret', 'from', {
      type: 'kubernetes.io/service-account-token',
      metadata: { annotations: { 'kubernetes.io/service-account.name': 'to' } },
    }),
    object('v1/ServiceAccount', 'to'),
    'hard',
  ],
  [
    'role',
    object(`${rbac}/RoleBinding`, 'from', { roleRef: { kind: 'Role', name: 'to' } }),
    object(`${rbac}/Role`, 'to'),
    'hard',
  ],
  ...['RoleBinding', 'ClusterRoleBinding'].flatMap((kind): Row[] => [
    [
      `cluster role of a ${kind}`,
      object(`${rbac}/${kind}`, 'from', { roleRef: { kind: 'ClusterRole', name: 'to' } }),
      object(`${rbac}/ClusterRole`, 'to'),
      'hard',
    ],
    [
      `subject of a ${kind}`,
      object(`${rbac}/${kind}`, 'from', { subjects: [{ kind: 'ServiceAccount', name: 'to', namespace: 'n' }] }),
      object('v1/ServiceAccount', 'to', { metadata: { namespace: 'n' } }),
      'soft',
    ],
  ]),
  [
    'aggregated roles',
    object(`${rbac}/ClusterRole`, 'from', {
      aggregationRule: { clusterRoleSelectors: [{ matchLabels: { app: 'x' } }] },
    }),
    object(`${rbac}/ClusterRole`, 'to', { metadata: { labels: { app: 'x' } } }),
    'soft',
  ],
  ['class of a claim', claim({ storageClassName: 'to' }), storageClass, 'soft'],
  [
    'class of a claim by annotation',
    annotated('v1/PersistentVolumeClaim', 'volume.beta.kubernetes.io/storage-class', 'to'),
    storageClass,
    'soft',
  ],
  [
    'class of claim templates',
    object('apps/v1/StatefulSet', 'from', { spec: { volumeClaimTemplates: [{ spec: { storageClassName: 'to' } }] } }),
    storageClass,
    'soft',
  ],
  [
    'class of claim templates by annotation',
    object('apps/v1/StatefulSet', 'from', {
      spec: {
        volumeClaimTemplates: [{ metadata: { annotations: { 'volume.beta.kubernetes.io/storage-class': 'to' } } }],
      },
    }),
    storageClass,
    'soft',
  ],
  ['volume of a claim', claim({ volumeName: 'to' }), object('v1/PersistentVolume', 'to'), 'soft'],
  [
    'attributes class of a claim',
    claim({ volumeAttributesClassName: 'to' }),
    object(`${storage}/VolumeAttributesClass`, 'to'),
    'soft',
  ],
  ...['dataSource', 'dataSourceRef'].flatMap((field): Row[] => [
    [
      `${field}: a snapshot`,
      claim({ [field]: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'to' } }),
      object('snapshot.storage.k8s.io/v1/VolumeSnapshot', 'to'),
      'soft',
    ],
    [
      `${field}: a claim`,
      claim({ [field]: { kind: 'PersistentVolumeClaim', name: 'to' } }),
      object('v1/PersistentVolumeClaim', 'to'),
      'soft',
    ],
  ]),
  ['class of a volume', volume({ storageClassName: 'to' }), storageClass, 'soft'],
  [
    'claim of a volume',
    volume({ claimRef: { namespace: 'n', name: 'to' } }),
    object('v1/PersistentVolumeClaim', 'to', { metadata: { namespace: 'n' } }),
    'soft',
  ],
  ...['controllerPublish', 'nodeStage', 'nodePublish', 'controllerExpand', 'nodeExpand'].map(
    (use): Row => [
      `${use} secret of a volume`,
      volume({ csi: { [`${use}SecretRef`]: { name: 'to', namespace: 'n' } } }),
      object('v1/Secret', 'to', { metadata: { namespace: 'n' } }),
      'soft',
    ],
  ),
  ['azureFile secret of a volume', volume({ azureFile: { secretName: 'to' } }), secret, 'soft'],
  ['iSCSI secret of a volume', volume({ iscsi: { secretRef: byName } }), secret, 'soft'],
  [
    'secret of a class',
    object(`${storage}/StorageClass`, 'from', {
      parameters: {
        'csi.storage.k8s.io/provisioner-secret-name': 'to',
        'csi.storage.k8s.io/provisioner-secret-namespace': 'n',
      },
    }),
    object('v1/Secret', 'to', { metadata: { namespace: 'n' } }),
    'soft',
  ],
  ['service of a StatefulSet', object('apps/v1/StatefulSet', 'from', { spec: { serviceName: 'to' } }), service, 'soft'],
  ['pods of a Service', object('v1/Service', 'from', { spec: { selector: { app: 'x' } } }), workload, 'soft'],
  [
    'service of an EndpointSlice',
    object('discovery.k8s.io/v1/EndpointSlice', 'from', {
      metadata: { labels: { 'kubernetes.io/service-name': 'to' } },
    }),
    service,
    'soft',
  ],
  ['class of an Ingress', ingress({ ingressClassName: 'to' }), object(`${net}/IngressClass`, 'to'), 'soft'],
  [
    'class of an Ingress by annotation',
    annotated(`${net}/Ingress`, 'kubernetes.io/ingress.class', 'to'),
    object(`${net}/IngressClass`, 'to'),
    'soft',
  ],
  ['default backend', ingress({ defaultBackend: { service: byName } }), service, 'soft'],
  ['backend', ingress({ rules: [{ http: { paths: [{ backend: { service: byName } }] } }] }), service, 'soft'],
  [
    'backend that is a resource',
    ingress({
      rules: [{ http: { paths: [{ backend: { resource: { apiGroup: 'k.org', kind: 'Bucket', name: 'to' } } }] } }],
    }),
    object('k.org/v1/Bucket', 'to'),
    'soft',
  ],
  ['old default backend', ingress({ backend: { serviceName: 'to' } }), service, 'soft'],
  ['old backend', ingress({ rules: [{ http: { paths: [{ backend: { serviceName: 'to' } }] } }] }), service, 'soft'],
  ['TLS of an Ingress', ingress({ tls: [{ secretName: 'to' }] }), secret, 'soft'],
  [
    'parameters of an IngressClass',
    object(`${net}/IngressClass`, 'from', { spec: { parameters: { apiGroup: 'k.org', kind: 'Params', name: 'to' } } }),
    object('k.org/v1/Params', 'to'),
    'soft',
  ],
  [
    'class of a Gateway',
    object(`${gateway}/Gateway`, 'from', { spec: { gatewayClassName: 'to' } }),
    object(`${gateway}/GatewayClass`, 'to'),
    'soft',
  ],
  [
    'certificates of a Gateway',
    object(`${gateway}/Gateway`, 'from', { spec: { listeners: [{ tls: { certificateRefs: [byName] } }] } }),
    secret,
    'soft',
  ],
  ['parent of a route', route({ parentRefs: [byName] }), object(`${gateway}/Gateway`, 'to'), 'soft'],
  [
    'parent of a route that is a Service',
    route({ parentRefs: [{ group: '', kind: 'Service', name: 'to' }] }),
    service,
    'soft',
  ],
  ['backend of a route', route({ rules: [{ backendRefs: [byName] }] }), service, 'soft'],
  ['mirror of a route', route({ rules: [{ filters: [{ requestMirror: { backendRef: byName } }] }] }), service, 'soft'],
  ...(
    [
      ['autoscaling/v2/HorizontalPodAutoscaler', 'scaleTargetRef'],
      ['keda.sh/v1alpha1/ScaledObject', 'scaleTargetRef'],
      ['autoscaling.k8s.io/v1/VerticalPodAutoscaler', 'targetRef'],
    ] as const
  ).map(
    ([kind, field]): Row => [
      `target of ${kind}`,
      object(kind, 'from', { spec: { [field]: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'to' } } }),
      object('apps/v1/StatefulSet', 'to'),
      'soft',
    ],
  ),
  [
    'pods of a budget',
    object('policy/v1/PodDisruptionBudget', 'from', { spec: { selector: { matchLabels: { app: 'x' } } } }),
    workload,
    'soft',
  ],
  [
    'pods of a budget by expression',
    object('policy/v1/PodDisruptionBudget', 'from', {
      spec: { selector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['w', 'x'] }] } },
    }),
    workload,
    'soft',
  ],
  [
    'pods of a network policy',
    object(`${net}/NetworkPolicy`, 'from', { spec: { podSelector: { matchLabels: { app: 'x' } } } }),
    workload,
    'soft',
  ],
  ...['Mutating', 'Validating'].flatMap((does): Row[] => [
    [
      `service of a ${does} webhook`,
      object(`${admission}/${does}WebhookConfiguration`, 'from', { webhooks: [{ clientConfig: { service: byName } }] }),
      service,
      'ready',
    ],
    [
      `${does} webhook that takes a custom resource in`,
      `${object('example.org/v1/Widget', 'from')}${crd}`,
      hook(`${does}WebhookConfiguration`),
      'ready',
    ],
    [
      `certificate of a ${does} webhook`,
      annotated(`${admission}/${does}WebhookConfiguration`, 'cert-manager.io/inject-ca-from', 'n/to'),
      object('cert-manager.io/v1/Certificate', 'to', { metadata: { namespace: 'n' } }),
      'soft',
    ],
    [
      `policy of a ${does} binding`,
      object(`${admission}/${does}AdmissionPolicyBinding`, 'from', { spec: { policyName: 'to' } }),
      object(`${admission}/${does}AdmissionPolicy`, 'to'),
      'soft',
    ],
    [
      `parameters of a ${does} binding`,
      `${binding(does, { paramRef: { name: 'to', namespace: 'n' } })}${policy(does, { paramKind: { apiVersion: 'v1', kind: 'ConfigMap' } })}`,
      object('v1/ConfigMap', 'to', { metadata: { namespace: 'n' } }),
      'soft',
    ],
    [
      `parameters of a ${does} binding by labels`,
      `${binding(does, { paramRef: { selector: { matchLabels: { app: 'x' } } } })}${policy(does, { paramKind: { apiVersion: 'example.org/v1', kind: 'Widget' } })}`,
      object('example.org/v1/Widget', 'to', { metadata: { labels: { app: 'x' } } }),
      'soft',
    ],
    [
      `kind of the parameters of a ${does} policy`,
      policy(does, { paramKind: { apiVersion: 'example.org/v1', kind: 'Widget' } }).replace('"policy"', '"from"'),
      named(crd),
      'soft',
    ],
  ]),
  [
    'service of an APIService',
    object('apiregistration.k8s.io/v1/APIService', 'from', { spec: { service: byName } }),
    service,
    'ready',
  ],
  ['converter of a CRD', converted, service, 'soft'],
  [
    'converter of a CRD of v1beta1',
    object('apiextensions.k8s.io/v1beta1/CustomResourceDefinition', 'from', {
      spec: { conversion: { webhookClientConfig: { service: byName } } },
    }),
    service,
    'soft',
  ],
  ...['apiextensions.k8s.io/v1/CustomResourceDefinition', 'apiregistration.k8s.io/v1/APIService'].map(
    (kind): Row => [
      `certificate of ${kind}`,
      annotated(kind, 'cert-manager.io/inject-ca-from', 'n/to'),
      object('cert-manager.io/v1/Certificate', 'to', { metadata: { namespace: 'n' } }),
      'soft',
    ],
  ),
  [
    'secret that a CA comes from',
    annotated(`${admission}/MutatingWebhookConfiguration`, 'cert-manager.io/inject-ca-from-secret', 'n/to'),
    object('v1/Secret', 'to', { metadata: { namespace: 'n' } }),
    'soft',
  ],
  ...['Issuer', 'ClusterIssuer'].flatMap((kind): Row[] => [
    [
      `certificate by ${kind}`,
      object('cert-manager.io/v1/Certificate', 'from', { spec: { issuerRef: { kind, name: 'to' } } }),
      object(`cert-manager.io/v1/${kind}`, 'to'),
      'soft',
    ],
    [
      `CA of ${kind}`,
      object(`cert-manager.io/v1/${kind}`, 'from', { spec: { ca: { secretName: 'to' } } }),
      secret,
      'soft',
    ],
  ]),
  [
    'what a Certificate makes',
    deployment({ volumes: [{ secret: { secretName: 'tls' } }] }),
    object('cert-manager.io/v1/Certificate', 'to', { spec: { secretName: 'tls' } }),
    'soft',
  ],
  [
    'level of a FlowSchema',
    object('flowcontrol.apiserver.k8s.io/v1/FlowSchema', 'from', { spec: { priorityLevelConfiguration: byName } }),
    object('flowcontrol.apiserver.k8s.io/v1/PriorityLevelConfiguration', 'to'),
    'soft',
  ],
]

const between = ({ edges }: Drawn): string[] => edges.filter(edge => / from -> \S+ to: /.test(edge))

describe('every row of the table', () => {
  test.each([...podSpecRows, ...otherRows])('%s', (_, from, to, strength) => {
    // Whichever comes first in the input.
    for (const text of [from + to, to + from]) {
      const edges = between(drawn(text))
      expect(edges).toHaveLength(1)
      expect(edges[0]).toMatch(new RegExp(`: ${strength}$`))
    }
    expect(between(drawn(from))).toEqual([])
  })

  test.each([...podSpecRows, ...otherRows])('%s: the same kind of another group is not meant', (_, from, to) => {
    const elsewhere = to
      .replaceAll(/"apiVersion":"(?:[^"/]+\/)?([^"/]+)"/g, '"apiVersion":"elsewhere.org/$1"')
      .replaceAll(/^apiVersion: .*\/(.*)$/gm, 'apiVersion: elsewhere.org/$1')
    const { edges } = drawn(from + elsewhere)
    expect(edges.filter(edge => /-> elsewhere\.org\/\S+ to: (?:hard|ready)$/.test(edge))).toEqual([])
    // A pod template is one by its shape, whatever its group says.
    const isTemplate = elsewhere.includes('"template"')
    expect(edges.filter(edge => !isTemplate && /-> elsewhere\.org\/\S+ to:/.test(edge))).toEqual([])
  })
})

describe('certificates that cert-manager makes for an annotation', () => {
  const asking = (by: string): string =>
    object(`${net}/Ingress`, 'from', {
      metadata: { annotations: { [by]: 'x' } },
      spec: { tls: [{ secretName: 'to' }] },
    })

  test.each(['cert-manager.io/issuer', 'cert-manager.io/cluster-issuer'])('are not missing: %s', by => {
    expect(drawn(asking(by)).missing).toEqual([])
    expect(drawn(asking('example.org/issuer')).missing).toEqual(['/Secret -/to'])
  })

  test('are those of the input where it has them', () => {
    expect(between(drawn(asking('cert-manager.io/issuer') + secret))).toHaveLength(1)
  })

  test('are not missing for what mounts them, and of a Gateway alike', () => {
    const gatewayAsking = object(`${gateway}/Gateway`, 'gw', {
      metadata: { annotations: { 'cert-manager.io/issuer': 'x' } },
      spec: { listeners: [{ tls: { certificateRefs: [byName] } }] },
    })
    const { edges, missing } = drawn(deployment({ volumes: [{ secret: { secretName: 'to' } }] }) + gatewayAsking)
    expect(edges).toEqual([`apps/Deployment from -> gateway.networking.k8s.io/Gateway gw: soft`])
    expect(missing.filter(each => each.startsWith('/Secret'))).toEqual([])
  })
})

test('Endpoints belong to the Service of their name', () => {
  const texts = [object('v1/Endpoints', 'same'), object('v1/Service', 'same')]
  expect(drawn(...texts).edges).toEqual(['/Endpoints same -> /Service same: soft'])
})

describe('optional', () => {
  const optional = { name: 'to', optional: true }
  test.each([
    ['ConfigMap volume', { volumes: [{ configMap: optional }] }],
    ['Secret volume', { volumes: [{ secret: { secretName: 'to', optional: true } }] }],
    ['projected ConfigMap', { volumes: [{ projected: { sources: [{ configMap: optional }] } }] }],
    ['projected Secret', { volumes: [{ projected: { sources: [{ secret: optional }] } }] }],
    ['configMapKeyRef', { containers: [{ env: [{ valueFrom: { configMapKeyRef: optional } }] }] }],
    ['secretKeyRef', { containers: [{ env: [{ valueFrom: { secretKeyRef: optional } }] }] }],
    ['configMapRef', { containers: [{ envFrom: [{ configMapRef: optional }] }] }],
    ['secretRef', { containers: [{ envFrom: [{ secretRef: optional }] }] }],
    ['cluster trust bundle', { volumes: [{ projected: { sources: [{ clusterTrustBundle: optional }] } }] }],
  ])('%s gives no edge and is never missing', (_, spec) => {
    expect(drawn(deployment(spec))).toEqual({ edges: [], missing: [], optional: 1 })
    const inside = drawn(deployment(spec) + configMap + secret)
    expect(between(inside)).toEqual([])
  })

  test('parameters that may be missing are not missed', () => {
    const texts = [
      binding('Validating', { paramRef: { name: 'to', parameterNotFoundAction: 'Allow' } }),
      policy('Validating', { paramKind: { apiVersion: 'v1', kind: 'ConfigMap' } }),
    ]
    expect(drawn(...texts)).toMatchObject({ missing: [], optional: 1 })
    const denying = texts.map(text => text.replace('Allow', 'Deny'))
    expect(drawn(...denying)).toMatchObject({ missing: ['/ConfigMap -/to'], optional: 0 })
  })
})

describe('namespaces', () => {
  const inNamespace = (id: string, name: string, namespace: string | null, body: object = {}): string =>
    object(id, name, { ...body, metadata: namespace === null ? {} : { namespace } })
  const user = (namespace: string | null): string =>
    inNamespace('v1/Pod', 'from', namespace, { spec: { volumes: [{ configMap: byName }] } })
  const target = (namespace: string | null): string => inNamespace('v1/ConfigMap', 'to', namespace)

  test.each([
    ['the same', 'a', 'a', 1],
    ['another', 'a', 'b', 0],
    ['an unset one, which the apply gives', 'a', null, 1],
    ['a set one, from an unset one', null, 'a', 1],
    ['both unset', null, null, 1],
  ])('%s', (_, own, other, count) => {
    expect(between(drawn(user(own) + target(other)))).toHaveLength(count)
  })

  test('of a selector are those of its object', () => {
    const selecting = (namespace: string): string =>
      inNamespace('v1/Service', 'from', namespace, { spec: { selector: { app: 'x' } } })
    const pods = (namespace: string): string =>
      inNamespace('apps/v1/Deployment', 'to', namespace, { spec: { template: labelled } })
    expect(between(drawn(selecting('a') + pods('a')))).toHaveLength(1)
    expect(between(drawn(selecting('a') + pods('b')))).toEqual([])
  })
})

describe('expressions of a selector', () => {
  const budget = (...matchExpressions: object[]): string =>
    object('policy/v1/PodDisruptionBudget', 'from', { spec: { selector: { matchExpressions } } })
  test.each([
    ['In', { key: 'app', operator: 'In', values: ['x'] }, 1],
    ['In of others', { key: 'app', operator: 'In', values: ['y'] }, 0],
    ['NotIn', { key: 'app', operator: 'NotIn', values: ['x'] }, 0],
    ['NotIn of others', { key: 'app', operator: 'NotIn', values: ['y'] }, 1],
    ['Exists', { key: 'app', operator: 'Exists' }, 1],
    ['DoesNotExist', { key: 'app', operator: 'DoesNotExist' }, 0],
    ['an unknown operator', { key: 'app', operator: 'Like', values: ['x'] }, 0],
  ])('%s', (_, expression, count) => {
    expect(between(drawn(budget(expression) + workload))).toHaveLength(count)
  })
})

test('a kind of parameters that nothing in the input defines is missing', () => {
  const paramKind = { apiVersion: 'example.org/v1', kind: 'Widget' }
  expect(drawn(policy('Mutating', { paramKind })).missing).toEqual([
    'apiextensions.k8s.io/CustomResourceDefinition -/Widget.example.org',
  ])
})

test('owners are counted: no manifest says which object a uid means', () => {
  const owned = object('v1/ConfigMap', 'a', { metadata: { ownerReferences: [{ kind: 'Pod', name: 'p', uid: 'u' }] } })
  expect(findReferences(loadTexts(owned + configMap)).owned).toBe(1)
})
