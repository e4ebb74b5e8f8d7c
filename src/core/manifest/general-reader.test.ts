import { describe, expect, test } from 'vitest'
import { readGeneral } from './general-reader'
import { MAX_DEPTH } from './max-depth'
import type { Value } from './value'

/** A value as plain JavaScript, mappings as lists of pairs, so that their order shows. */
function plain(value: Value | undefined): unknown {
  if (value instanceof Map) return [...value].map(([key, member]) => [key, plain(member as Value)])
  return Array.isArray(value) ? value.map(member => plain(member as Value)) : value
}

const read = (text: string) => plain(readGeneral(text).value)
const problems = (text: string) =>
  readGeneral(text).problems.map(({ severity, code, at, facts }) => ({
    severity,
    code,
    text: text.slice(at.start, at.end),
    facts,
  }))
const errorOf = (text: string) => {
  const reading = readGeneral(text)
  const [last] = reading.problems.slice(-1)
  return reading.value === undefined ? last && { code: last.code, start: last.at.start } : 'read'
}

describe('documents', () => {
  test('nothing is null, as is null', () => {
    for (const text of ['', '\n', '# comment\n', 'null\n', '~', '---\n']) {
      expect(readGeneral(text)).toEqual({ value: null, problems: [] })
    }
  })

  test('what cannot be read has no value', () => {
    const { value, problems } = readGeneral('a: [1\n')
    expect(value).toBeUndefined()
    expect(problems).toMatchObject([{ severity: 'error' }])
  })

  test('keys keep their order and stay keys, whatever they are called', () => {
    expect(read('b: 1\n"10": 2\n__proto__: {polluted: 1}\nconstructor: 3\na: 4\n')).toEqual([
      ['b', 1],
      ['10', 2],
      ['__proto__', [['polluted', 1]]],
      ['constructor', 3],
      ['a', 4],
    ])
  })
})

describe('duplicate keys', () => {
  test('the last one counts, at the place of the first, with a warning', () => {
    const text = 'a: 1\nb: 2\n\na: {x: 1, x: 2}\n'
    expect(read(text)).toEqual([
      ['a', [['x', 2]]],
      ['b', 2],
    ])
    expect(problems(text)).toEqual([
      { severity: 'warning', code: 'duplicate-key', text: 'a', facts: { key: 'a', firstLine: 1 } },
      { severity: 'warning', code: 'duplicate-key', text: 'x', facts: { key: 'x', firstLine: 4 } },
    ])
  })

  test('keys that are the same value in other words are duplicates', () => {
    expect(read('1: a\n0x1: b\nyes: c\n"on": d\ntrue: e\n')).toEqual([
      ['1', 'b'],
      ['true', 'e'],
      ['on', 'd'],
    ])
    expect(problems('1: a\n0x1: b\n').map(({ code }) => code)).toEqual(['duplicate-key', 'key-reads-as'])
  })

  test('keys of other types that become the same text collide', () => {
    expect(problems('1: a\n"1": b\n')).toEqual([
      { severity: 'warning', code: 'key-collision', text: '"1"', facts: { key: '1', first: '1', second: '"1"' } },
    ])
    expect(problems('1: a\n1.0: b\n').map(({ code }) => code)).toContain('key-collision')
    expect(problems('1.23456789012345: a\n1.23456789012346: b\n').map(({ code }) => code)).toContain('key-collision')
  })
})

