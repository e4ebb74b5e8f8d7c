import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Plan, type PlanSettings, planBundles, presets, writeDocuments } from '../plan'
import type { Load } from '../resource'
import { type Blocked, ClusterModel } from '../testing/cluster-model'
import { loadTexts, manifest } from '../testing/manifest'
import { runs } from '../testing/runs'
import { describeWithFixtures, sharedFixture } from '../testing/shared-fixtures'
import { bundleFile, stagesOf } from './bundles'
import { kubectlSteps } from './kubectl-steps'
import { orderNotes } from './order-notes'
import { type ApplierId, appliers } from './rules'

const namespaces = fc.constantFrom('shop', 'back')
const apps = fc.constantFrom('a', 'b')

const webhook = fc
  .record({
    name: fc.constantFrom('hook-a', 'hook-b'),
    app: apps,
    namespace: namespaces,
    policy: fc.constantFrom('', 'failurePolicy: Ignore, '),
    resources: fc.constantFrom('deployments', 'pods', 'widgets', 'configmaps', 'services', '*'),
    only: fc.constantFrom('', 'shop'),
    component: apps,
  })
  .map(({ name, app, namespace, policy, resources, only, component }) => {
    const selector = only === '' ? '' : `namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ${only}}}, `
    return `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: {name: ${name}, labels: {app.kubernetes.io/name: ${component}}}
webhooks: [{name: w.x.y, ${policy}${selector}clientConfig: {service: {name: ${app}, namespace: ${namespace}}}, rules: [{apiGroups: ['*'], apiVersions: ['*'], operations: [CREATE], resources: ['${resources}']}]}]
`
  })

const inNamespace = fc.record({ app: apps, namespace: namespaces, component: apps })
const deployment = inNamespace.map(
  ({ app, namespace, component }) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${app}, namespace: ${namespace}, labels: {app.kubernetes.io/name: ${component}}}
spec: {selector: {matchLabels: {app: ${app}}}, template: {metadata: {labels: {app: ${app}}}, spec: {containers: []}}}
`,
)
const service = inNamespace.map(
  ({ app, namespace, component }) => `apiVersion: v1
kind: Service
metadata: {name: ${app}, namespace: ${namespace}, labels: {app.kubernetes.io/name: ${component}}}
spec: {selector: {app: ${app}}}
`,
)
const apiService = inNamespace.map(
  ({ app, namespace }) => `apiVersion: apiregistration.k8s.io/v1
