import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeBase64 } from '../bytes'
import { type Mapping, writeYaml } from '../manifest'
import { fromJson } from '../testing/from-json'
import { runs } from '../testing/runs'
import { maskSecrets } from './mask-secrets'
import { mayHoldSecret } from './secret-words'

const masked = (...lines: string[]) => maskSecrets(lines.join('\n')).split('\n')

describe('what is masked', () => {
  test('values of data and stringData, in every style', () => {
    expect(
      masked(
        'apiVersion: v1',
        'kind: Secret',
        'metadata: {name: key, annotations: {a: shown, kubectl.kubernetes.io/last-applied-configuration: "{}"}}',
        'data:',
        '  a: aGVsbG8= # a remark',
        'stringData:',
        '  b: |-',
        '    two',
        '      lines',
        "  c: 'it''s'",
        '  d: "é\\n😀"',
        '  e: 12',
        'type: Opaque',
      ),
    ).toEqual([
      'apiVersion: v1',
      'kind: Secret',
      'metadata: {name: key, annotations: {a: •••••, kubectl.kubernetes.io/last-applied-configuration: "••"}}',
      'data:',
      '  a: •••••••• #•••••••••',
      'stringData:',
      '  b: |-',
      '    •••',
      '      •••••',
      "  c: '•••••'",
      '  d: "•••••"',
      '  e: ••',
      'type: Opaque',
    ])
  })

  test('of an anchored value both places, and of one that stands elsewhere in the document all of it', () => {
    expect(masked('kind: Secret', 'stringData:', '  a: &p hunter2', '  b: *p')).toEqual([
      'kind: Secret',
      'stringData:',
      '  a: •• •••••••',
      '  b: ••',
    ])
    const list = [
      'kind: List',
      'apiVersion: v1',
      'items:',
      '- {kind: ConfigMap, data: {a: &p hunter2}}',
      '- {kind: Secret, data: {a: *p}}',
    ]
    expect(masked(...list).join('\n')).not.toContain('hunter2')
    expect(masked(...list.slice(0, -1), '- {kind: Secret, data: {a: [*p]}}').join('\n')).not.toContain('hunter2')
  })

  test('a Secret inside of another object', () => {
    const work =
      'kind: ManifestWork\nspec:\n  manifests:\n  - kind: Secret\n    data: {a: aGVsbG8=}\n  - kind: ConfigMap\n    data: {a: b}\n'
    expect(maskSecrets(work)).toBe(work.replace('aGVsbG8=', '••••••••'))
    const reference = 'kind: Pod\nspec: {a: {kind: Secret, name: b}, c: d}\n'
    expect(maskSecrets(reference)).toBe(reference)
  })

  test('of a key that comes twice both values', () => {
    for (const text of [
      'kind: Secret\nstringData:\n  a: hunter2\n  a: other\n',
      'kind: Secret\nstringData: {a: hunter2}\nstringData: {b: other}\n',
      '{"kind":"Secret","data":{"a":"hunter2"},"data":{}}',
      'kind: Secret\nkind: ConfigMap\ndata: {a: hunter2}\n',
    ]) {
      expect(maskSecrets(text)).not.toContain('hunter2')
    }
  })

  test('of what cannot be read, all but what it is', () => {
    expect(
      masked(
        'apiVersion: v1',
        'kind: Secret',
        'metadata:',
        '  name: key',
        '  labels: {a: b}',
        'stringData:',
        '  name: hunter2',
        '  b: [',
      ),
    ).toEqual([
      'apiVersion: v1',
      'kind: Secret',
      'metadata:',
      '  name: key',
      '  ••••••••••••••',
      '•••••••••••',
      '  •••••••••••••',
      '  ••••',
    ])
    expect(maskSecrets('data: {a: hunter2}\n', true)).toBe('data: {a: •••••••}\n')
    expect(maskSecrets('  a: hunter2}\n', true)).toBe('  •••••••••••\n')
    expect(maskSecrets('{"kind":"Secret","data":{"a":"hunter2"')).not.toContain('hunter2')
    expect(maskSecrets('kind: Secret\nstringData: {a: hunter2}\nb: \0\n')).not.toContain('hunter2')
  })

  test('where no mapping stands, what stands there', () => {
    expect(maskSecrets('kind: Secret\ndata: hunter2\n')).toBe('kind: Secret\ndata: •••••••\n')
    expect(maskSecrets('kind: Secret\ndata: null\n')).toBe('kind: Secret\ndata: ••••\n')
  })

  test('nothing of another kind, whatever it says', () => {
    for (const text of [
      'kind: ConfigMap\ndata: {a: "a kind of Secret"}\n',
      'kind: ExternalSecret\nspec: {a: b}\n',
      'kind: ConfigMapList\nitems:\n- metadata: {name: a}\n  data: {a: b}\n',
      'kind: Pod\nspec: {volumes: [{secret: {secretName: a}}]}\nmetadata: {ownerReferences: [{kind: Secret, name: b}]}\n',
      '# of a kind: see the Secret\nkind: ConfigMap\ndata: {a: b}\n',
      '',
      '\ufeff',
    ]) {
      expect(maskSecrets(text)).toBe(text)
    }
  })
})

