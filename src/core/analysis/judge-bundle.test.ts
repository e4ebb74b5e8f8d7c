import { expect, test } from 'vitest'
import { routes } from '../route'
import { asked } from '../testing/asked'
import { manifest } from '../testing/manifest'
import { judgeBundle } from './judge-bundle'

const text = new TextEncoder().encode(manifest`ConfigMap a data=700KiB; ConfigMap b data=700KiB`)
const judge = (content: Uint8Array, route: (typeof routes)[number]['id']) =>
  judgeBundle('10-all.yaml', content, asked(route))

test('a bundle is held against the limit of what carries it, by its own bytes', () => {
  expect(judge(text, 'clusterresourceset-configmap')).toMatchObject({
    verdict: 'refused',
    whole: { limit: 'configmap.data', bytes: text.length, max: 1_048_576 },
    estimated: false,
  })
  const half = new TextEncoder().encode(manifest`ConfigMap a data=700KiB`)
  expect(judge(half, 'clusterresourceset-configmap')).toMatchObject({ verdict: 'fits', whole: { bytes: half.length } })
})

test('what a way builds is built of the bundle', () => {
  expect(judge(text, 'helm-3-templates').whole).toMatchObject({ limit: 'helm.chart.total', verdict: 'fits' })
  expect(judge(text, 'olm-bundle').whole?.bytes).toBeLessThan(20_000)
})

test('every route gives an answer for every bundle, also an empty one', () => {
  const small = new TextEncoder().encode(manifest`ConfigMap a data=1000`)
  for (const { id } of routes) {
    expect(judge(small, id).of).toBe(1)
    expect(judge(new Uint8Array(), id)).toMatchObject({ of: 0, whole: null })
  }
})
