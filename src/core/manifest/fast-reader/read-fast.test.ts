import { describe, expect, test } from 'vitest'
import { decodeSource, textOf } from '../../source'
import { runs } from '../../testing/runs'
import { describeWithFixtures, sharedFixture } from '../../testing/shared-fixtures'
import { cutDocuments } from '../cut-documents'
import type { Reading } from '../reader'
import { readFast } from './read-fast'

const encoder = new TextEncoder()

function read(text: string): Reading | null {
  return readFast(text, encoder.encode(text))
}

describe('the fast reader', () => {
  test('reads what manifests are made of', () => {
    const text = `# A comment
apiVersion: v1
metadata: {name: "x", labels: {}}
spec:
- name: 'it''s'   # another
  text: |-
    one
      two
  folded: words
    on two lines
  list:
    - - 1
      - yes
`
    expect(read(text)).toEqual({
      value: new Map<string, unknown>([
        ['apiVersion', 'v1'],
        [
          'metadata',
          new Map<string, unknown>([
            ['name', 'x'],
            ['labels', new Map()],
          ]),
        ],
        [
          'spec',
          [
            new Map<string, unknown>([
              ['name', "it's"],
              ['text', 'one\n  two'],
              ['folded', 'words on two lines'],
              ['list', [[1, true]]],
            ]),
          ],
        ],
      ]),
      problems: [],
    })
  })

  test.each([
    ['an anchor', 'a: &x b\n'],
    ['an alias', 'a: *x\n'],
    ['a tag', 'a: !!str 1\n'],
    ['a merge key', '<<: {a: b}\n'],
    ['an explicit key', '? a\n: b\n'],
    ['a directive', '%YAML 1.1\n'],
    ['a document marker', 'a: b\n...\n'],
    ['an infinite number', 'a: .inf\n'],
    ['a key that is null', '~: a\n'],
    ['an error', 'a: [b\n'],
    ['a control character', 'a: |\n  b\u0007\n'],
  ])('leaves %s to the general reader', (_, text) => {
    expect(read(text)).toBeNull()
  })

  test('warns of repeated keys and of keys that read as another, as the general reader does', () => {
    expect(read('a: 1\r\nyes: 2\r\n"a": 3\r\n')?.problems).toEqual([
      { code: 'key-reads-as', severity: 'warning', at: { start: 6, end: 9 }, facts: { text: 'yes', key: 'true' } },
      { code: 'duplicate-key', severity: 'warning', at: { start: 14, end: 17 }, facts: { key: 'a', firstLine: 1 } },
    ])
    expect(read('1: a\n"1": b\n')?.problems).toEqual([
      {
        code: 'key-collision',
        severity: 'warning',
        at: { start: 5, end: 8 },
        facts: { key: '1', first: '1', second: '"1"' },
      },
    ])
  })

  test('takes 10,000 levels and refuses one more, as kubectl does', () => {
    const flow = (levels: number) => `a: ${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}\n`
    const block = (levels: number) => Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}a:\n`).join('')
    const dashes = (levels: number) => `${'- '.repeat(levels)}a\n`
    for (const deep of [flow, block, dashes]) {
      expect(depthOf(read(deep(10_000)))).toBe(10_000)
      expect(read(deep(10_001))?.problems).toMatchObject([{ code: 'too-deep', facts: { max: 10_000 } }])
    }
  })

  test('takes keys of up to 1,024 characters', () => {
    for (const [open, close] of [
      ['', ''],
      ['"', '"'],
      ['{"', '"'],
    ] as const) {
      const rest = open.startsWith('{') ? ': b}\n' : ': b\n'
      const quotes = close.length * 2
      expect(read(`${open}${'a'.repeat(1024 - quotes)}${close}${rest}`)?.problems).toEqual([])
      expect(read(`${open}${'a'.repeat(1025 - quotes)}${close}${rest}`)).toBeNull()
    }
  })

  test('takes time in proportion to the text, whatever it repeats', { timeout: 120_000 }, () => {
    const hostile: readonly ((size: number) => string)[] = [
      size => `a: ${'b\n '.repeat(size / 3)}\n`,
      size => `a: ${' '.repeat(size)}\n`,
      size => `a: "${'\\n\n'.repeat(size / 3)}"\n`,
      size => `a: |\n${'\n'.repeat(size)}`,
      size => `a: >\n${' b\n\n'.repeat(size / 4)}`,
      size => `a: [${'b,'.repeat(size / 2)}]\n`,
      size => 'a: b\n'.repeat(size / 5),
      size => '\r\r\n'.repeat(size / 3),
      size => `a: ${'#'.repeat(size)}\n`,
      size => `${'a'.repeat(size)}`,
      size => '\n \t'.repeat(size / 3),
    ]
    // In quadratic time any of them would take hours, and end the test.
    for (const make of hostile) expect(() => read(make(runs(600_000, 3_000_000)))).not.toThrow()
  })
})

/** Levels of a value that has one member or item on each. */
function depthOf(reading: Reading | null): number {
  let depth = 0
  let value: unknown = reading?.value
  while (value instanceof Map || Array.isArray(value)) {
    depth++
    value = [...value.values()][0]
  }
  return depth
}

describeWithFixtures('real manifests', () => {
  test.each([
    ['calico-tigera-operator-before-9518', 29],
    ['calico-tigera-operator-after-9518', 5],
    ['calico-operator-crds-after-9518', 24],
  ])('%s: the fast reader takes all %d documents', (name, count) => {
    const { text } = decodeSource({ name, bytes: sharedFixture(`manifests/${name}.yaml`) })
    const { documents } = cutDocuments(text)
    const taken = documents.filter(({ range }) => {
      return readFast(textOf(text, range), text.utf8.subarray(range.start, range.end)) !== null
    })
    expect(taken).toHaveLength(count)
  })
})
