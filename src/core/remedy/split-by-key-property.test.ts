import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isList, isMapping, type Mapping, type Value } from '../manifest'
import { createValueReader, type Load } from '../resource'
import { loadTexts } from '../testing/manifest'
import { runs } from '../testing/runs'
import { partsEqualWhole, splitByKey } from './split-by-key'

type Kind = 'ConfigMap' | 'Secret'

/** Ways in which a pod may name the object; `safe` ones can be led to the parts. */
const uses = {
  volume: {
    safe: true,
    spec: (kind: Kind) => ({ volumes: [{ name: 'v', [fieldOf(kind)]: { [nameOf(kind)]: 'whole' } }] }),
  },
  items: {
    safe: true,
    spec: (kind: Kind, key: string) => ({
      volumes: [{ name: 'i', [fieldOf(kind)]: { [nameOf(kind)]: 'whole', items: [{ key, path: 'p' }] } }],
    }),
  },
  projected: {
    safe: true,
    spec: (kind: Kind) => ({
      volumes: [{ name: 'p', projected: { sources: [{ [fieldOf(kind)]: { name: 'whole' } }] } }],
    }),
  },
  env: {
    safe: true,
    spec: (kind: Kind, key: string) => ({
      containers: [
        {
          name: 'c',
          env: [
            {
              name: 'E',
              valueFrom: { [`${kind === 'Secret' ? 'secret' : 'configMap'}KeyRef`]: { name: 'whole', key } },
            },
          ],
        },
      ],
    }),
  },
  envFrom: {
    safe: false,
    spec: (kind: Kind) => ({
      containers: [{ name: 'f', envFrom: [{ [kind === 'Secret' ? 'secretRef' : 'configMapRef']: { name: 'whole' } }] }],
    }),
  },
  subPath: {
    safe: false,
    spec: (kind: Kind) => ({
      volumes: [{ name: 's', [fieldOf(kind)]: { [nameOf(kind)]: 'whole' } }],
      containers: [{ name: 's', volumeMounts: [{ name: 's', mountPath: '/x', subPath: 'x' }] }],
    }),
  },
  argument: { safe: false, spec: () => ({ containers: [{ name: 'a', args: ['--config=whole'] }] }) },
} satisfies Record<string, { safe: boolean; spec: (kind: Kind, key: string) => object }>

function fieldOf(kind: Kind): string {
  return kind === 'Secret' ? 'secret' : 'configMap'
}
function nameOf(kind: Kind): string {
  return kind === 'Secret' ? 'secretName' : 'name'
}

const data = fc.dictionary(
  fc.stringMatching(/^[a-z][-._a-z0-9]{0,12}$/),
  fc.string({ maxLength: 60, unit: 'grapheme' }),
  { minKeys: 2, maxKeys: 8, noNullPrototype: true },
)
const useNames = fc.subarray(Object.keys(uses) as (keyof typeof uses)[])
const otherUses = fc.subarray(['role', 'custom', 'csi', 'elsewhere'] as const)

/** All lists of a pod spec put together. */
function podOf(names: readonly (keyof typeof uses)[], kind: Kind, key: string): object {
  const specs = names.map(name => uses[name].spec(kind, key) as { volumes?: object[]; containers?: object[] })
  return {
    containers: [{ name: 'main' }, ...specs.flatMap(({ containers = [] }) => containers)],
    volumes: specs.flatMap(({ volumes = [] }) => volumes),
  }
}

function others(names: readonly string[], kind: Kind): object[] {
  const metadata = { name: 'other', namespace: 'shop' }
  return names.flatMap((name): object[] => {
    if (name === 'role') {
      return [
        { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata, rules: [{ resourceNames: ['whole'] }] },
      ]
    }
    if (name === 'custom') return [{ apiVersion: 'example.org/v1', kind: 'W', metadata, spec: { config: 'whole' } }]
    if (name === 'csi') {
      const csi = { driver: 'd', nodePublishSecretRef: { name: 'whole' } }
      return [{ apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers: [], volumes: [{ name: 'c', csi }] } }]
    }
    // Of the same name in another namespace, which no split may touch.
    const spec = podOf(['volume', 'envFrom'], kind, 'x')
    return [{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'far', namespace: 'far' }, spec }]
  })
}

