import { describe, expect, test } from 'vitest'
import { loadTexts, manifest } from '../testing/manifest'
import { findReferences } from './find-references'

/** `w -> widgets.example.org (custom-resource-definition)` for every reference. */
function drawn(...texts: string[]): string[] {
  const load = loadTexts(...texts)
  const { resources } = load
  return findReferences(load).edges.map(
    ({ from, to, field }) => `${resources[from]?.name} -> ${resources[to]?.name} (${field})`,
  )
}

describe('findReferences', () => {
  test('leads from a custom resource to the CRD that serves its group, version and kind', () => {
    expect(
      drawn(manifest`
        Widget.example.org/v1 w; CRD Widget.example.org/v1; Widget.example.org/v2 unserved
        Widget.example.com/v1 othergroup; Gadget.example.org/v1 otherkind
      `),
    ).toEqual(['w -> widgets.example.org (custom-resource-definition)'])
  })

  test('passes over versions that are not served', () => {
    const crd = (served: boolean): string =>
      manifest`CRD Widget.example.org/v1`.replace('served: true', `served: ${served}`)
    const widget = manifest`Widget.example.org/v1 w`
    expect(drawn(crd(true), widget)).toHaveLength(1)
    expect(drawn(crd(false), widget)).toHaveLength(0)
  })

  test('leads from a custom resource to the APIService of its group and version, and from no built-in kind', () => {
    expect(
      drawn(manifest`
        APIService projectcalico.org/v3; APIService apps/v1; Tier.projectcalico.org/v3 t; Tier.projectcalico.org/v4 u; Deployment d
      `),
    ).toEqual(['t -> v3.projectcalico.org (api-service)'])
  })

  test('leads from an object to the Namespace it goes into', () => {
    expect(
      drawn(manifest`
        ConfigMap a ns=shop; Namespace shop; ConfigMap b ns=elsewhere; ClusterRole r ns=shop; Namespace default; ConfigMap c
      `),
    ).toEqual(['a -> shop (namespace)', 'c -> default (namespace)'])
  })

  test('means the first of several that bring the same', () => {
    expect(drawn(manifest`Namespace shop`, manifest`Namespace shop; ConfigMap a ns=shop`)).toEqual([
      'a -> shop (namespace)',
    ])
    const { edges } = findReferences(loadTexts(manifest`Namespace shop; Namespace shop; ConfigMap a ns=shop`))
    expect(edges).toMatchObject([{ from: 2, to: 0, field: 'namespace', strength: 'hard' }])
  })

  test('makes no cycle of CRDs that claim to define CRDs', () => {
    const claim = manifest`CRD CustomResourceDefinition.apiextensions.k8s.io/v1`
    expect(drawn(claim, claim)).toEqual([])
  })
})