kind: APIService
metadata: {name: v1.metrics.example.org}
spec: {group: metrics.example.org, version: v1, service: {name: ${app}, namespace: ${namespace}}}
`,
)
const others = fc.constantFrom(
  ...[
    manifest`Namespace shop`,
    manifest`Namespace back`,
    manifest`CRD Widget.example.org/v1`,
    manifest`Widget.example.org/v1 w ns=shop`,
    manifest`Widget.example.org/v1 w ns=back`,
    manifest`ConfigMap c ns=shop`,
    manifest`ConfigMap c ns=back`,
    manifest`Sample.metrics.example.org/v1 s ns=shop`,
    manifest`ServiceAccount s ns=back`,
  ].map(text => text.slice('---\n'.length)),
)

const inputs = fc.uniqueArray(
  fc.oneof(
    { weight: 3, arbitrary: webhook },
    { weight: 3, arbitrary: deployment },
    { weight: 3, arbitrary: service },
    { weight: 1, arbitrary: apiService },
    { weight: 5, arbitrary: others },
  ),
  // One object of each identity: a second would change the first.
  {
    minLength: 1,
    maxLength: 14,
    selector: text =>
      text
        .split('\n')
        .slice(0, 3)
        .join()
        .replace(/, labels.*/, ''),
  },
)

const planned = (load: Load, preset: PlanSettings['preset'], target: ApplierId): Plan => {
  const settings: PlanSettings = { preset, form: 'text', target, maxBytes: null, name: 'x' }
  return planBundles(load, writeDocuments(load, settings), settings)
}

/** What `apply.sh` does, step by step; nothing runs and nothing is served before the script has waited for it. */
function applyByScript(load: Load, plan: Plan): Blocked[] {
  const cluster = new ClusterModel(load)
  const blocked: (Blocked | null)[] = []
  const indexOf = (test: (resource: Load['resources'][number]) => boolean): number => load.resources.findIndex(test)
  for (const step of kubectlSteps(load, plan, { seconds: 1, jobs: false }).flatMap(({ steps }) => steps)) {
    const bundle = plan.bundles.find(each => 'file' in step && bundleFile(each) === step.file)
    const held = bundle?.placements.map(({ resource }) => resource) ?? []
    if (step.do === 'apply') {
      for (const resource of held) {
        const because = cluster.apply(resource)
        // Tried again until it is served, while nothing else has happened.
        if (because?.why === 'kind-not-served' && step.retried) cluster.serve(because.by)
        blocked.push(because?.why === 'kind-not-served' && step.retried ? cluster.apply(resource) : because)
      }
    } else if (step.do === 'wait-established') {
      const waited =
        'file' in step.what
          ? plan.bundles.find(each => 'file' in step.what && bundleFile(each) === step.what.file)
          : null
      const { what } = step
      const crds =
        'crd' in what
          ? [indexOf(({ name }) => name === what.crd)]
          : (waited?.placements.map(({ resource }) => resource) ?? [])
      for (const crd of crds) cluster.serve(crd)
    } else if (step.do === 'wait-available') {
      cluster.serve(indexOf(({ kind, name }) => kind === 'APIService' && name === step.apiService))
    } else if (step.do === 'rollout') {
      blocked.push(
        cluster.start(
          indexOf(
            ({ kind, name, namespace }) => kind === 'Deployment' && name === step.name && namespace === step.namespace,
          ),
        ),
      )
    }
  }
  // What nobody waited for starts in the end.
  for (const index of load.resources.keys())
    if (load.resources[index]?.kind === 'Deployment') blocked.push(cluster.start(index))
  return blocked.filter(each => each !== null)
}

/** Those that wait for a whole stage, and try again in it what is only not served yet. */
function applyByStages(load: Load, plan: Plan): Blocked[] {
  const cluster = new ClusterModel(load)
  const blocked: (Blocked | null)[] = []
  for (const { bundles } of stagesOf(plan)) {
    const held = bundles.flatMap(({ placements }) => placements.map(({ resource }) => resource))
    for (const resource of held) {
      const because = cluster.apply(resource)
      if (because?.why === 'kind-not-served') cluster.serve(because.by)
      blocked.push(because?.why === 'kind-not-served' ? cluster.apply(resource) : because)
    }
    for (const resource of held)
      if (load.resources[resource]?.kind === 'Deployment') blocked.push(cluster.start(resource))
    for (const resource of held) cluster.serve(resource)
  }
  return blocked.filter(each => each !== null)
}

/**
 * Those that wait for nothing, and try again until what is not served yet is: what stands against an object then is a
 * webhook alone.
 */
function applyWithoutWaiting(load: Load, order: readonly number[]): Blocked[] {
  const cluster = new ClusterModel(load)
  return order
    .map(resource => {
      const because = cluster.apply(resource)
      if (because?.why === 'kind-not-served') cluster.serve(because.by)
      return because?.why === 'kind-not-served' ? cluster.apply(resource) : because
    })
    .filter(each => each?.why === 'webhook') as Blocked[]
}

/** Objects that a cluster refuses in the order of an applier, save those of which the export says so. */
function refusedBy(load: Load, plan: Plan): Blocked[] {
  const { target } = plan.settings
  if (target === 'kubectl' || target === 'powershell') return applyByScript(load, plan)
  if (target === 'argocd' || target === 'flux' || target === 'fleet') return applyByStages(load, plan)
  const order = plan.bundles.flatMap(({ placements }) => placements.map(({ resource }) => resource))
  const said = new Set(
    orderNotes({ load, plan, options: {} })
      .filter(({ code }) => code === 'webhook-not-awaited')
      .flatMap(({ resources }) => resources),
  )
  return applyWithoutWaiting(load, order).filter(({ by }) => !said.has(by))
}

describe.each(appliers.map(({ id }) => id))('for %s', target => {
  test('property: nothing is blocked, in any plan', () => {
    fc.assert(
      fc.property(inputs, fc.constantFrom(...presets), (documents, preset) => {
        const load = loadTexts(documents.join('---\n'))
        expect(refusedBy(load, planned(load, preset, target))).toEqual([])
      }),
      { numRuns: runs(20, 4000) },
    )
  })
})

test('the model blocks what it should: a webhook first, or with it what it admits', () => {
  const hook = `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: {name: h}
webhooks: [{clientConfig: {service: {name: a, namespace: shop}}, rules: [{apiGroups: [apps], resources: [deployments]}]}]
`
  const load = loadTexts(
    [
      hook,
      'apiVersion: v1\nkind: Service\nmetadata: {name: a, namespace: shop}\nspec: {selector: {app: a}}\n',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a, namespace: shop}\nspec: {template: {metadata: {labels: {app: a}}}}\n',
    ].join('---\n'),
  )
  expect(applyWithoutWaiting(load, [0, 1, 2])).toEqual([{ object: 2, by: 0, why: 'webhook' }])
  expect(applyWithoutWaiting(load, [1, 2, 0])).toEqual([])
})

describeWithFixtures('the inputs that failed on a live server', () => {
  test.each(['gen', 'comp', 'fin', 'im1', 'hostile3'])('%s goes in by every plan and applier', name => {
    const load = loadTexts(sharedFixture(`exports/${name}.yaml`))
    for (const preset of presets) {
      for (const { id } of appliers) {
        const plan = planned(load, preset, id)
        expect([preset, id, refusedBy(load, plan)]).toEqual([preset, id, []])
        expect(plan.unparsed).toEqual([])
      }
    }
  })
})
