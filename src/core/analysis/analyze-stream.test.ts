import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Mapping, writeYaml } from '../manifest'
import { operatorWithCrds } from '../sample'
import { usual } from '../testing/asked'
import { fromJson } from '../testing/from-json'
import { runs } from '../testing/runs'
import type { Analysis } from './analysis'
import { analyze } from './analyze'
import { analyzeStream, type StreamedSource } from './analyze-stream'
import { verdictRows, verdictsOf } from './judge-routes'

const encode = (text: string) => new TextEncoder().encode(text)

function streamed(name: string, bytes: Uint8Array, chunkBytes: number, isRepeatable = true): StreamedSource {
  return {
    name,
    isRepeatable,
    *chunks() {
      for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes)
    },
  }
}

async function allOf(sources: StreamedSource[], pieceBytes: number) {
  const resources: Analysis['resources'][number][] = []
  const verdicts: unknown[] = []
  const problems: Analysis['problems'][number][] = []
  for await (const piece of analyzeStream(sources, { pieceBytes, cluster: usual })) {
    resources.push(...piece.resources)
    for (const [index, resource] of piece.resources.entries())
      for (const verdict of verdictsOf(resource, usual, piece.outcomes[index]))
        verdicts.push({ resource: resource.id, ...verdict })
    problems.push(...piece.problems)
  }
  return { resources, verdicts, problems }
}

/** The same of an analysis, its order aside: what is found in the whole comes last in a stream. */
function expectSame(streamed: Awaited<ReturnType<typeof allOf>>, { resources, problems }: Analysis): void {
  expect(streamed.resources).toEqual(resources)
  const sorted = (all: Analysis['problems']) =>
    all.toSorted((a, b) => a.line - b.line || a.column - b.column || (a.code < b.code ? -1 : 1))
  const whole = sorted(problems)
  const pieces = sorted(streamed.problems)
  // Beside the edge of a piece there may be a Secret, so that facts are hidden there, and reasons shortened. Of a List
  // with doubled keys the whole hides more: which keys of its own it drops, never a value.
  const shown = pieces.map(({ facts, ...problem }, index) => {
    const held = whole[index]?.facts ?? {}
    const isAsMuch = isLess(facts, held) || (problem.code.startsWith('list-') && isLess(held, facts))
    return { ...problem, facts: isAsMuch ? held : facts }
  })
  expect(shown).toEqual(whole)
}

type Facts = Analysis['problems'][number]['facts']

function isLess(facts: Facts, whole: Facts): boolean {
  return Object.entries(facts).every(
    ([name, fact]) =>
      fact === '••••••' || (name === 'reason' ? `${whole[name]}`.startsWith(`${fact}`) : fact === whole[name]),
  )
}

const parts = [
  'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: one\ndata:\n  a: "1"\n',
  'apiVersion: v1\nkind: Secret\nmetadata:\n  name: s\ndata:\n  k: |\n    ---\n    x\n',
  'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: foos.x.io\nspec:\n  group: x.io\n  scope: Cluster\n  names:\n    kind: Foo\n    plural: foos\n  versions:\n  - name: v1\n    served: true\n    storage: true\n    schema:\n      openAPIV3Schema:\n        type: object\n',
  'apiVersion: x.io/v1\nkind: Foo\nmetadata:\n  name: foo\nspec: {a: 1}\n',
  'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: ConfigMap\n  metadata:\n    name: item\n- 3\n',
  'a: 1\na: 2\nkind: X\n',
  'broken: [\n',
  '# a comment\n',
  '...\n',
  '--- text\n',
  '---\r',
  '%TAG\n',
  ' \n',
  '\xff\xfe\n',
  '{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"n"}}\n',
  'text\r---\n',
]
const separators = ['---\n', '---\r\n', '--- # c\n', '']