/** Text that can be told apart from everything else in a manifest. */
const secretText = fc
  .array(
    fc.constantFrom('q7', 'Zz', '9x', ' ', '\n', '"', "'", '#', ': ', 'é', '😀', '\\', '\t', '|', '*', '&', '{', ','),
    {
      minLength: 2,
      maxLength: 12,
    },
  )
  .map(parts => `zq${parts.join('')}qz`)

const entries = fc.dictionary(fc.constantFrom('a', 'b.yaml', 'c-d', '7'), secretText, {
  maxKeys: 3,
  noNullPrototype: true,
})

const secret = fc
  .record({ data: entries, stringData: entries, applied: fc.option(secretText, { nil: undefined }) })
  .map(({ data, stringData, applied }) => ({
    values: [...Object.values(data).map(toBase64), ...Object.values(stringData), ...(applied ? [applied] : [])],
    object: {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: 'key',
        annotations: applied ? { 'kubectl.kubernetes.io/last-applied-configuration': applied } : {},
      },
      data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, toBase64(value)])),
      stringData,
    },
  }))

const other = fc.record({ data: entries }).map(({ data }) => ({
  values: [] as string[],
  object: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'shown' }, data: mapValues(data, () => 'shown') },
}))

const documents = fc.array(fc.oneof(secret, other), { minLength: 1, maxLength: 4 })

/** The ways in which objects come together in a text. */
const forms = fc.constantFrom<((objects: readonly object[]) => string)[]>(
  objects => objects.map(object => `---\n${yamlOf(object)}`).join(''),
  objects => yamlOf({ apiVersion: 'v1', kind: 'List', items: objects }),
  objects => objects.map(object => `---\n${yamlOf(object)}`.replaceAll('\n', '\r\n')).join(''),
  objects => objects.map(object => JSON.stringify(object)).join('\n'),
  objects => JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }, null, 2),
  objects => objects.map(object => `---\n${JSON.stringify(object)}\n`).join(''),
  objects => objects.map(object => `---\n${yamlOf(object)}broken: [\n`).join(''),
)

test('no value occurs in what is left; length, line breaks and everything else stay', () => {
  fc.assert(
    fc.property(documents, forms, (drawn, write) => {
      const text = write(drawn.map(({ object }) => object))
      const result = maskSecrets(text)
      expect(result).toHaveLength(text.length)
      expect(result.replace(/[^\r\n]/g, '')).toBe(text.replace(/[^\r\n]/g, ''))
      for (let unit = 0; unit < text.length; unit++) {
        if (result[unit] !== text[unit]) expect(result[unit]).toBe('•')
      }
      for (const value of drawn.flatMap(({ values }) => values)) {
        for (const written of [value, JSON.stringify(value).slice(1, -1), ...value.split('\n')]) {
          // A line of nothing but punctuation, as `": {`, stands in every manifest.
          if (written.trim().length >= 4 && /[\p{L}\p{N}\p{So}]/u.test(written))
            expect(result).not.toContain(written.trim())
        }
      }
      const shown = drawn.filter(({ object }) => object.kind === 'ConfigMap').length
      if (shown === drawn.length) expect(result).toBe(text)
      else expect(mayHoldSecret(text)).toBe(true)
    }),
    { numRuns: runs(300, 20_000) },
  )
})

test.each([
  ['kind: Secret', true],
  ['{"kind":"Secret"}', true],
  ['kind:\n  Secret', true],
  ['kind: !!str   &a Secret # that', true],
  ['? kind\n: >-\n  Secret\n', true],
  ['{kind: Secret}', true],
  ['kind: "\\x53ecret"', true],
  ['kind: "Sec\\\nret"', true],
  ['kind: SecretList', true],
  ['{kind: "\\u0073\\u0065cret"}', true],
  ['kind: !!binary U2VjcmV0', true],
  ['apiVersion: v1\nstringData: {}', true],
  ['data: {a: b}', true],
  ['kind: ConfigMap\ndata: {a: a2luZDogU2VjcmV0Cg==}', true],
  ['kind: Pod\nmetadata: {a: aGVsbG8=}', false],
  ['kind: Deployment\nspec: {a: "b\\nc"}', false],
])('%j may hold a Secret: %s', (text, expected) => {
  expect(mayHoldSecret(text)).toBe(expected)
})

function toBase64(text: string): string {
  return encodeBase64(new TextEncoder().encode(text))
}

function yamlOf(object: object): string {
  return writeYaml(fromJson(object) as Mapping)
}

function mapValues(values: Readonly<Record<string, string>>, map: () => string): Record<string, string> {
  return Object.fromEntries(Object.keys(values).map(key => [key, map()]))
}
