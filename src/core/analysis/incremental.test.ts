import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import * as manifest from '../manifest'
import { operatorWithCrds } from '../sample'
import { runs } from '../testing/runs'
import { analyze } from './analyze'

vi.mock('../manifest', { spy: true })

const encode = (text: string) => new TextEncoder().encode(text)
const sourceOf = (text: string) => [{ name: 'a.yaml', bytes: encode(text) }]

/**
 * Documents in the styles that matter here: several kinds, a CRD and its objects, Lists, broken ones, characters of
 * several bytes.
 */
const documents = [
  'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: one\ndata:\n  a: "1"\n',
  'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: two\ndata:\n  umlaut: äöü €\n',
  'apiVersion: v1\nkind: Secret\nmetadata:\n  name: s\ndata:\n  k: dmFsdWU=\n',
  'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: d\nspec:\n  unknown: 1\n',
  'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: foos.x.io\nspec:\n  group: x.io\n  scope: Cluster\n  names:\n    kind: Foo\n    plural: foos\n  versions:\n  - name: v1\n    served: true\n    storage: true\n    schema:\n      openAPIV3Schema:\n        type: object\n',
  'apiVersion: x.io/v1\nkind: Foo\nmetadata:\n  name: foo\nspec: {a: 1}\n',
  'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: ConfigMap\n  metadata:\n    name: item\n- 3\n',
  'a: 1\na: 2\nkind: X\n',
  'broken: [\n',
  '# nothing but a comment\n',
  '{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"n"}}\n',
]

describe('analyzing again', () => {
  afterEach(() => vi.clearAllMocks())

  test('reads only the document that was edited', () => {
    const before = operatorWithCrds()
    const first = analyze(sourceOf(before), { essentials: true })
    vi.mocked(manifest.readDocument).mockClear()
    const at = before.indexOf('kind: Deployment')
    const after = `${before.slice(0, at)}# a comment\n${before.slice(at)}`
    const again = analyze(sourceOf(after), { essentials: true, previous: first })
    expect(vi.mocked(manifest.readDocument).mock.calls.length).toBe(1)
    expect(again.analysis).toEqual(analyze(sourceOf(after), { essentials: true }).analysis)
  })

  test('gives the same as an analysis for the first time, whatever was edited', () => {
    const text = fc.array(fc.constantFrom(...documents), { maxLength: 8 }).map(chosen => chosen.join('---\n'))
    const edit = fc.record({
      from: fc.nat(2000),
      remove: fc.nat(40),
      insert: fc.constantFrom('', 'x', '\n', '---\n', 'é', '  ', '"', ': '),
    })
    fc.assert(
      fc.property(text, fc.array(edit, { minLength: 1, maxLength: 4 }), (start, edits) => {
        let current = start
        let analyzed = analyze(sourceOf(current))
        for (const { from, remove, insert } of edits) {
          const at = Math.min(from, current.length)
          current = current.slice(0, at) + insert + current.slice(at + remove)
          analyzed = analyze(sourceOf(current), { previous: analyzed })
          expect(analyzed.analysis).toEqual(analyze(sourceOf(current)).analysis)
        }
      }),
      { numRuns: runs(60, 1200) },
    )
  })

  test('measures by the scope of a definition that has no version to store', () => {
    const [crd = '', custom = ''] = documents.slice(4, 6)
    const text = `${crd.replace('- name: v1', '- other: v1')}---\n${custom}`
    const first = analyze(sourceOf(`${crd}---\n${custom}`))
    const { analysis } = analyze(sourceOf(text))
    expect(analyze(sourceOf(text), { previous: first }).analysis).toEqual(analysis)
    // {"apiVersion":"x.io/v1","kind":"Foo","metadata":{"annotations":{},"name":"foo"},"spec":{"a":1}} and a newline: no
    // namespace.
    expect(analysis.resources[1]?.bytes.lastApplied).toBe(96)
  })

  test('gives the same for bytes that are no text', () => {
    const bytes = fc.uint8Array({ maxLength: 60 })
    fc.assert(
      fc.property(bytes, bytes, bytes, bytes, (head, was, is, tail) => {
        const source = (middle: Uint8Array) => [{ name: 'a', bytes: new Uint8Array([...head, ...middle, ...tail]) }]
        const again = analyze(source(is), { previous: analyze(source(was)) })
        expect(again.analysis).toEqual(analyze(source(is)).analysis)
      }),
      { numRuns: runs(250, 5000) },
    )
  })

  test('measures again what depends on a definition that was edited', () => {
    const [crd = '', custom = ''] = documents.slice(4, 6)
    const first = analyze(sourceOf(`${custom}---\n${crd}`))
    const after = `${custom}---\n${crd.replace('Cluster', 'Namespaced')}`
    const again = analyze(sourceOf(after), { previous: first })
    expect(again.analysis).toEqual(analyze(sourceOf(after)).analysis)
    expect(again.analysis.resources[0]?.namespace).toBe('default')
  })

  test('measures all again under another encryption', () => {
    const text = documents[0] ?? ''
    const encryption = { provider: 'aescbc', keyName: 'k' } as const
    const again = analyze(sourceOf(text), { encryption, previous: analyze(sourceOf(text)) })
    expect(again.analysis).toEqual(analyze(sourceOf(text), { encryption }).analysis)
  })
})
