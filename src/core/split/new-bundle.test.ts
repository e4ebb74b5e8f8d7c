import { expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { appliers } from '../export'
import type { PlanSettings } from '../plan'
import { verifyExport } from '../proof/verify-export'
import { loadTexts, manifest } from '../testing/manifest'
import { buildSplit } from '.'

const load = loadTexts(manifest`
  Namespace shop; CRD Widget.example.org/v1; Deployment web ns=shop; Deployment db ns=shop; Service s ns=shop; Widget.example.org/v1 w ns=shop
`)
const moves = [{ resource: 'apps/Deployment/shop/web', to: '60b-workloads', behind: '60-workloads' }]

function built(target: PlanSettings['target']) {
  const settings: PlanSettings = { preset: 'stages', form: 'text', target, maxBytes: null, name: 'shop', moves }
  return buildSplit(load, settings)
}

test.each(appliers.map(({ id }) => id))(
  'a bundle made by hand is proved for %s, and holds when it is verified later',
  target => {
    const { plan, proof, files } = built(target)
    expect(plan.stages.map(({ id }) => id)).toEqual([
      ...['00-namespaces', '10-crds', '50-services', '60-workloads', '60b-workloads', '90-custom-resources'],
    ])
    expect(proof.passed).toBe(true)
    expect(verifyExport(load, files)).toMatchObject({ passed: true, problems: [] })
  },
)

test('its rollout is waited for before what comes behind it', () => {
  const script = new TextDecoder().decode(built('kubectl').files.find(({ path }) => path === 'apply.sh')?.bytes)
  const order = [
    "'60-workloads.yaml'",
    'deployment/db',
    "'60b-workloads.yaml'",
    'deployment/web',
    "'90-custom-resources.yaml'",
  ]
  const places = order.map(text => script.indexOf(text))
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(places).not.toContain(-1)
})

test('it has a wave of its own in Argo CD, between those of the stages around it', () => {
  const waves = built('argocd').files.flatMap(({ path, bytes }) => {
    if (!path.startsWith('applications/')) return []
    const [document] = parseAllDocuments(new TextDecoder().decode(bytes))
    return [Number(document?.getIn(['metadata', 'annotations', 'argocd.argoproj.io/sync-wave']))]
  })
  expect(waves).toEqual([0, 1000, 5000, 6000, 6001, 9000])
})