function valueIn(load: Load, name: string): Mapping {
  const resource = load.resources.find(each => each.name === name)
  const value = resource && createValueReader(load)(resource)
  if (!value) throw new Error(`no ${name}`)
  return value
}

/** Every name of an object that is given as one, with its `key` or its `items` where it has them. */
function* namesIn(root: Value, kind: Kind): Iterable<{ name: string; keys: string[] | null }> {
  if (isList(root)) for (const item of root) yield* namesIn(item, kind)
  if (!isMapping(root)) return
  for (const [field, value] of root) {
    const isRef = new RegExp(`^${fieldOf(kind)}(?:KeyRef)?$`).test(field)
    if (isRef && isMapping(value)) {
      const items = value.get('items')
      const key = value.get('key')
      const keys = isList(items)
        ? items.map(item => String((item as Mapping).get('key')))
        : key === undefined
          ? null
          : [String(key)]
      yield { name: String(value.get('name') ?? value.get('secretName')), keys }
    }
    yield* namesIn(value, kind)
  }
}

test('a split by key keeps every value, and every reference is led to the parts or listed as unsafe', () => {
  fc.assert(
    fc.property(
      ...([
        fc.constantFrom<Kind>('ConfigMap', 'Secret'),
        data,
        fc.nat(7),
        useNames,
        otherUses,
        fc.integer({ min: 1, max: 200 }),
      ] as const),
      (kind, texts, chosen, names, more, maxBytes) => {
        const keys = Object.keys(texts)
        const key = keys[chosen % keys.length] ?? ''
        const whole = {
          apiVersion: 'v1',
          kind,
          metadata: { name: 'whole', namespace: 'shop' },
          [kind === 'Secret' ? 'stringData' : 'data']: texts,
        }
        const user = {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'user', namespace: 'shop' },
          spec: podOf(names, kind, key),
        }
        const objects = [whole, user, ...others(more, kind)]
        const before = loadTexts(objects.map(object => `---\n${JSON.stringify(object)}\n`).join(''))
        const { load, splits } = splitByKey(before, [{ resource: `/${kind}/shop/whole`, maxBytes }])
        const [split] = splits
        const isUnsafe =
          names.some(name => !uses[name].safe) ||
          more.some(name => name === 'role' || name === 'custom' || (name === 'csi' && kind === 'Secret'))
        if (split?.parts.length === 0) {
          expect(load).toBe(before)
          expect(split.unsafe.length).toBeGreaterThan(0)
          if (!isUnsafe) expect(split.unsafe.map(({ because }) => because)).toEqual(['one-part'])
          return
        }
        expect(isUnsafe).toBe(false)

        const parts = new Map((split?.parts ?? []).map(part => [part.name, part.keys]))
        expect([...parts.values()].flat().toSorted()).toEqual(keys.toSorted())
        expect(
          partsEqualWhole(
            valueIn(before, 'whole'),
            [...parts.keys()].map(name => valueIn(load, name)),
          ),
        ).toBe(true)

        const after = valueIn(load, 'user')
        const volumes = (
          isMapping(after.get('spec') ?? null) ? (after.get('spec') as Mapping).get('volumes') : []
        ) as Mapping[]
        for (const volume of volumes) expect(volume.has(fieldOf(kind))).toBe(false)
        const led = [...namesIn(after, kind)]
        for (const { name, keys: wanted } of led) {
          expect(parts.has(name)).toBe(true)
          for (const each of wanted ?? []) expect(parts.get(name)).toContain(each)
        }
        // A whole volume or projected source becomes one source a part; what names single keys stays one reference.
        const wide = names.filter(name => name === 'volume' || name === 'projected').length
        const narrow = names.filter(name => name === 'items' || name === 'env').length
        expect(led).toHaveLength(wide * parts.size + narrow)

        if (more.includes('elsewhere')) expect(valueIn(load, 'far')).toEqual(valueIn(before, 'far'))
      },
    ),
    { numRuns: runs(300, 3000) },
  )
})
