import { describe, expect, test } from 'vitest'
import { type AnalyzedInput, analyze, sameObjects } from '../analysis'
import { planBundles, writeDocuments } from '../plan'
import { usual } from '../testing/asked'
import { manifest } from '../testing/manifest'
import { describeWithFixtures, sharedFixture } from '../testing/shared-fixtures'
import { bundlesToApply } from './bundles-to-apply'
import { compareAnalyses } from './compare-analyses'
import type { Comparison } from './comparison'

const analyzeText = (text: string | Uint8Array, name = 'input.yaml'): AnalyzedInput =>
  analyze([{ name, bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text }])

function compare(before: AnalyzedInput, after: AnalyzedInput): Comparison {
  return compareAnalyses(before.analysis, after.analysis, sameObjects(before, after), usual)
}

const changes = ({ resources }: Comparison) => resources.map(({ id, change }) => [id, change])

const old = manifest`Namespace shop; ConfigMap grows data=10; ConfigMap shrinks data=20; ConfigMap gone data=5; ConfigMap web data=9`

describe('two versions of an input', () => {
  const later = manifest`ConfigMap new data=7; Namespace shop; ConfigMap grows data=300KiB; ConfigMap shrinks data=4; ConfigMap web data=9`
  const comparison = compare(analyzeText(old), analyzeText(later))

  test('say what became of every resource, in the order of the later one', () => {
    expect(changes(comparison)).toEqual([
      ['/ConfigMap/default/new', 'added'],
      ['/Namespace//shop', 'same'],
      ['/ConfigMap/default/grows', 'grown'],
      ['/ConfigMap/default/shrinks', 'shrunk'],
      ['/ConfigMap/default/web', 'same'],
      ['/ConfigMap/default/gone', 'gone'],
    ])
    expect(comparison.counts).toEqual({ added: 1, gone: 1, grown: 1, shrunk: 1, changed: 0, same: 2 })
    expect(comparison.common).toBe(4)
  })

  test('say which route refuses what it took before', () => {
    const { resources, before, after } = comparison
    expect(resources.flatMap(({ name, newlyRefused }) => newlyRefused.map(route => [name, route]))).toEqual([
      ['grows', 'client-side-apply'],
      ['grows', 'argocd-client-side'],
    ])
    expect(before.refused['client-side-apply']).toBe(0)
    expect(after.refused['client-side-apply']).toBe(1)
  })

  test('say the other way round what is taken again', () => {
    const back = compare(analyzeText(later), analyzeText(old))
    expect(back.resources.flatMap(({ name, newlyTaken }) => newlyTaken.map(route => [name, route]))).toEqual([
      ['grows', 'client-side-apply'],
      ['grows', 'argocd-client-side'],
    ])
  })

  test('name the bundles that an upgrade has to apply again', () => {
    const { load } = analyzeText(later)
    const settings = { preset: 'stages', form: 'text', target: 'kubectl', maxBytes: null, name: 'shop' } as const
    const plan = planBundles(load, writeDocuments(load, settings), settings)
    expect(bundlesToApply(comparison, plan).map(({ name, toApply }) => [name, toApply])).toEqual([
      ['00-namespaces', []],
      ['40-config', [0, 2, 3]],
    ])
  })

  test('sum both sides, in total and by kind', () => {
    const sums = (side: 'before' | 'after') => comparison.kinds.reduce((sum, kind) => sum + kind[side].json, 0)
    expect(sums('before')).toBe(comparison.before.json)
    expect(sums('after')).toBe(comparison.after.json)
    expect(comparison.kinds.map(({ id, before, after }) => [id, before.count, after.count])).toEqual([
      ['/ConfigMap', 4, 4],
      ['/Namespace', 1, 1],
    ])
  })
})

describe('the same object', () => {
  const flow = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {x: "1", z: "2"}\n'

  test('is the same however it is written', () => {
    const block =
      '# a comment\nkind: ConfigMap\napiVersion: v1\nmetadata:\n    name: a\ndata:\n    z: "2"\n    x: "1"\n'
    expect(changes(compare(analyzeText(flow), analyzeText(block)))).toEqual([['/ConfigMap/default/a', 'same']])
  })

  test('is another one with as many bytes', () => {
    expect(changes(compare(analyzeText(flow), analyzeText(flow.replace('"2"', '"3"'))))).toEqual([
      ['/ConfigMap/default/a', 'changed'],
    ])
  })

  test('written twice is compared one by one', () => {
    const twice = `${flow}---\n${flow}`
    expect(changes(compare(analyzeText(flow), analyzeText(twice)))).toEqual([
      ['/ConfigMap/default/a', 'same'],
      ['/ConfigMap/default/a#2', 'added'],
    ])
  })
})

test('inputs without a common identity stand side by side by totals and kinds', () => {
  const comparison = compare(analyzeText(manifest`Deployment a`), analyzeText(manifest`Service b; Service c`))
  expect(comparison.common).toBe(0)
  expect(comparison.before.resources).toBe(1)
  expect(comparison.after.resources).toBe(2)
  expect(comparison.kinds.map(({ id }) => id).toSorted()).toEqual(['/Service', 'apps/Deployment'])
})

test('an unreadable document is counted and compared with nothing', () => {
  const comparison = compare(analyzeText('a: [\n---\na: [\n'), analyzeText(`a: [\n---\n${manifest`Namespace shop`}`))
  expect(changes(comparison)).toEqual([['/Namespace//shop', 'added']])
  expect([comparison.before.unreadable, comparison.after.unreadable]).toEqual([2, 1])
})

describeWithFixtures("Calico's operator manifest before and after PR 9518", () => {
  const calico = (name: string) => analyzeText(sharedFixture(`manifests/calico-${name}.yaml`))

  test('lost its 24 CRDs to a file of their own, in which they are the same', () => {
    const before = calico('tigera-operator-before-9518')
    const after = calico('tigera-operator-after-9518')
    const crds = calico('operator-crds-after-9518')
    const operator = compare(before, after)
    expect(operator.counts).toMatchObject({ gone: 24, added: 0, same: 3 })
    expect(operator.resources.filter(({ change }) => change === 'gone').map(({ kind }) => kind)).toEqual(
      Array.from({ length: 24 }, () => 'CustomResourceDefinition'),
    )
    expect(compare(before, crds).counts).toMatchObject({ same: 24, gone: 5, added: 0, grown: 0, shrunk: 0, changed: 0 })
  })
})
