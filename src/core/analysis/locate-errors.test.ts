import { describe, expect, test } from 'vitest'
import { defaultCluster } from '../limit'
import type { RouteId } from '../route'
import { type AnalyzedInput, analyze, type Judged, locateErrors } from '.'

const configMap = (name: string, bytes: number): string =>
  `---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata: {k: ${'x'.repeat(bytes)}}\n`
const judgedOf = ({ analysis, carried }: AnalyzedInput): Judged => ({ ...analysis, carried })
const analyzeText = (...texts: readonly string[]): Judged =>
  judgedOf(
    analyze(texts.map((text, index) => ({ name: `in/${index + 1}.yaml`, bytes: new TextEncoder().encode(text) }))),
  )
const locate = (analysis: Judged, text: string, route: RouteId | null = null) =>
  locateErrors(analysis, text, { route, cluster: defaultCluster })
const tooLong = (name: string): string =>
  `The ConfigMap "${name}" is invalid: metadata.annotations: Too long: may not be more than 262144 bytes`

describe('a pasted error', () => {
  const analysis = analyzeText(configMap('a', 10) + configMap('b', 300_000), configMap('c', 300_000))

  test('is about the resource it names, on a way where that is refused', () => {
    expect(locate(analysis, tooLong('b'))).toMatchObject([{ resources: [1], route: 'client-side-apply' }])
  })

  test('names a resource that is not in the input', () => {
    expect(locate(analysis, tooLong('z'))).toMatchObject([
      { resources: [], resource: { kind: 'ConfigMap', name: 'z' } },
    ])
  })

  test('that names none is about those that meet the limit, in the file that it names', () => {
    const text = 'Request entity too large: limit is 3145728'
    const large = analyzeText(configMap('a', 3_200_000), configMap('b', 3_200_000) + configMap('c', 1))
    expect(locate(large, text)[0]?.resources).toEqual([0, 1])
    expect(locate(large, `error when creating "2.yaml": ${text}`)[0]?.resources).toEqual([1])
    expect(locate(analysis, text)).toMatchObject([{ resources: [], route: 'client-side-apply' }])
  })

  test('of Argo CD is answered for Argo CD, and for the route that is asked for', () => {
    const argo = `one or more objects failed to apply, reason: ${tooLong('b').replace('The ', '')} (retried 5 times).`
    expect(locate(analysis, argo)).toMatchObject([{ resources: [1], route: 'argocd-client-side' }])
    expect(locate(analysis, tooLong('b'), 'argocd-client-side')).toMatchObject([{ route: 'argocd-client-side' }])
    expect(locate(analysis, argo, 'kapp')).toMatchObject([{ resources: [1], route: 'kapp' }])
  })

  test('of a proxy is about the bodies of the type that was sent', () => {
    const large = analyzeText(`${configMap('a', 10) + configMap('b', 1_100_000)}---
apiVersion: v1
kind: Secret
metadata: {name: s}
stringData: {k: ${'x'.repeat(1_100_000)}}
`)
    const text = (type: string): string =>
      `Error from server: error when creating "1.yaml": the server responded with the status code 413 but did not return more information (post ${type})`
    expect(locate(large, text('configmaps'))).toMatchObject([{ resources: [1], route: 'client-side-apply' }])
    expect(locate(large, text('secrets'))).toMatchObject([{ resources: [2] }])
    expect(locate(large, text('widgets.example.org'))).toMatchObject([{ resources: [] }])
  })

  test('about what a program makes of the whole is about the whole', () => {
    const words = Array.from({ length: 90_000 }, (_, index) => Math.imul(index, 2_654_435_761).toString(36)).join(' ')
    const measured = analyzeText(configMap('a', 10).replace('xxxxxxxxxx', words))
    const text =
      'Error: INSTALLATION FAILED: create: failed to create: Secret "sh.helm.release.v1.shop.v1" is invalid: data: Too long: may not be more than 1048576 bytes'
    expect(locate(measured, text)).toMatchObject([
      { resources: [], route: 'helm-3-templates', whole: { limit: 'helm.release', verdict: 'refused' } },
    ])
    expect(locate(measured, `Helm install failed: ${text.slice(27)}`)).toMatchObject([
      { route: 'flux-helmrelease', whole: { limit: 'helm.release' } },
    ])
  })

  test('about a ConfigMap that is not in the input may be about one that carries it', () => {
    const two = analyzeText(configMap('a', 600_000) + configMap('b', 600_000))
    const text = 'The ConfigMap "calico-crs" is invalid: []: Too long: may not be more than 1048576 bytes'
    expect(locate(two, text)).toMatchObject([
      { resources: [], route: 'clusterresourceset-configmap', whole: { verdict: 'refused', limit: 'configmap.data' } },
    ])
    expect(locate(two, text.replace('calico-crs', 'a'))).toMatchObject([{ resources: [0], whole: null }])
  })

  test('that states another limit is held against that one', () => {
    const text = 'the size of manifests is 300000 bytes which exceeds the 250000 limit'
    expect(locate(analysis, text)).toMatchObject([
      {
        route: 'ocm-manifestwork',
        whole: { verdict: 'refused', max: 250_000 },
        cluster: { own: { 'ocm.manifestwork': 250_000 } },
      },
    ])
  })
})
