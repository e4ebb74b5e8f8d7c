import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadResources } from '../resource'
import { runs } from '../testing/runs'
import { secretsOf } from './secret-places'

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

test('what is secret in a List that is read item by item is what is secret in the whole', () => {
  let isCutOnce = false
  const long = `- kind: ConfigMap\n  apiVersion: v1\n  metadata:\n    name: long\n  data:\n    k: ${'x'.repeat(70_000)}\n`
  fc.assert(
    fc.property(
      fc.constantFrom(...heads),
      fc.array(fc.constantFrom(...items), { minLength: 1, maxLength: 12 }),
      fc.boolean(),
      (head, chosen, isLast) => {
        const body = `items:\n${[...chosen, long, ...chosen].join('')}`
        const text = `apiVersion: v1\n${isLast ? `${head}${body}` : `${body}${head}`}`
        const load = loadResources([{ name: 'list', bytes: new TextEncoder().encode(text) }])
        isCutOnce ||= load.units[0]?.[0]?.cut !== undefined
        const [cut] = secretsOf(load)
        const [whole] = secretsOf({ texts: [...load.texts], documents: load.documents })
        expect(cut?.isSecret).toBe(whole?.isSecret)
        expect(cut?.places).toEqual(whole?.places)
        // The dash before an item that holds nothing may be in an area or not.
        const areas = (of: typeof cut) =>
          (of?.areas ?? [])
            .map(({ start, end, keys }) => ({
              told: text
                .slice(start, end)
                .replace(/[\s-]+/g, ' ')
                .trim(),
              keys,
            }))
            .filter(({ told }) => told !== '')
        expect(areas(cut)).toEqual(areas(whole))
      },
    ),
    { numRuns: runs(10, 1000) },
  )
  expect(isCutOnce).toBe(true)
})
