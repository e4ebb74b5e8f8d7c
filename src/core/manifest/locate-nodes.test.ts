import { describe, expect, test } from 'vitest'
import { decodeSource } from '../source'
import { cutDocuments } from './cut-documents'
import { locateItems, locateNodes, type Path } from './locate-nodes'

function locate(content: string, ...paths: Path[]) {
  const { text } = decodeSource({ name: 'x', bytes: new TextEncoder().encode(content) })
  const document = cutDocuments(text).documents.at(-1)
  if (document === undefined) throw new Error('no document')
  const textOf = (range: { start: number; end: number } | undefined) =>
    range && new TextDecoder('utf-8', { ignoreBOM: true }).decode(text.utf8.subarray(range.start, range.end))
  return { items: locateItems(text, document).map(textOf), nodes: locateNodes(text, document, paths).map(textOf) }
}

describe('items of a list', () => {
  test('in block style begin at their first key and end with their last value', () => {
    const yaml =
      'é: 1\n---\nkind: List\nitems:\n- a: 😀\n  b: |\n    x\n\n- {c: d} # e\n-   # f\n  g: 1\n\n- - 1\n  - 2\n-\nend: 1\n'
    expect(locate(yaml).items).toEqual(['a: 😀\n  b: |\n    x\n', '{c: d}', 'g: 1', '- 1\n  - 2', ''])
  })

  test('in flow style and in JSON are what stands between the commas', () => {
    const items = ['{"a":[1,{}]}', '"x,]"', '3', 'null', '[]']
    expect(locate(`{"kind":"List", "items" : [ ${items.join(' , ')}\n], "z":1}`).items).toEqual(items)
    expect(locate(`---\n{"kind":"List", "items" : [ ${items.join(' , ')}\n], "z":1}`).items).toEqual(items)
  })

  test.each([
    'a: 1\n',
    'items: 1\n',
    'items:\n',
    'items: {a: 1}\n',
    'items: []\n',
    '- items: [1]\n',
    'items: [1\n',
    '{"items":{"a":1}}',
    '{"items":',
    '[1]',
    'x\n',
  ])('there are none in %j', content => {
    expect(locate(content).items).toEqual([])
  })

  test('of two fields of the name the last one counts', () => {
    expect(locate('items: [1]\nitems: [2]\n').items).toEqual(['2'])
    expect(locate('{"items":[1],"items":[2]}').items).toEqual(['2'])
  })
})

describe('nodes', () => {
  test('are found by the keys that kubectl reads', () => {
    const yaml = 'a:\n  b: [x, {y: z}]\n1e3: thousand\n"q\\u0041": |\n  text\n? long\n: value\nb: &x 1\nc: *x\n'
    const paths: Path[] = [
      ['a', 'b', 1, 'true'],
      ['a', 'b', 0],
      ['1000'],
      ['qA'],
      ['long'],
      ['b'],
      ['c'],
      ['c', 'd'],
      ['nope'],
      ['a', 0],
      ['a', 'b', 'x'],
      ['a'],
    ]
    expect(locate(yaml, ...paths).nodes).toEqual([
      ...['z', 'x', 'thousand', '|\n  text\n', 'value', '1', '*x'],
      ...[undefined, undefined, undefined, undefined, 'b: [x, {y: z}]'],
    ])
  })

  test('are found in JSON, escaped keys included', () => {
    const json = String.raw`{"a": {"b\n\u0041": [1, "x\"]", {"c": null}]}, "d": true }`
    expect(
      locate(json, ['a', 'b\nA', 1], ['a', 'b\nA', 2, 'c'], ['d'], ['a', 'b\nA', 3], ['a', 'x'], ['d', 'x'], []).nodes,
    ).toEqual([String.raw`"x\"]"`, 'null', 'true', undefined, undefined, undefined, json])
  })

  test('have no place in a document that cannot be read', () => {
    expect(locate('a: [1\n', ['a'], []).nodes).toEqual([undefined, undefined])
  })

  test('many nodes of one mapping cost one look at it', () => {
    const keys = Array.from({ length: 5000 }, (_, i) => `k${i}`)
    const paths = keys.map(key => ['data', key])
    expect(locate(`data:\n${keys.map(key => `  ${key}: ${key}\n`).join('')}`, ...paths).nodes).toEqual(keys)
    expect(locate(`{"data":{${keys.map(key => `"${key}":"${key}"`).join(',')}}}`, ...paths).nodes).toEqual(
      keys.map(key => `"${key}"`),
    )
  })
})
