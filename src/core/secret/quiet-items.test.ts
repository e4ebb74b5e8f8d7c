import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadResources } from '../resource'
import { runs } from '../testing/runs'
import { secretsOf } from './secret-ranges'

const items = [
  '- apiVersion: v1\n  kind: ConfigMap\n  metadata:\n    name: a\n  data:\n    k: v\n',
  '- apiVersion: v1\n  kind: Pod\n  metadata:\n    name: p\n  spec:\n    volumes:\n    - secret:\n        secretName: s\n',
  '- apiVersion: v1\n  kind: Secret\n  metadata:\n    name: s\n  data:\n    password: aHVudGVyMg==\n  type: Opaque\n',
  '- apiVersion: v1\n  kind: ConfigMap\n  metadata:\n    name: m\n  data:\n    m: |\n      kind: Secret\n      stringData: {a: hunter2}\n',
  '- apiVersion: v1\n  kind: ConfigMap # a comment\n  metadata:\n    name: c\n',
  '# kind: Secret\n# stringData:\n#   a: hunter2\n- apiVersion: v1\n  kind: Pod\n  metadata:\n    name: d\n',
  '- metadata:\n    name: without-kind\n  data:\n    a: b\n',
  '- kind: Ingress\n  metadata:\n    name: i\n  host: "see *.example.com"\n',
  '-\n  kind: X\n  metadata:\n    name: x\n',
]
const heads = [
  'kind: List\n',
  'kind: SecretList\n',
  'kind: PodList\n',
  'kind: List\nmetadata:\n  resourceVersion: ""\n',
]

const long = `- kind: ConfigMap\n  apiVersion: v1\n  metadata:\n    name: long\n  data:\n    k: ${'x'.repeat(70_000)}\n`

const yamlList = fc
  .record({
    head: fc.constantFrom(...heads),
    chosen: fc.array(fc.constantFrom(...items), { minLength: 1, maxLength: 12 }),
    isLast: fc.boolean(),
  })
  .map(({ head, chosen, isLast }) => {
    const body = `items:\n${[...chosen, long, ...chosen].join('')}`
    return `apiVersion: v1\n${isLast ? `${head}${body}` : `${body}${head}`}`
  })

const metadata = { name: 'a' }
const jsonItems = [
  { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { k: 'v' } },
  { apiVersion: 'v1', kind: 'Pod', metadata, spec: { volumes: [{ secret: { secretName: 's' } }] } },
  { apiVersion: 'v1', kind: 'Secret', metadata, data: { password: 'aHVudGVyMg==' }, type: 'Opaque' },
  { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { m: 'kind: Secret\nstringData: {a: hunter2}\n' } },
  { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { m: '# kind: Secret\n# stringData:\n#   a: hunter2\n' } },
  { metadata, data: { a: 'b' } },
  { kind: 'Ingress', metadata, host: '*.example.com, }' },
]

const jsonList = fc
  .record({
    kind: fc.constantFrom('List', 'SecretList', 'PodList'),
    chosen: fc.array(fc.constantFrom(...jsonItems), { minLength: 1, maxLength: 12 }),
    indent: fc.constantFrom(0, 4),
    isLast: fc.boolean(),
  })
  .map(({ kind, chosen, indent, isLast }) => {
    const filler = { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { k: 'x'.repeat(70_000) } }
    const items = [...chosen, filler, ...chosen]
    return JSON.stringify(isLast ? { kind, metadata: {}, items } : { items, kind }, null, indent)
  })

test('what is secret in a List that is read item by item is what is secret in the whole', () => {
  let isCutOnce = false
  fc.assert(
    fc.property(fc.oneof(yamlList, jsonList), text => {
      const load = loadResources([{ name: 'list', bytes: new TextEncoder().encode(text) }])
      isCutOnce ||= load.units[0]?.[0]?.cut !== undefined
      const [cut] = secretsOf(load)
      const [whole] = secretsOf({ texts: [...load.texts], documents: load.documents })
      expect(cut?.isSecret).toBe(whole?.isSecret)
      expect(cut?.ranges).toEqual(whole?.ranges)
      // The dash before an item that holds nothing, or the comma behind it, may be in an area or not.
      const areas = (of: typeof cut) =>
        (of?.areas ?? [])
          .map(({ start, end, keys }) => ({
            told: text
              .slice(start, end)
              .replace(/[\s,-]+/g, ' ')
              .trim(),
            keys,
          }))
          .filter(({ told }) => told !== '')
      expect(areas(cut)).toEqual(areas(whole))
    }),
    { numRuns: runs(10, 1000) },
  )
  expect(isCutOnce).toBe(true)
})
