import { expect, test, vi } from 'vitest'
import * as manifestRoom from '../manifest'
import { loadTexts } from '../testing/manifest'
import { createValueReader } from './value-reader'

test('reads values again in any order, null where one cannot be read', () => {
  const list = 'apiVersion: v1\nkind: ConfigMapList\nitems:\n- metadata: {name: a}\n- metadata: {name: b}\n'
  const load = loadTexts(list, 'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\n---\na: [\n')
  const readValue = createValueReader(load)
  const kinds = load.resources.toReversed().map(resource => readValue(resource)?.get('kind') ?? null)
  expect(kinds).toEqual([null, 'Secret', 'ConfigMap', 'ConfigMap'])
})

test('reads a List once for all its items in a row', () => {
  const items = Array.from({ length: 50 }, (_, i) => `- {apiVersion: v1, kind: ConfigMap, metadata: {name: a${i}}}\n`)
  const load = loadTexts(`apiVersion: v1\nkind: List\nitems:\n${items.join('')}`)
  const read = vi.spyOn(manifestRoom, 'readDocument')
  const readValue = createValueReader(load)
  for (const resource of load.resources) readValue(resource)
  expect(load.resources).toHaveLength(50)
  expect(read.mock.calls.length).toBeLessThanOrEqual(1)
})
