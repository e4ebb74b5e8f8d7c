import { describe, expect, test } from 'vitest'
import { bytes } from '../../bytes'
import type { Mapping } from '../../manifest'
import { fromJson } from '../../testing/from-json'
import { type Encryption, encryptedSize } from '../etcd/encryption'
import { measure } from '../measure'
import { writers } from './writers'

const configMap = fromJson({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'a' },
  data: { x: 'y' },
}) as Mapping
const weigh = (encryption: Encryption | null) =>
  measure(configMap, { scope: 'namespaced', customResource: null, encryption }, bytes(0))

describe('writers', () => {
  test('are named once', () => {
    expect(new Set(writers.map(writer => writer.id)).size).toBe(writers.length)
  })

  test('leave values that differ by the name of their manager alone, operation being the same', () => {
    const { writtenBy } = weigh(null)
    const create = writtenBy('kubectl-create')?.bytes ?? 0
    // `helm` is 10 characters shorter than `kubectl-create`.
    expect(writtenBy('helm-3')?.bytes).toBe(create - 10)
    const apply = writtenBy('kubectl-apply-server-side')?.bytes ?? 0
    // `helm` is 3 shorter than `kubectl`, `kustomize-controller` 13 longer, `argocd-controller` 10 longer.
    expect(writtenBy('helm-4')?.bytes).toBe(apply - 3)
    expect(writtenBy('flux')?.bytes).toBe(apply + 13)
    expect(writtenBy('argocd-server-side')?.bytes).toBe(apply + 10)
    // `argocd-controller` is 8 shorter than `kubectl-client-side-apply`; both keep a copy.
    expect(writtenBy('argocd')?.bytes).toBe((writtenBy('kubectl-apply')?.bytes ?? 0) - 8)
  })

  test('are a rule, never more: no fixture covers them', () => {
    const { writtenBy } = weigh(null)
    for (const { id } of writers) expect(writtenBy(id)?.known).toBe('rule')
  })
})

describe('encryption at rest', () => {
  test.each([
    // k8s:enc:secretbox:v1: is 21, the name and its colon 5, nonce and tag 40.
    ['secretbox', 21 + 5 + 40],
    // k8s:enc:aesgcm:v1: is 18, nonce and tag 28.
    ['aesgcm', 18 + 5 + 28],
  ] as const)('%s adds %d bytes', (provider, added) => {
    const plain = weigh(null)
    const hidden = weigh({ provider, keyName: 'key1' })
    for (const operation of ['create', 'serverSideApply', 'clientSideApply'] as const) {
      const value = hidden.etcdValues[operation]
      expect(value?.bytes).toBe((plain.etcdValues[operation]?.bytes ?? 0) + added)
      expect(value?.lines.at(-1)).toEqual({ id: 'encryption', bytes: added, known: 'rule' })
      expect(value?.lines.reduce((sum, line) => sum + line.bytes, 0)).toBe(value?.bytes)
      const request = plain.sizes.etcdRequest[operation]?.request ?? 0
      expect(hidden.sizes.etcdRequest[operation]?.request).toBeGreaterThanOrEqual(request + added)
    }
  })

  test('aescbc fills up whole blocks, at least one byte', () => {
    const aescbc: Encryption = { provider: 'aescbc', keyName: 'key1' }
    // Prefix 18 + 5, initialisation vector 16, then blocks of 16.
    expect([15, 16, 17].map(size => encryptedSize(aescbc, size))).toEqual([39 + 16, 39 + 32, 39 + 32])
  })

  test('changes nothing that the encoder gives', () => {
    expect(weigh({ provider: 'kms-v2', keyName: 'key1' }).sizes.stored).toBe(weigh(null).sizes.stored)
    expect(weigh({ provider: 'kms-v2', keyName: 'key1' }).known.etcdValue).toBe('estimate')
  })
})
