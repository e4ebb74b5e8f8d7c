import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cutDocuments,
  cutItems,
  isMapping,
  itemRange,
  locateItem,
  locateItems,
  readDocument,
  readItem,
} from '../manifest'
import { decodeSource } from '../source'
import { runs } from '../testing/runs'
import { loadResources } from './load-resources'
import { unfoldList } from './unfold-list'

const encode = (text: string) => new TextEncoder().encode(text)

const items = [
  'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  k: |\n    - not an item\n    items:\n',
  'kind: Secret\napiVersion: v1\nmetadata:\n  name: b # c\n',
  'kind: ConfigMap\ndata:\n  k: "two\n    lines"\n  l: [1,\n    2]\n',
  'kind: X\nk: |+\n  text\n\n',
  'kind: X\nlist:\n- a\n- b: 1\n',
  'kind: X\nk: "\n- open\n  "\n',
  'kind: X\na: 1\na: 2\n',
  'kind: X\nk: é\n',
  '3\n',
  '- nested\n',
  '\n',
  '# only a comment\n',
  'kind: X\nk: &anchor 1\n',
  'kind: X\nk: *anchor\n',
  'kind: X\nk: &anchor {a: b}\nl: *anchor\n',
  'kind: X\nk: !!str 1\n',
  'kind: X\nk: [\n- 1\n',
]
const heads = [
  'apiVersion: v1\n',
  'kind: List\n',
  'metadata:\n  resourceVersion: ""\n',
  '# c\n',
  'x: "\n',
  'items: 3\n',
  '',
]

const jsonItems = [
  '{"kind": "ConfigMap", "data": {"k": "}, ]"}}',
  '{"kind": "X", "items": [1], "k": {"items": [{}]}}',
  '{}',
  '{"k": "\\"{", "l": [[], {}]}',
  '{"k": 1, "k": 2}',
  '{"k": -0}',
  '{"k": "é\\u00e9"}',
  '3',
  '[]',
  '{"k": 1',
  '',
]
const jsonHeads = [
  '"kind": "List"',
  '"metadata": {"resourceVersion": "", "items": [{}]}',
  '"x": "items"',
  '"items": 3',
  '"item\\u0073": []',
  '"x": }',
]

function printed(item: string, column: number): string {
  const indent = ' '.repeat(column)
  return item
    .replace(/\n$/, '')
    .split('\n')
    .map((line, i) =>
      i === 0 ? `${indent}- ${line}` : line === '' || line.startsWith('- open') ? line : `${indent}  ${line}`,
    )
    .join('\n')
    .concat('\n')
}

describe('a List read item by item', () => {
  test('is what it is read as a whole, or is not cut', () => {
    const yaml = fc
      .record({
        before: fc.array(fc.constantFrom(...heads), { maxLength: 2 }),
        after: fc.array(fc.constantFrom(...heads), { maxLength: 2 }),
        items: fc.array(fc.constantFrom(...items), { minLength: 1, maxLength: 4 }),
        column: fc.constantFrom(0, 0, 2),
      })
      .map(({ before, after, items, column }) =>
        [...before, 'items:\n', ...items.map(item => printed(item, column)), ...after].join(''),
      )
    const json = fc
      .record({
        before: fc.array(fc.constantFrom(...jsonHeads), { maxLength: 2 }),
        after: fc.array(fc.constantFrom(...jsonHeads), { maxLength: 2 }),
        items: fc.array(fc.constantFrom(...jsonItems), { minLength: 1, maxLength: 4 }),
        comma: fc.constantFrom(',', ',\n  ', ' , '),
      })
      .map(
        ({ before, after, items, comma }) =>
          `{${[...before, `"items": [ ${items.join(comma)}]`, ...after].join(comma)} }`,
      )
    const list = fc.oneof(yaml, json)
    let cuts = 0
    fc.assert(
      fc.property(list, text => {
        const source = decodeSource({ name: 'a', bytes: encode(text) }).text
        const [document] = cutDocuments(source).documents
        const cut = document && cutItems(source, document)
        if (!document || !cut) return
        cuts++
        const { value, problems } = readDocument(source, document)
        expect(problems).toEqual([])
        if (!isMapping(value)) throw new Error(`no mapping: ${text}`)
        const ranges = Array.from({ length: cut.starts.length - 1 }, (_, index) => itemRange(document, cut, index))
        const values = ranges.map(item => readItem(source, item, cut))
        expect(values).toEqual(value.get('items'))
        expect(new Map(cut.list).set('items', value.get('items') ?? null)).toEqual(value)
        const located = ranges.map((item, index) => locateItem(source, document, item, values[index] ?? new Map()))
        expect(located).toEqual(locateItems(source, document))
      }),
      { numRuns: runs(800, 20000) },
    )
    expect(cuts).toBeGreaterThan(50)
  })

  test('leaves the bytes of its source as they are, those of a Buffer too', () => {
    const item = `- kind: ConfigMap\n  apiVersion: v1\n  metadata:\n    name: a-b\n  data: {a: ${'x'.repeat(1000)}}\n`
    const text = `items:\n${item.repeat(4300)}`
    const bytes = Buffer.from(text)
    const { resources } = loadResources([{ name: 'a', bytes }])
    expect(resources[4299]?.name).toBe('a-b')
    expect(bytes.equals(Buffer.from(text))).toBe(true)
  })

  test('is loaded as a small one is', () => {
    const data = 'x'.repeat(1000)
    const item = (i: number) =>
      `- apiVersion: v1\n  kind: ConfigMap\n  metadata:\n    name: c${i}\n  data:\n    k: ${data}\n`
    const listOf = (count: number) =>
      `apiVersion: v1\nitems:\n${Array.from({ length: count }, (_, i) => item(i)).join('')}kind: List\nmetadata:\n  resourceVersion: "1"\n`
    const small = loadResources([{ name: 'a', bytes: encode(listOf(3)) }])
    const large = loadResources([{ name: 'a', bytes: encode(listOf(4500)) }])
    expect(large.resources).toHaveLength(4500)
    expect(large.resources.slice(0, 3)).toEqual(small.resources)
    expect(large.problems.map(({ problem }) => problem.code)).toEqual(['list-metadata-dropped'])
    const last = large.resources.at(-1)
    expect([last?.id, last?.line, last?.lines]).toEqual(['/ConfigMap/default/c4499', 3 + 4499 * 6, 6])
    expect(unfoldList(new Map([['items', []]]))).toEqual([])
  })
})
