import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { encodeBase64 } from '../bytes'
import { gzipSize } from '../encoding'
import { usual } from '../testing/asked'
import { manifest } from '../testing/manifest'
import { describeWithFixtures, sharedFixture } from '../testing/shared-fixtures'
import { analyze } from './analyze'
import { judgeRoutes } from './judge-routes'
import { measureCarriers } from './measure-carriers'

const carriersOf = (text: string) =>
  measureCarriers(analyze([{ name: 'a.yaml', bytes: new TextEncoder().encode(text) }]).load)

test('CRDs count once in crds/ and twice in templates/', () => {
  const crds = Array.from({ length: 30 }, (_, index) => manifest`CRD Kind${index}.example.org/v1`).join('')
  const { helmCrds, helmTemplates } = carriersOf(crds)
  expect(helmTemplates).toBeGreaterThan(helmCrds ?? Number.POSITIVE_INFINITY)
  const others = carriersOf(manifest`ConfigMap a data=1000; ConfigMap b data=1000`)
  expect(others.helmCrds).toBe(others.helmTemplates)
})

test('components of a provider are compressed', () => {
  expect(carriersOf(manifest`ConfigMap a data=700KiB; ConfigMap b data=700KiB`).capiCompressed).toBeLessThan(20_000)
})

test('every carrier of an empty input is small', () => {
  for (const size of Object.values(carriersOf(''))) expect(size).toBeLessThan(600)
})

describeWithFixtures('Calico before 9518', () => {
  const { analysis, load } = analyze([
    { name: 'a.yaml', bytes: sharedFixture('manifests/calico-tigera-operator-before-9518.yaml') },
  ])
  const carried = measureCarriers(load)

  test('is deflated to 0 to 3 % more than by zlib, base64 as in a chart and plain', () => {
    const source = sharedFixture('manifests/calico-tigera-operator-before-9518.yaml')
    for (const text of [source, new TextEncoder().encode(encodeBase64(source))]) {
      const ratio = gzipSize(text) / gzipSync(text, { level: 9 }).length
      expect(ratio).toBeGreaterThanOrEqual(1)
      expect(ratio).toBeLessThan(1.03)
    }
  })

  test('as a Helm chart is larger by so much than the splitting facts, whose layout and deflate are others', () => {
    for (const [size, estimate] of [
      [carried.helmCrds, 421_140],
      [carried.helmTemplates, 628_632],
    ] as const) {
      const ratio = (size ?? 0) / estimate
      expect(ratio).toBeGreaterThan(0.99)
      expect(ratio).toBeLessThan(1.04)
    }
  })

  test('goes in by Helm, OLM and Cluster API Operator, and not in one ManifestWork', () => {
    const reports = judgeRoutes({ ...analysis, carried }, usual)
    const word = (id: string) => reports.find(({ route }) => route === id)?.whole?.verdict
    const asked = [
      'helm-3-crds',
      'helm-4-templates',
      'olm-bundle',
      'cluster-api-operator',
      'cluster-api-operator-compressed',
      'ocm-manifestwork',
      'fleet',
    ]
    expect(asked.map(id => [id, word(id)])).toEqual([
      ['helm-3-crds', 'fits'],
      ['helm-4-templates', 'fits'],
      ['olm-bundle', 'fits'],
      ['cluster-api-operator', 'refused'],
      ['cluster-api-operator-compressed', 'fits'],
      ['ocm-manifestwork', 'refused'],
      ['fleet', 'refused'],
    ])
  })
})
