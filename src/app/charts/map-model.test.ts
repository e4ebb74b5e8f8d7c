import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytes } from '../../core/bytes'
import { runs } from '../../core/testing/runs'
import { createDirectEngine } from '../../engine'
import { mapLayout, tileToward } from './map-layout'
import { fieldLevel, fieldName, inputLevel, type MapLevel } from './map-model'

const configMap = (namespace: string, name: string, size: number) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}, namespace: ${namespace}}\ndata: {a: ${'x'.repeat(size)}}`

async function analyzeText(...documents: string[]) {
  const engine = createDirectEngine()
  const content = new Blob([documents.join('\n---\n')])
  return { engine, ...(await engine.analyze([{ name: 'a.yaml', content }])) }
}

function checkSums({ bytes: whole, groups }: MapLevel): void {
  const sum = (areas: readonly { bytes: number }[]) => areas.reduce((total, area) => total + area.bytes, 0)
  expect(sum(groups)).toBe(whole)
  for (const group of groups) if (group.parts.length > 0) expect(sum(group.parts)).toBe(group.bytes)
}

describe('the map of an input', () => {
  test('goes from kinds to resources, and sums exactly; a family can be looked at alone', async () => {
    const secret = 'apiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: one}\ndata: {a: YQ==}'
    const { resources } = await analyzeText(configMap('one', 'a', 100), configMap('two', 'b', 500), secret)
    const whole = inputLevel(resources, null, { at: 'input' })
    checkSums(whole)
    expect(whole.groups.map(({ name, family, parts }) => [name, family, parts.map(part => part.name)])).toEqual([
      [
        { type: 'kind', name: 'ConfigMap', count: 2 },
        'configMaps',
        [
          { type: 'resource', name: 'b' },
          { type: 'resource', name: 'a' },
        ],
      ],
      [{ type: 'kind', name: 'Secret', count: 1 }, 'secrets', [{ type: 'resource', name: 's' }]],
    ])
    const secrets = inputLevel(resources, null, { at: 'input' }, new Set(['secrets']))
    checkSums(secrets)
    expect(secrets.groups.map(({ family }) => family)).toEqual(['secrets'])
  })

  test('tells thousands of resources as a few tiles and the smaller ones together', async () => {
    const { resources } = await analyzeText(
      ...Array.from({ length: 300 }, (_, index) => configMap('one', `c${index}`, index)),
    )
    const level = inputLevel(
      resources,
      resources.map(() => bytes(0)),
      { at: 'kind', family: 'configMaps', kind: 'ConfigMap' },
    )
    checkSums(level)
    expect(level.groups).toHaveLength(61)
    expect(level.groups.at(-1)?.name).toEqual({ type: 'rest', count: 240 })
  })

  test('goes on into the fields of a resource, where no value is told', async () => {
    const { engine } = await analyzeText(configMap('one', 'a', 4_000))
    const tree = await engine.ask('fields', { resource: 0, path: [], follow: true })
    if (!tree) throw new Error('no tree')
    const level = fieldLevel(0, tree)
    checkSums(level)
    expect(JSON.stringify(level)).not.toContain('xxxx')
  })

  test('names fields without what only holds a schema together', () => {
    expect(fieldName(['spec', 'versions', 0, 'schema', 'openAPIV3Schema', 'properties'])).toBe('spec.versions.0.schema')
    expect(fieldName(['properties'])).toBe('properties')
  })
})

describe('the layout', () => {
  const area = (key: string, size: number) => ({
    key,
    name: { type: 'field', name: key } as const,
    bytes: size,
    descriptions: 0,
    inside: null,
    resource: null,
    family: null,
  })
  const level: MapLevel = {
    place: { at: 'input' },
    bytes: 100,
    descriptions: 0,
    groups: [
      { ...area('a', 60), parts: [area('a1', 40), area('a2', 20)] },
      { ...area('b', 39), parts: [] },
      { ...area('c', 1), parts: [area('c1', 1)] },
    ],
  }
  const tiles = mapLayout(level, 600, 300)

  test('frames large groups and draws small ones as one tile', () => {
    expect(tiles.map(tile => [tile.area.key, tile.isFrame]).toSorted()).toEqual([
      ['a', true],
      ['a1', false],
      ['a2', false],
      ['b', false],
      ['c', false],
    ])
  })

  test('keeps everything inside, and areas in proportion', () => {
    for (const { x, y, width, height } of tiles) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
      expect(x + width).toBeLessThanOrEqual(600)
      expect(y + height).toBeLessThanOrEqual(300)
    }
    const size = (key: string) => {
      const tile = tiles.find(candidate => candidate.area.key === key)
      return (tile?.width ?? 0) * (tile?.height ?? 0)
    }
    expect(size('b') / size('a')).toBeCloseTo(39 / 60, 1)
  })

  test('loses no byte and no resource: every one has a tile that can be seen, or is told together with others', () => {
    const part = fc.integer({ min: 1, max: 1_000_000 }).chain(most => fc.integer({ min: 1, max: most }))
    fc.assert(
      fc.property(
        fc.array(fc.array(part, { minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 60, max: 1000 }),
        fc.integer({ min: 60, max: 500 }),
        (sizes, width, height) => {
          const groups = sizes.map((parts, index) => ({
            ...area(
              `g${index}`,
              parts.reduce((sum, each) => sum + each, 0),
            ),
            parts: parts.map((each, at) => area(`g${index}p${at}`, each)),
          }))
          const bytes = groups.reduce((sum, group) => sum + group.bytes, 0)
          const placed = mapLayout({ ...level, groups, bytes }, width, height)
          const shown = placed.filter(({ isFrame }) => !isFrame)
          expect(shown.reduce((sum, tile) => sum + tile.area.bytes, 0)).toBe(bytes)
          for (const tile of placed) expect(Math.min(tile.width, tile.height)).toBeGreaterThan(0)
        },
      ),
      { numRuns: runs(100, 2_000) },
    )
  })

  test('can be walked from every tile to every other', () => {
    const reached = new Set([0])
    for (const from of reached) {
      for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown'])
        reached.add(tileToward(tiles, from, key) ?? 0)
    }
    expect(reached.size).toBe(tiles.length)
  })
})