describe('keys', () => {
  test('that kubectl reads as another text are a warning', () => {
    expect(problems('gridPos: {x: 0, y: 4}\non: 1\n1e3: 2\n1: 3\n"n": 4\n')).toEqual([
      { severity: 'warning', code: 'key-reads-as', text: 'y', facts: { text: 'y', key: 'true' } },
      { severity: 'warning', code: 'key-reads-as', text: 'on', facts: { text: 'on', key: 'true' } },
      { severity: 'warning', code: 'key-reads-as', text: '1e3', facts: { text: '1e3', key: '1000' } },
    ])
  })

  test.each([
    ['~: x\n', 'null'],
    ['"a": 1\n: x\n', 'null'],
    ['9223372036854775808: x\n', 'uint64'],
    ['{a: b}: x\n', 'mapping'],
    ['? {a: b}\n: x\n', 'mapping'],
    ['[a]: x\n', 'sequence'],
    ['a: {{ .Values.x }}\n', 'mapping'],
  ])('%j is refused: the key is %s', (text, found) => {
    expect(problems(text)).toMatchObject([{ severity: 'error', code: 'key-not-text', facts: { found } }])
    expect(read(text)).toBeUndefined()
  })

  test('explicit keys may be long and of many lines', () => {
    const long = 'k'.repeat(5000)
    expect(read(`? ${long}\n: 1\n`)).toEqual([[long, 1]])
    expect(read('? |\n  a\n  b\n: 1\n')).toEqual([['a\nb\n', 1]])
  })

  test('implicit keys end after 1,024 characters, quotes, tag and anchor counted', () => {
    for (const [before, after] of [
      ['', ''],
      ['"', '"'],
      ['!!str ', ''],
      ['&a ', ''],
      ['{"', '"'],
      ['{a: 1, ', ''],
    ] as const) {
      const close = before.startsWith('{') ? '}' : ''
      const fits = 'é'.repeat(1024 - before.replace(/^\{(a: 1, )?/, '').length - after.length)
      expect(errorOf(`${before}${fits}${after}: 1${close}\n`)).toBe('read')
      expect(errorOf(`${before}${fits}é${after}: 1${close}\n`)).toMatchObject({ code: 'key-too-long' })
    }
    expect(errorOf(`${'😀'.repeat(1024)}: 1\n`)).toBe('read')
  })
})

describe('merge keys', () => {
  const bases = 'base: &base {a: base-a, b: base-b}\nother: &other {b: other-b, c: other-c}\n'
  const merged = (text: string) =>
    Object.fromEntries((read(`${bases}x:\n${text}`) as [string, [string, Value][]][])[2]?.[1] ?? [])

  test.each([
    ['  <<: *base\n  a: own\n', { a: 'own', b: 'base-b' }],
    ['  a: own\n  <<: *base\n', { a: 'base-a', b: 'base-b' }],
    ['  <<: [*base, *other]\n', { a: 'base-a', b: 'base-b', c: 'other-c' }],
    ['  <<: [*other, *base]\n', { a: 'base-a', b: 'other-b', c: 'other-c' }],
    ['  <<: *base\n  d: own\n  <<: *other\n', { a: 'base-a', b: 'other-b', c: 'other-c', d: 'own' }],
    ['  <<: {z: 1}\n', { z: 1 }],
    ['  ! <<: {z: 1}\n', { z: 1 }],
    ['  <<: []\n', {}],
  ])('%j', (text, value) => {
    expect(merged(text)).toEqual(value)
  })

  test('only a plain << merges', () => {
    expect(read('"<<": {a: 1}\n')).toEqual([['<<', [['a', 1]]]])
    expect(read('!!str <<: {a: 1}\n')).toEqual([['<<', [['a', 1]]]])
    expect(read('a: <<\n')).toEqual([['a', '<<']])
  })

  test('overwriting by a merge is no duplicate key', () => {
    expect(readGeneral(`${bases}x:\n  a: own\n  <<: *base\n`).problems).toEqual([])
  })

  test.each(['<<: text\n', '<<: [a]\n', '<<:\n', 'a: &a 1\n<<: *a\n', '<<: [{a: 1}, [b]]\n'])('%j is refused', text => {
    expect(problems(text)).toMatchObject([{ code: 'merge-not-map', severity: 'error' }])
  })
})

describe('anchors and aliases', () => {
  test('stand for values and keys, and may be set anew', () => {
    expect(read('a: &n value\nb: *n\nc: &n other\nd: *n\n*n : key\n')).toEqual([
      ['a', 'value'],
      ['b', 'value'],
      ['c', 'other'],
      ['d', 'other'],
      ['other', 'key'],
    ])
  })

  test('aliases of one anchor share their value', () => {
    const { value } = readGeneral('a: &x {k: [1]}\nb: *x\n')
    expect(value instanceof Map && value.get('a')).toBe(value instanceof Map && value.get('b'))
  })

  test('an alias without anchor, and an anchor inside itself, are refused', () => {
    expect(problems('a: *nowhere\n')).toMatchObject([
      { code: 'alias-unknown', text: '*nowhere', facts: { name: 'nowhere' } },
    ])
    expect(problems('a: *later\nb: &later 1\n')).toMatchObject([{ code: 'alias-unknown' }])
    expect(problems('a: &a [*a]\n')).toMatchObject([{ code: 'alias-excess', text: '*a' }])
  })

  test('aliases that expand to very much are refused at once', () => {
    const levels = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(10)}]\n`)
    expect(problems(`a0: &a0 [x, x, x]\n${levels.join('')}`)).toMatchObject([{ code: 'alias-excess' }])
  })

  test('the bound is that of go-yaml: 99 % of all nodes in a small document', () => {
    const withAliases = (count: number) => `a: &a [${'x, '.repeat(98)}]\nb: [${'*a, '.repeat(count)}]\n`
    expect(readGeneral(withAliases(4000)).problems).toEqual([])
    expect(problems(withAliases(5000))).toMatchObject([{ code: 'alias-excess' }])
  })

  test('depth counts through aliases', () => {
    const chain = (length: number) =>
      `- [${'x, '.repeat(2000)}]\n${Array.from({ length }, (_, i) => `- &a${i} [${i === 0 ? '' : `*a${i - 1}`}]\n`).join('')}`
    expect(errorOf(chain(MAX_DEPTH - 1))).toBe('read')
    expect(errorOf(chain(MAX_DEPTH))).toMatchObject({ code: 'too-deep' })
  })
})

describe('tags', () => {
  test('decide the type of a scalar and nothing else', () => {
    expect(
      read(
        'a: !!str 1\nb: !!int "2"\nc: !secret x\nd: !!map {e: 1}\nf: !!set {g, h}\ni: !!omap [j: 1]\nk: ! 12\nl: !!str\n',
      ),
    ).toEqual([
      ['a', '1'],
      ['b', 2],
      ['c', 'x'],
      ['d', [['e', 1]]],
      [
        'f',
        [
          ['g', null],
          ['h', null],
        ],
      ],
      ['i', [[['j', 1]]]],
      ['k', '12'],
      ['l', ''],
    ])
    expect(read('a: !!int {b: 1}\nc: !<tag:yaml.org,2002:int> "7"\n!!str 1: d\n')).toEqual([
      ['a', [['b', 1]]],
      ['c', 7],
      ['1', 'd'],
    ])
  })

  test('that do not fit are refused', () => {
    expect(problems('a: !!int text\n')).toEqual([
      { severity: 'error', code: 'tag-value', text: 'text', facts: { tag: 'tag:yaml.org,2002:int', text: 'text' } },
    ])
    expect(errorOf('a: !e!x 1\n')).toMatchObject({ code: 'yaml-syntax' })
  })
})

test.each([
  ['a: &b x\r\r\n  y\n', 'x y'],
  ['a: &b "x\r\r\n  y"\n', 'x y'],
  ['a: &b |\n  x\r\r\n  y\n', 'x\ny\n'],
])('a CR before CRLF is no line of its own, as kubectl 1.32 reads it: %j', (text, value) => {
  expect(read(text)).toEqual([['a', value]])
})

test.each(['a: .inf\n', 'a: [-.Inf]\n', 'a: .nan\n', 'a: !!float .inf\n'])('%j has no JSON', text => {
  expect(errorOf(text)).toMatchObject({ code: 'number-not-finite' })
})

describe('what kubectl refuses and the library lets pass', () => {
  test.each([
    ['a: x\x07y\n', 4],
    ['a: "\x7f"\n', 4],
    ['# \x00\n', 2],
    ['a: \ufffe\n', 3],
    ['a: \x80\n', 3],
  ])('the control character in %j', (text, start) => {
    expect(errorOf(text)).toEqual({ code: 'control-character', start })
  })

  test.each(['a: \u0085  b\n', 'a: \ufeffb\n', 'a: 😀\n', 'a: \u00a0\n', 'a: \ue000\n'])('but not that in %j', text => {
    expect(errorOf(text)).toBe('read')
  })

  test.each([
    ['a:\n\tb: 1\n', 3],
    ['a:\n  \tb: 1\n', 5],
    ['a: b\n\t\nc: d\n', 5],
    ['a: "b"\n  \t# c\n', 9],
    ['-\ta\n', 1],
    ['- \ta: 1\n', 2],
    ['? a\n:\tb\n', 5],
    ['\t\n', 0],
    ['a: {b: c\n\t}\n', 9],
    ['a: [b\n\tc]\n', 6],
  ])('the tab in %j', (text, start) => {
    expect(errorOf(text)).toEqual({ code: 'tab-indentation', start })
  })

  test.each([
    'a:\tb\n',
    'a: b\t# c\n',
    'a: b\tc\n',
    'a: {\tb: c\t}\n',
    'a: [\n\tb\n]\n',
    'a: b\n  \t\nc: d\n',
    'a: "b\n\tc"\n',
    'a: |\n  b\n  \tc\n',
  ])('but not that in %j', text => {
    expect(errorOf(text)).toBe('read')
  })

  test.each([
    ['a: "x\\/y"\n', 5],
    ['a: {b: c?d}\n', 8],
    ['a: {u: http://x/?y}\n', 16],
    ['a: [?b]\n', 4],
    ['a: {:b}\n', 4],
    ['a: {b:[1]}\n', 5],
    ['a: &x, 1\n', 5],
    ['a: &x! 1\n', 3],
    ['a: [!!str,b]\n', 9],
    ['? "a" b\n', 6],
    ['? a\n : b\n', 5],
    ['- ? a\n   : b\n', 9],
    ['a: "b\\"\n', 3],
    ['{"a"\n: 1}\n', 1],
    ['a: [b\n c: d]\n', 4],
  ])('%j', (text, start) => {
    expect(errorOf(text)).toEqual({ code: 'yaml-syntax', start })
  })
})

describe('what kubectl takes and the library would refuse', () => {
  test.each([
    [
      "a: 'one\n two'\nb: 1\n",
      [
        ['a', 'one two'],
        ['b', 1],
      ],
    ],
    ["a:\n  b: 'one\n  two'\n", [['a', [['b', 'one two']]]]],
    ['a: "one\ntwo"\n', [['a', 'one two']]],
    ['a: [\nb,\n{c: d\n}\n]\n', [['a', ['b', [['c', 'd']]]]]],
    ['a: {# comment\n b: c}\n', [['a', [['b', 'c']]]]],
    ['a: |#comment\n', [['a', '']]],
    [
      'a: b\rc: d\r',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a: "x\ry"\n', [['a', 'x y']]],
    ['# c\u2028a: b\n', [['a', 'b']]],
    ['a: |\n  x\u2028  y\n', [['a', 'x\u2028y\n']]],
    ['a: "it\\\'s"\n', [['a', "it's"]]],
    ['- >2-\n   \n \n   ', [' \n\n ']],
    ['\n\ufeffa: b\n', [['\ufeffa', 'b']]],
  ])('%j', (text, value) => {
    expect(readGeneral(text).problems).toEqual([])
    expect(read(text)).toEqual(value)
  })
})

describe('syntax errors stand at their place', () => {
  test.each([
    ['a: {b: 1\nc: 2\n', '{', 'Missing closing bracket of {'],
    ['a: {b: [1, 2}\n', '[', 'Missing closing bracket of ['],
    ['a: "x\nb: 1\n', '"', 'Missing closing quote "'],
    ['metadata:\n  name: x\n   labels: y\n', 'labels', 'A key cannot stand here, check its indentation'],
    ['a: b\nfoo\nc: d\n', 'foo', 'Missing : behind a key'],
    ['a: 1\nb\n', 'b', 'Missing : behind a key'],
    ['a: 1\n}\n', '}', 'Unexpected }'],
    ['a: "b" c\n', 'c', 'Unexpected text behind a value'],
    ['a: "é" "b"\n', '"b"', 'Unexpected quoted text behind a value'],
    ['a: [b,,c]\n', ',c', 'Unexpected , in flow sequence'],
    ['a: - b\n', '-', 'Unexpected - on same line with key'],
    ['a: @x\n', '@', 'Plain value cannot start with reserved character @'],
    ['a:\n  b: 1\n c: 2\n', ' c: 2', 'All mapping items must start at the same column'],
  ])('%j at %j: %s', (text, place, reason) => {
    const reading = readGeneral(text)
    expect(reading.problems).toMatchObject([{ code: 'yaml-syntax', severity: 'error', facts: { reason } }])
    expect(text.slice(reading.problems[0]?.at.start).startsWith(place)).toBe(true)
  })

  test('the first error is the one that counts', () => {
    expect(errorOf('a: [1,,2]\nb: "x\n')).toMatchObject({ start: 6 })
    expect(errorOf('a: @x\nb: }\n')).toMatchObject({ start: 3 })
    expect(errorOf('a: [1, @x\n')).toMatchObject({ start: 3 })
  })

  test('what a problem quotes of the text is short', () => {
    const long = 'x'.repeat(10_000)
    for (const text of [`a: !!int ${long}\n`, `a: *${long}\n`, `? ${long}\n: 1\n? ${long}\n: 2\n`]) {
      for (const problem of readGeneral(text).problems) expect(JSON.stringify(problem.facts).length).toBeLessThan(300)
    }
  })
})

describe('hostile input', () => {
  const nested: Readonly<Record<string, (levels: number) => string>> = {
    'flow sequences': levels => `${'['.repeat(levels)}${']'.repeat(levels)}`,
    'flow mappings': levels => `${'{a: '.repeat(levels)}1${'}'.repeat(levels)}`,
    'block mappings': levels => Array.from({ length: levels }, (_, i) => `${' '.repeat(i)}a:\n`).join(''),
    'block sequences': levels => `${'- '.repeat(levels)}x\n`,
  }

  test.each(Object.entries(nested))('%s are read to 256 levels', (_, text) => {
    expect(errorOf(text(MAX_DEPTH))).toBe('read')
    expect(errorOf(text(MAX_DEPTH + 1))).toMatchObject({ code: 'too-deep' })
    expect(errorOf(text(3000))).toMatchObject({ code: 'too-deep' })
  })

  test.each([
    '['.repeat(100_000),
    '{'.repeat(100_000),
    '{a: '.repeat(100_000),
    '- '.repeat(100_000),
    '? '.repeat(100_000),
    '[a: '.repeat(50_000),
  ])('no nesting kills: %#', text => {
    expect(errorOf(text)).toMatchObject({ code: expect.stringMatching(/too-deep|yaml-syntax/) })
  })

  test.each([
    `[${','.repeat(100_000)}]`,
    '}'.repeat(100_000),
    '}\n'.repeat(30_000),
    'a: @x\n'.repeat(10_000),
    'a: "\\q"\n'.repeat(10_000),
    `a: "${'\\q'.repeat(30_000)}"`,
    '\ta: 1\n'.repeat(10_000),
    'a: "x\n'.repeat(10_000),
    `${'['.repeat(200)}${'1,'.repeat(8_000)}${']: 1'.repeat(200)}`,
  ])('many errors cost no more than the first: %#', text => {
    expect(readGeneral(text).problems).toHaveLength(1)
  })

  test.each([
    ['a long plain scalar', `a: ${'x '.repeat(1_000_000)}x\n`],
    ['a long quoted scalar', `a: "${'x'.repeat(4_000_000)}"\n`],
    ['many escapes', `a: "${'\\n'.repeat(150_000)}"\n`],
    ['many quotes', `a: '${"''".repeat(150_000)}'\n`],
    ['a block scalar of one line', `a: |\n  ${'x'.repeat(4_000_000)}\n`],
    ['a block scalar of many lines', `a: |\n${'  x\n'.repeat(200_000)}`],
    ['a folded scalar of many lines', `a: >\n${'  x\n'.repeat(200_000)}`],
    ['many blank lines', `a: 1\n${'\n'.repeat(30_000)}b: 1\n`],
    ['many comments', `a:\n${'  # c\n'.repeat(50_000)}  b: 1\n`],
    ['spaces', `a: ${' '.repeat(1_000_000)}x\n`],
    ['equal keys', 'a: 1\n'.repeat(8_000)],
    ['anchors', Array.from({ length: 8_000 }, (_, i) => `- &a${i} x\n`).join('')],
    ['aliases', `- &a x\n${'- *a\n'.repeat(8_000)}`],
    ['a wide flow sequence', `[${'1,'.repeat(30_000)}]`],
    ['a staircase', Array.from({ length: 8_000 }, (_, i) => `${' '.repeat(i % 200)}k${i}:\n`).join('')],
  ])('%s is read', (_, text) => {
    expect(readGeneral(text).value).toBeDefined()
  })
})