describe('a stream', () => {
  test('gives what an analysis gives, wherever it is cut', async () => {
    const text = fc
      .array(fc.tuple(fc.constantFrom(...parts), fc.constantFrom(...separators)), { maxLength: 9 })
      .map(all => all.map(pair => pair.join('')).join(''))
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 90 }),
        async (all, piece, chunk) => {
          const bytes = Uint8Array.from(all, character => character.charCodeAt(0))
          const { analysis } = analyze([{ name: 'a', bytes }], { essentials: true })
          expectSame(await allOf([streamed('a', bytes, chunk)], piece), analysis)
        },
      ),
      { numRuns: runs(200, 4000) },
    )
  })

  test('measures by the last of two definitions of a kind, as an analysis does, also what stands before it', async () => {
    const [, , definition = '', custom = ''] = parts
    const all = [definition, custom, definition.replace('scope: Cluster', 'scope: Cluster\n  oops: 1')].join('---\n')
    const { analysis } = analyze([{ name: 'a', bytes: encode(all) }], { essentials: true })
    expectSame(await allOf([streamed('a', encode(all), 7)], 20), analysis)
  })

  test('numbers what is repeated in other pieces and other sources', async () => {
    const bytes = encode(`${parts[0]}---\n${parts[0]}---\n`)
    const { resources, problems } = await allOf([streamed('a', bytes, 7), streamed('b', bytes, 7)], 20)
    expect(resources.map(({ id }) => id)).toEqual(['', '#2', '#3', '#4'].map(n => `/ConfigMap/default/one${n}`))
    expect(problems.map(({ code, source, line }) => [code, source, line])).toEqual([
      ['duplicate-resource', 'a', 8],
      ['duplicate-resource', 'b', 1],
      ['duplicate-resource', 'b', 8],
    ])
  })

  test('reads a large List a few items at a time, with the same positions, numbers and problems', async () => {
    const item = (index: number): object => ({
      apiVersion: index % 7 === 0 ? 'x.io/v1' : 'v1',
      kind: index % 7 === 0 ? 'Foo' : index % 100 === 50 ? 'Secret' : 'ConfigMap',
      metadata: {
        name: `c-${index % 1200}`,
        annotations: { note: `é ${'x'.repeat(40)}`, ...(index === 77 && { n: null }) },
      },
      ...(index % 100 === 50 ? { stringdata: { a: `hunter2-${index}` } } : {}),
    })
    const items = Array.from({ length: 1701 }, (_, index) => item(index))
    const list = { apiVersion: 'v1', kind: 'List', metadata: { lost: 'x' }, items }
    const text = new TextEncoder().encode(JSON.stringify(list, null, 1))
    const yaml = encode(`# a comment\n---\n${writeYaml(fromJson(list) as Mapping)}---\n${parts[0]}`)
    for (const bytes of [text, encode(JSON.stringify(list)), yaml]) {
      const { analysis } = analyze([{ name: 'a', bytes }], { essentials: true })
      expect(analysis.problems.length).toBeGreaterThan(300)
      const streamedAll = await allOf([streamed('a', bytes, 65_536)], 4 << 20)
      expect(streamedAll.resources).toEqual(analysis.resources)
      expectSame(streamedAll, analysis)
    }
  })

  test('has the rows of every resource', async () => {
    const bytes = encode(operatorWithCrds())
    const { verdicts } = await allOf([streamed('operator.yaml', bytes, 4096)], 10_000)
    const { analysis } = analyze([{ name: 'operator.yaml', bytes }], { essentials: true })
    const rows = [...verdictRows({ ...analysis, carried: {} }, usual)].filter(({ resource }) => resource !== null)
    const sorted = (all: readonly unknown[]) => all.map(each => JSON.stringify(each)).sort()
    expect(sorted(verdicts)).toEqual(sorted(rows))
  })

  test('from a pipe, takes a custom resource before its definition for one without', async () => {
    const bytes = encode(`${parts[3]}---\n${parts[2]}`)
    const { resources } = await allOf([streamed('-', bytes, 10, false)], 10)
    expect(resources.map(({ scopeAssumed }) => scopeAssumed)).toEqual([true, undefined])
  })
})

test('says where a document begins that is too large to be read, and reads what stands before it and the other sources', async () => {
  const small = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n---\n'
  const large = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\ndata: {k: ${'x'.repeat(5000)}}\n`
  const encode = (text: string) => new TextEncoder().encode(text)
  const sourceOf = (name: string, ...chunks: string[]) => ({
    name,
    chunks: () => chunks.map(encode),
    isRepeatable: true,
  })
  const ids: string[] = []
  const problems: unknown[] = []
  const sources = [sourceOf('a.yaml', small, large.slice(0, 3000), large.slice(3000)), sourceOf('b.yaml', small)]
  for await (const piece of analyzeStream(sources, { pieceBytes: 10, documentBytes: 4000, cluster: usual })) {
    ids.push(...piece.resources.map(({ id }) => id))
    problems.push(...piece.problems.filter(({ code }) => code === 'source-too-large'))
  }
  expect(ids).toEqual(['/ConfigMap/default/a', '/ConfigMap/default/a#2'])
  expect(problems).toEqual([
    { severity: 'error', code: 'source-too-large', source: 'a.yaml', line: 5, column: 1, facts: { max: 4000 } },
  ])
})
