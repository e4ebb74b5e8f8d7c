import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonSize } from '../encoding'
import { cutDocuments, isMapping, type Mapping, readDocument } from '../manifest'
import { hiddenWord } from '../secret'
import { decodeSource } from '../source'
import { runs } from '../testing/runs'
import { type Difference, differenceOf } from './difference'

function read(text: string): Mapping {
  const source = decodeSource({ name: 'a.yaml', bytes: new TextEncoder().encode(text) }).text
  const [document] = cutDocuments(source).documents
  const value = document && readDocument(source, document).value
  if (!isMapping(value)) throw new Error('no mapping')
  return value
}

const between = (before: string, after: string): Difference => differenceOf(read(before), read(after))
/** Without a kind it could be a part of a Secret. */
const fields = (before: string, after: string): Difference =>
  between(`kind: ConfigMap\n${before}\n`, `kind: ConfigMap\n${after}\n`)
const told = ({ fields }: Difference) =>
  fields.map(({ path, change, bytes, moved }) => [
    `${change} ${path.join('.')}${moved ? `-${moved.to} was ${moved.was}` : ''}`,
    bytes,
  ])
const linesOf = ({ fields }: Difference) =>
  fields.flatMap(({ lines }) =>
    lines.map(({ mark, text }) => `${{ added: '+', removed: '-', same: ' ' }[mark]}${text}`),
  )

describe('two versions of an object', () => {
  test('fields that came, went and changed', () => {
    const found = fields('a: 1\nb: {c: x, d: 2}', 'b: {c: yy, d: 2}\ne: [1]')
    expect(told(found)).toEqual([
      ['removed a', -6],
      ['changed b.c', 1],
      ['added e', 8],
    ])
    expect(linesOf(found)).toEqual(['-a: 1', '-c: x', '+c: yy', '+e:', '+- 1'])
    expect(found.rest).toBe(0)
  })

  test('items that came before others leave those the same', () => {
    const found = fields(
      'rules: [{verbs: [get]}, {verbs: [list]}]',
      'rules: [{verbs: [create]}, {verbs: [get]}, {verbs: [list]}]',
    )
    expect(told(found)).toEqual([
      ['added rules.0', '{"verbs":["create"]},'.length],
      ['moved rules.1-2 was 0', 0],
    ])
    expect(linesOf(found)).toEqual(['+- verbs:', '+  - create'])
  })

  test('items of one name are the same item, wherever they stand', () => {
    const found = fields(
      'containers: [{name: a, image: x:1}, {name: b, image: y:1}]',
      'containers: [{name: b, image: y:2}, {name: a, image: x:1}, {name: c, image: z}]',
    )
    expect(told(found)).toEqual([
      ['changed containers.0.image', 0],
      ['moved containers.1-1 was 0', 0],
      ['added containers.2', '{"name":"c","image":"z"},'.length],
    ])
    expect(linesOf(found)).toEqual(['-image: "y:1"', '+image: "y:2"', '+- name: c', '+  image: z'])
  })

  test('texts of several lines are compared line by line', () => {
    const found = fields('data: {a: "one\\ntwo\\nthree\\n"}', 'data: {a: "one\\n2\\nthree\\nfour\\n"}')
    expect(linesOf(found)).toEqual([' 1', '-two', '+2', ' 1', '+four', ' 1'])
  })

  test('of long lines stands what differs', () => {
    const found = fields(`a: ${'x'.repeat(1000)}1${'y'.repeat(1000)}`, `a: ${'x'.repeat(1000)}2${'y'.repeat(1000)}`)
    expect(linesOf(found)).toEqual([
      `-a: "…${'x'.repeat(30)}1${'y'.repeat(30)}…"`,
      `+a: "…${'x'.repeat(30)}2${'y'.repeat(30)}…"`,
    ])
  })

  test('what is only in one of them is told by its fields', () => {
    const object = read('kind: ConfigMap\ndata: {a: b}\n')
    expect(told(differenceOf(null, object)).map(([what]) => what)).toEqual(['added kind', 'added data'])
    expect(differenceOf(object, null)).toMatchObject({ after: null, fields: [{ change: 'removed' }, {}] })
  })

  test('long values and many fields are cut, and what is left out is counted', () => {
    const many = (count: number) => new Map(Array.from({ length: count }, (_, i) => [`k${i}`, i] as const))
    const found = differenceOf(new Map(), new Map([['data', many(1000)]]))
    expect(found.fields[0]?.lines).toHaveLength(40)
    const all = differenceOf(new Map(), many(1000))
    expect(all.fields).toHaveLength(300)
    expect(all.left.count).toBe(700)
  })
})

describe('what is secret', () => {
  const secret = (value: string) =>
    `apiVersion: v1\nkind: Secret\nmetadata: {name: s, annotations: {a: ${value}}}\nstringData: {password: ${value}, key: same}\n`

  test('is hidden in a Secret, its bytes told', () => {
    const found = between(secret('hunter22'), secret('correcthorse'))
    expect(JSON.stringify(found)).not.toMatch(/hunter|correct/)
    expect(found.fields.find(({ path }) => path.join('.') === 'stringData.password')).toMatchObject({
      change: 'changed',
      bytes: 4,
      lines: [
        { mark: 'removed', text: expect.stringContaining(hiddenWord) },
        { mark: 'added', text: expect.stringContaining(hiddenWord) },
      ],
    })
  })

  test('is hidden in a text and in values of Helm, and where it is only known that something is', () => {
    const nested = (value: string) =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  a: |\n    kind: Secret\n    stringData: {p: ${value}}\n`
    const release = (value: string) =>
      `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: r}\nspec: {values: {db: {password: ${value}, size: ${value.length}}}}\n`
    for (const text of [nested, release]) {
      const found = between(text('hunter22'), text('correcthorse'))
      expect(found.fields.length).toBeGreaterThan(0)
      expect(JSON.stringify(found)).not.toMatch(/hunter|correct/)
    }
    const plain = differenceOf(read('kind: X\na: hunter22\n'), read('kind: X\na: correcthorse\nb: hunter22\n'), true)
    expect(JSON.stringify(plain)).not.toMatch(/hunter|correct/)
  })
})

test('the fields sum to the difference, and equal objects differ in none', () => {
  const { object } = fc.letrec<{ value: unknown; object: Mapping }>(tie => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom<unknown>(null, true, 1, 12, 'a', 'bc', 'x\ny'),
      fc.array(tie('value'), { maxLength: 5 }),
      tie('object'),
    ),
    object: fc
      .dictionary(fc.constantFrom('a', 'b', 'name', 'd'), tie('value'), { maxKeys: 4 })
      .map(record => new Map(Object.entries(record)) as Mapping),
  }))
  fc.assert(
    fc.property(object, object, (before, after) => {
      const found = differenceOf(before, after)
      const sum = found.fields.reduce((total, { bytes }) => total + bytes, 0)
      expect(sum + found.left.bytes + found.rest).toBe(jsonSize(after) - jsonSize(before))
      expect(Math.abs(found.rest)).toBeLessThanOrEqual(2 + found.fields.length)
      expect(differenceOf(before, before).fields).toEqual([])
    }),
    { numRuns: runs(300, 20_000) },
  )
})
