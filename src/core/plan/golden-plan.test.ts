import { expect, test } from 'vitest'
import { loadTexts } from '../testing/manifest'
import type { PlanSettings } from './plan'
import { planBundles } from './plan-bundles'
import { writeDocuments } from './write-documents'

/**
 * An operator with everything that the order of an install knows: its own CRD with a conversion webhook, a cert-manager
 * Certificate that makes the Secret its workload mounts (whose CRDs are elsewhere), a webhook without which its custom
 * resources are refused, an aggregated API with objects of its own, a binding before its role, a Pod by itself.
 */
const operator = `
apiVersion: example.org/v1
kind: Widget
metadata: {name: w, namespace: op}
---
apiVersion: example.org/v2
kind: Widget
metadata: {name: w2, namespace: op}
---
apiVersion: metrics.example.org/v1
kind: Sample
metadata: {name: s, namespace: op}
---
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: hook, annotations: {cert-manager.io/inject-ca-from: op/serving}}
webhooks:
- clientConfig: {service: {name: op, namespace: op}}
  rules: [{apiGroups: [example.org], apiVersions: ['*'], resources: [widgets]}]
---
apiVersion: apiregistration.k8s.io/v1
kind: APIService
metadata: {name: v1.metrics.example.org}
spec: {group: metrics.example.org, version: v1, service: {name: op, namespace: op}}
---
apiVersion: v1
kind: Pod
metadata: {name: once, namespace: op}
spec: {serviceAccountName: op, priorityClassName: high, containers: [{name: c}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: op, namespace: op}
spec:
  template:
    metadata: {labels: {app: op}}
    spec:
      serviceAccountName: op
      containers: [{name: c, envFrom: [{configMapRef: {name: absent, optional: true}}]}]
      volumes: [{name: tls, secret: {secretName: op-tls}}, {name: more, configMap: {name: nowhere}}]
---
apiVersion: v1
kind: Service
metadata: {name: op, namespace: op}
spec: {selector: {app: op}}
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: serving, namespace: op}
spec: {secretName: op-tls, issuerRef: {kind: Issuer, name: own}}
---
apiVersion: cert-manager.io/v1
kind: Issuer
metadata: {name: own, namespace: op}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: op}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: op}
subjects: [{kind: ServiceAccount, name: op, namespace: op}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: op}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: op, namespace: op}
---
apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: {name: high}
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: widgets.example.org}
spec:
  group: example.org
  scope: Namespaced
  names: {kind: Widget, plural: widgets}
  conversion: {strategy: Webhook, webhook: {clientConfig: {service: {name: op, namespace: op}}}}
  versions: [{name: v1, served: true, storage: true}, {name: v2, served: true, storage: false}]
---
apiVersion: v1
kind: Namespace
metadata: {name: op}
`

const settings: PlanSettings = { preset: 'stages', form: 'text', target: 'kubectl', maxBytes: null, name: 'op' }

function planned(preset: PlanSettings['preset']) {
  const load = loadTexts(operator)
  const all = { ...settings, preset }
  const plan = planBundles(load, writeDocuments(load, all), all)
  const nameOf = (index: number): string => `${load.resources[index]?.kind} ${load.resources[index]?.name}`
  return {
    plan,
    bundles: plan.bundles.map(
      ({ name, placements }) => `${name}: ${placements.map(({ resource }) => nameOf(resource)).join(', ')}`,
    ),
    missing: plan.missing.map(({ kind, name, strength }) => `${kind} ${name} ${strength}`),
  }
}

test('an operator with everything, in stages', () => {
  const { plan, bundles, missing } = planned('stages')
  expect(bundles).toEqual([
    '00-namespaces: Namespace op',
    '10-crds: CustomResourceDefinition widgets.example.org',
    '20-cluster: PriorityClass high',
    '30-rbac: ClusterRole op, ServiceAccount op, ClusterRoleBinding op',
    '45-external-crs: Issuer own, Certificate serving',
    '50-services: Service op',
    '60-workloads: Pod once, Deployment op',
    '80-extensions: APIService v1.metrics.example.org',
    '90-custom-resources-01: Widget w, Widget w2, Sample s',
    '90-custom-resources-02: MutatingWebhookConfiguration hook',
  ])
  expect(plan.stages.flatMap(({ id, waits }) => waits.map(({ until }) => `${id} ${until}`))).toEqual([
    '00-namespaces active',
    '10-crds established',
    '60-workloads rollout',
    '80-extensions available',
  ])
  expect(missing).toEqual([
    'CustomResourceDefinition Certificate.cert-manager.io hard',
    'CustomResourceDefinition Issuer.cert-manager.io hard',
    'ConfigMap nowhere soft',
  ])
  expect(plan).toMatchObject({ optionalOutside: 1, loosened: [], broken: [], movesNotMade: [] })
})

test('the same in one sequence: what is needed hard, or must be serving, comes before, and what waits for it in a stage of its own', () => {
  const { plan, bundles } = planned('fit')
  const [all = '', ...last] = bundles
  const order = all.replace('00-all: ', '').split(', ')
  const before = (a: string, b: string): void => expect(order.indexOf(a)).toBeLessThan(order.indexOf(b))
  before('Namespace op', 'Deployment op')
  before('CustomResourceDefinition widgets.example.org', 'Widget w')
  before('ClusterRole op', 'ClusterRoleBinding op')
  before('Deployment op', 'APIService v1.metrics.example.org')
  before('ServiceAccount op', 'Pod once')
  expect(last).toEqual([
    '90-custom-resources-01: Widget w2, Sample s',
    '90-custom-resources-02: MutatingWebhookConfiguration hook',
  ])
  expect(plan.stages.map(({ waits }) => waits.map(({ until }) => until))).toEqual([
    ['active', 'established', 'rollout', 'available'],
    [],
  ])
})

test('the same by namespace: what is in none is begun anew where the order asks for it', () => {
  expect(planned('by-namespace').bundles.map(bundle => bundle.split(':')[0])).toEqual([
    '01-cluster',
    '02-op',
    '03-cluster',
    '04-op',
    '05-cluster',
  ])
})
