import { describe, expect, test } from 'vitest'
import type { Value } from './value'
import { writeYaml } from './write-yaml'

const mapping = (entries: Record<string, Value>): Map<string, Value> => new Map(Object.entries(entries))

describe('writeYaml', () => {
  test('writes mappings, lists and scalars in block style', () => {
    const value = mapping({
      apiVersion: 'addons.cluster.x-k8s.io/v1beta2',
      count: 3,
      empty: mapping({}),
      spec: mapping({
        on: true,
        none: null,
        resources: [mapping({ kind: 'ConfigMap', name: 'a' }), mapping({ kind: 'Secret', name: 'b' })],
        args: ['x', [], 'two words'],
      }),
    })
    expect(writeYaml(value)).toBe(`apiVersion: addons.cluster.x-k8s.io/v1beta2
count: 3
empty: {}
spec:
  "on": true
  none: null
  resources:
  - kind: ConfigMap
    name: a
  - kind: Secret
    name: b
  args:
  - x
  - []
  - "two words"
`)
  })

  test.each([
    'yes',
    'n',
    'Null',
    '~',
    '12',
    '1e3',
    '',
    '=',
    '<<',
    '- a',
    'a: b',
    'a #b',
    '#a',
    'off',
    '2001-01-01',
    '.inf',
  ])('quotes %j, which a reader could take for something else', text => {
    expect(writeYaml(mapping({ text }))).toBe(`text: "${text}"\n`)
  })

  test.each([
    ['one newline at the end', 'a\n  b\n\n---\n', '|\n  a\n    b\n\n  ---\n'],
    ['none', 'a\nb', '|-\n  a\n  b\n'],
    ['several', 'a\n\n\n', '|+\n  a\n\n\n'],
  ])('chooses the block scalar by the newlines at the end: %s', (_, text, written) => {
    expect(writeYaml(mapping({ text }))).toBe(`text: ${written}`)
  })

  test.each(['\na\n', ' a\nb\n', '\ta\nb\n', 'a\r\nb\n', 'a\u0085b\n', 'a\n\u2028', 'a\n\ufeff', 'a\0\n', '\n'])(
    'quotes %j, which a block scalar would change',
    text => {
      const written = writeYaml(mapping({ text }))
      expect(written.startsWith('text: "')).toBe(true)
      expect(JSON.parse(written.slice('text: '.length))).toBe(text)
    },
  )
})
