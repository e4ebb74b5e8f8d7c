import { expect, test } from 'vitest'
import { analyze } from './analyze'
import { topOf } from './top'

const managed = (manager: string, field: string) => ({
  ...{ manager, operation: 'Update', apiVersion: 'v1', time: '2026-01-01T00:00:00Z', fieldsType: 'FieldsV1' },
  fieldsV1: { 'f:data': { [`f:${field}`]: {} } },
})

const object = (kind: string, name: string, metadata: object) => ({
  ...{ apiVersion: 'v1', kind, metadata: { name, namespace: 'shop', ...metadata } },
  data: { key: 'aHVudGVyMjI=' },
})

const copy = { 'kubectl.kubernetes.io/last-applied-configuration': `{"data":"${'x'.repeat(500)}"}\n` }

const top = (...items: readonly object[]) =>
  topOf(
    analyze(
      [{ name: '-', bytes: new TextEncoder().encode(JSON.stringify({ apiVersion: 'v1', kind: 'List', items })) }],
      {
        essentials: true,
      },
    ),
  )

test('adds up what is in etcd, and what of it is managedFields and copies, to the byte', () => {
  const bare = top(object('ConfigMap', 'a', {}), object('Secret', 'b', {}))
  const found = top(
    object('ConfigMap', 'a', {
      annotations: copy,
      managedFields: [managed('kubectl', 'a'), managed('helm', 'b'.repeat(300))],
    }),
    object('Secret', 'b', { managedFields: [managed('hunter22 is no name', 'b')] }),
  )
  expect(bare).toMatchObject({ resources: 2, managedFields: { bytes: 0, resources: 0 }, cleaned: bare.bytes })
  expect(found.cleaned).toBe(bare.bytes)
  expect(found.managedFields.resources).toBe(2)
  expect(found.lastApplied.resources).toBe(1)
  expect(found.lastApplied.bytes).toBeGreaterThan(500)
  expect(found.kinds.map(({ name, count }) => [name, count])).toEqual([
    ['ConfigMap', 1],
    ['Secret', 1],
  ])
  expect(found.namespaces).toEqual([{ name: 'shop', count: 2, bytes: found.bytes }])
  const [first, ...others] = found.managers
  expect(first).toMatchObject({ name: 'helm', count: 1 })
  expect(others.map(({ name }) => name)).toContain('kubectl')
  const shared = found.managers.reduce((sum, { bytes }) => sum + bytes, 0)
  expect(Math.abs(shared - found.managedFields.bytes)).toBeLessThanOrEqual(2)
  expect(JSON.stringify(found)).not.toContain('hunter')
})
