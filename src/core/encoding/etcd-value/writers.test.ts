import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytes } from '../../bytes'
import type { Mapping } from '../../manifest'
import { randomObject } from '../../testing/random-object'
import { runs } from '../../testing/runs'
import { type Encryption, encryptedSize } from '../etcd/encryption'
import { create, etcdRequest, firstApply } from '../etcd/etcd-transaction'
import { mappingFromPlain } from '../from-plain'
import { measureWrites } from '../measure'
import { type WriterId, writers } from './writers'

const configMap = mappingFromPlain({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'a' },
  data: { x: 'y' },
})
const lastAppliedKey = 'kubectl.kubernetes.io/last-applied-configuration'

const measureObject = (object: Mapping, encryption: Encryption | null = null) =>
  measureWrites(object, { scope: 'namespaced', customResource: null, encryption }, bytes(0))

describe('writers', () => {
  test('are named once, and under server-side apply only kubectl has its copy of the manifest renewed', () => {
    expect(new Set(writers.map(writer => writer.id)).size).toBe(writers.length)
    for (const { manager, operation, lastApplied } of writers)
      if (operation === 'Apply') expect(lastApplied).toBe(manager === 'kubectl' ? 'renewed' : 'never')
  })

  test('stand in managedFields under the names that the facts give', () => {
    // Facts: limits, section 6.
    const names = Object.fromEntries(writers.map(({ id, manager, operation }) => [id, `${manager} ${operation}`]))
    expect(names).toEqual({
      'kubectl-create': 'kubectl-create Update',
      'kubectl-apply': 'kubectl-client-side-apply Update',
      'kubectl-apply-server-side': 'kubectl Apply',
      'helm-3': 'helm Update',
      'helm-4': 'helm Apply',
      argocd: 'argocd-controller Update',
      'argocd-server-side': 'argocd-controller Apply',
      flux: 'kustomize-controller Apply',
    })
    const { writtenBy } = measureObject(configMap)
    for (const { id, manager, operation } of writers) {
      const line = writtenBy(id)?.lines.find(({ writer }) => writer !== undefined)
      expect(line).toMatchObject({ id: 'managedFields', known: 'rule', writer: { manager, operation } })
    }
  })

  test('leave values that differ by the name of their manager alone, the way of writing being the same', () => {
    const { measured, writtenBy } = measureObject(configMap)
    const size = (id: WriterId) => writtenBy(id)?.bytes ?? 0
    // `helm` is 10 characters shorter than `kubectl-create`.
    expect(size('helm-3')).toBe(size('kubectl-create') - 10)
    // `helm` is 3 shorter than `kubectl`, `kustomize-controller` 13 longer, `argocd-controller` 10 longer.
    expect(size('helm-4')).toBe(size('kubectl-apply-server-side') - 3)
    expect(size('flux')).toBe(size('kubectl-apply-server-side') + 13)
    expect(size('argocd-server-side')).toBe(size('kubectl-apply-server-side') + 10)
    // `argocd-controller` is 8 shorter than `kubectl-client-side-apply`; both keep a copy.
    expect(size('argocd')).toBe(size('kubectl-apply') - 8)
    expect(measured.etcdValues).toEqual({
      create: writtenBy('kubectl-create'),
      serverSideApply: writtenBy('kubectl-apply-server-side'),
      clientSideApply: writtenBy('kubectl-apply'),
    })
  })

  test('are a rule, never more: no fixture covers them', () => {
    const { writtenBy } = measureObject(configMap)
    for (const { id } of writers) expect(writtenBy(id)?.known).toBe('rule')
  })

  test('leave nulls out where they apply on the client, whoever they are', () => {
    const foo = mappingFromPlain({
      apiVersion: 'e.com/v1',
      kind: 'Foo',
      metadata: { name: 'a' },
      spec: { a: null, b: 1 },
    })
    const { writtenBy } = measureObject(foo)
    const nulls = writers.map(({ id }) => [id, writtenBy(id)?.lines.find(line => line.id === 'nulls')?.bytes ?? 0])
    const removed = -'"a":null,'.length
    expect(nulls.filter(([, size]) => size !== 0)).toEqual([
      ['kubectl-apply', removed],
      ['argocd', removed],
    ])
  })

  test('that add no copy keep one that the manifest holds', () => {
    const annotations = { [lastAppliedKey]: '{}\n' }
    const copied = mappingFromPlain({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', annotations } })
    const { writtenBy } = measureObject(copied)
    const replaced = writers.filter(({ id }) => writtenBy(id)?.lines.some(line => line.id === 'lastApplied'))
    expect(replaced.map(({ id }) => id)).toEqual([
      'kubectl-create',
      'kubectl-apply',
      'kubectl-apply-server-side',
      'argocd',
    ])
  })

  test('that need a name have no value where there is none', () => {
    const generated = mappingFromPlain({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { generateName: 'a-' } })
    const { writtenBy } = measureObject(generated)
    expect(writers.filter(({ id }) => writtenBy(id) === null).map(({ id }) => id)).toEqual(['kubectl-apply', 'argocd'])
  })
})

test('what is kept of a resource holds nothing of its object', () => {
  // Functions cannot be cloned: one in there would keep the values of all resources in memory.
  const { measured } = measureObject(configMap)
  expect(structuredClone(measured)).toEqual(measured)
})

describe('encryption at rest', () => {
  const operations = ['create', 'serverSideApply', 'clientSideApply'] as const
  /** Of the key under which the ConfigMap is kept. */
  const keyBytes = '/registry/configmaps/default/a'.length

  test.each([
    // k8s:enc:secretbox:v1: is 21, the name and its colon 5, nonce and tag 40.
    ['secretbox', 21 + 5 + 40],
    // k8s:enc:aesgcm:v1: is 18, nonce and tag 28.
    ['aesgcm', 18 + 5 + 28],
  ] as const)('%s adds %d bytes to every value', (provider, added) => {
    const plain = measureObject(configMap)
    const hidden = measureObject(configMap, { provider, keyName: 'key1' })
    for (const operation of operations) {
      const value = hidden.measured.etcdValues[operation]
      expect(value?.bytes).toBe((plain.measured.etcdValues[operation]?.bytes ?? 0) + added)
      expect(value?.lines.at(-1)).toEqual({ id: 'encryption', bytes: added, known: 'rule' })
    }
    expect(hidden.writtenBy('flux')?.bytes).toBe((plain.writtenBy('flux')?.bytes ?? 0) + added)
  })

  test('aescbc fills up whole blocks, of the value without ownership where that is what goes through', () => {
    const { sizes, etcdValues } = measureObject(configMap, { provider: 'aescbc', keyName: 'key1' }).measured
    // A create keeps 192 bytes, derived beside storedSizes: 12 blocks and one of padding, behind 18 + 5 of prefix and
    // 16 of vector.
    expect(etcdValues.create?.bytes).toBe(18 + 5 + 16 + 13 * 16)
    // Without the 87 of managedFields 105 are left: 6 blocks and 9 bytes, so 7.
    expect(sizes.etcdRequest.create).toEqual(etcdRequest(create, keyBytes, 18 + 5 + 16 + 7 * 16))
    // Server-side apply keeps 15 less than a create, and is never tried without ownership: 177 bytes, 11 blocks and one
    // byte, so 12.
    expect(sizes.etcdRequest.serverSideApply).toEqual(etcdRequest(firstApply, keyBytes, 18 + 5 + 16 + 12 * 16))
  })

  test('changes nothing that the encoder gives; of KMS v2 only an estimate is known', () => {
    const hidden = measureObject(configMap, { provider: 'kms-v2', keyName: 'vault' }).measured
    const plain = measureObject(configMap).measured
    expect(hidden.sizes.stored).toBe(plain.sizes.stored)
    expect([plain.known, hidden.known]).toEqual([
      { stored: 'exact', etcdValue: 'rule' },
      { stored: 'exact', etcdValue: 'estimate' },
    ])
  })

  test('never makes a value smaller, and lines sum to the whole, for every kind, writer and provider', () => {
    const provider = fc.constantFrom<Encryption['provider'][]>('aescbc', 'aesgcm', 'secretbox', 'kms-v2')
    fc.assert(
      fc.property(fc.integer(), fc.record({ provider, keyName: fc.string({ minLength: 1 }) }), (seed, encryption) => {
        const object = randomObject(seed)
        const plain = measureObject(object)
        const hidden = measureObject(object, encryption)
        for (const { id } of writers) {
          const before = plain.writtenBy(id)
          const after = hidden.writtenBy(id)
          expect(after?.bytes).toBe(before === null ? undefined : encryptedSize(encryption, before.bytes))
          expect(after?.bytes ?? 0).toBeGreaterThanOrEqual(before?.bytes ?? 0)
          expect(after?.lines.reduce((sum, line) => sum + line.bytes, 0)).toBe(after?.bytes)
        }
        for (const operation of operations) {
          const before = plain.measured.sizes.etcdRequest[operation]?.request ?? 0
          expect(hidden.measured.sizes.etcdRequest[operation]?.request ?? 0).toBeGreaterThanOrEqual(before)
        }
      }),
      { numRuns: runs(200, 2000) },
    )
  })
})
