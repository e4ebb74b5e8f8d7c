import { type Mapping, writeYaml } from '../manifest'
import { description } from './harbour-words'
import { mapping } from './mapping'
import { anyObject, members, object, type Schema, text } from './schema'
import { type Dice, seededDice } from './seeded-dice'
import { workloadSchema } from './workload-schema'

const group = 'harbourworks.example'

/** Kind and number of fields: most are small, a few are not, as in an operator that grew over years. */
const kinds: readonly (readonly [kind: string, fields: number])[] = [
  ['Anchorage', 6],
  ['Berth', 16],
  ['BerthClaim', 4],
  ['Buoy', 4],
  ['Channel', 18],
  ['Crane', 10],
  ['CraneProfile', 5],
  ['CustomsRule', 30],
  ['Dredger', 4],
  ['Ferry', 5],
  ['GatePass', 4],
  ['HarbourConfiguration', 32],
  ['Ledger', 4],
  ['Lock', 6],
  ['Mooring', 5],
  ['Pilot', 4],
  ['PilotRoute', 28],
  ['Quay', 6],
  ['Storm', 5],
  ['TideTable', 4],
  ['Tug', 4],
  ['Warehouse', 6],
]

/** The parts of a harbour that the operator runs, each with a workload that can be changed. */
const workloads = [
  'beacon',
  'buoyTender',
  'craneDriver',
  'customsDesk',
  'ferryman',
  'gateHouse',
  'lightKeeper',
  'lockKeeper',
  'nightWatch',
  'pilotOffice',
  'stevedore',
  'tideGauge',
]

/**
 * The manifest of an operator that does not exist: 29 documents, of them 24 CRDs, one of which is too large for the
 * copy that client-side apply keeps in an annotation. Shaped and sized like the release files of real network
 * operators. The same text each time.
 */
export function operatorWithCrds(): string {
  const dice = seededDice(1876)
  const crds = [
    ...kinds.map(([kind, fields]) => crd(kind, anyObject(`${kind}Spec`, fields, 2, dice), dice)),
    crd('Terminal', runningSpec('Terminal', ['terminal'], dice), dice),
    crd('Installation', runningSpec('Installation', workloads, dice), dice),
  ]
  return [
    `# A sample: no such operator exists.\n${writeYaml(namespace)}`,
    ...crds.map(crd => `# Source: crds/${crd.get('kind')}.yaml\n${writeYaml(crd)}`),
    ...[serviceAccount, clusterRole, clusterRoleBinding, deployment].map(writeYaml),
  ].join('---\n')
}

function runningSpec(kind: string, workloads: readonly string[], dice: Dice): Schema {
  const properties = workloads.map(name => [`${name}Deployment`, workloadSchema(name, dice)] as const)
  return object(description(`${kind}Spec`, 1, dice), Object.fromEntries(properties))
}

function crd(kind: string, spec: Schema, dice: Dice): Mapping {
  const singular = kind.toLowerCase()
  const plural = singular
    .replace(/s$/, 'se')
    .replace(/([^aeiou])y$/, '$1ie')
    .concat('s')
  const openAPIV3Schema = object(description(kind, 2, dice), {
    apiVersion: text('The version of the schema that this object is written in.'),
    kind: text('The kind of this object, in CamelCase.'),
    metadata: members({ type: 'object' }),
    spec,
    status: anyObject(`${kind}Status`, 3, 0, dice),
  })
  return mapping({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: mapping({ name: `${plural}.${group}` }),
    spec: mapping({
      group,
      names: mapping({ kind, listKind: `${kind}List`, plural, singular }),
      scope: 'Cluster',
      versions: [
        mapping({
          name: 'v1',
          schema: mapping({ openAPIV3Schema }),
          served: true,
          storage: true,
          subresources: mapping({ status: new Map() }),
        }),
      ],
    }),
  })
}

const operator = 'harbour-operator'
const ofOperator = mapping({ name: operator, namespace: operator })

const namespace = mapping({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: mapping({ name: operator, labels: mapping({ name: operator }) }),
})

const serviceAccount = mapping({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: ofOperator })

const clusterRole = mapping({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: mapping({ name: operator }),
  rules: [
    rule('', ['configmaps', 'namespaces', 'nodes', 'pods', 'secrets', 'serviceaccounts', 'services']),
    rule('apps', ['daemonsets', 'deployments', 'statefulsets']),
    rule('apiextensions.k8s.io', ['customresourcedefinitions']),
    rule(group, ['*']),
  ],
})

const clusterRoleBinding = mapping({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRoleBinding',
  metadata: mapping({ name: operator }),
  roleRef: mapping({ apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: operator }),
  subjects: [mapping({ kind: 'ServiceAccount', name: operator, namespace: operator })],
})

const deployment = mapping({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: ofOperator,
  spec: mapping({
    replicas: 1,
    selector: mapping({ matchLabels: mapping({ name: operator }) }),
    template: mapping({
      metadata: mapping({ labels: mapping({ name: operator }) }),
      spec: mapping({
        serviceAccountName: operator,
        containers: [
          mapping({
            name: operator,
            image: `registry.${group}/operator:v1.38.0`,
            args: ['--watch-namespace=*'],
            env: [mapping({ name: 'OPERATOR_NAME', value: operator })],
          }),
        ],
      }),
    }),
  }),
})

function rule(apiGroup: string, resources: readonly string[]): Mapping {
  return mapping({
    apiGroups: [apiGroup],
    resources,
    verbs: ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'],
  })
}

/** The same operator once its CRDs come in a file of their own, as projects do whose manifest no longer fits. */
export function operatorWithoutCrds(): string {
  const documents = operatorWithCrds().split('---\n')
  return documents.filter(document => !document.includes('\nkind: CustomResourceDefinition\n')).join('---\n')
}

/** The same operator one version later: another image, more that it may do, and longer descriptions. */
export function operatorUpgraded(): string {
  return operatorWithCrds()
    .replace('operator:v1.38.0', 'operator:v1.39.0')
    .replace(/^( *)- secrets$/m, '$1- secrets\n$1- endpoints\n$1- events')
    .replaceAll(' the tide ', ' the tide of the day ')
}
