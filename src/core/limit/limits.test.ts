import { describe, expect, test } from 'vitest'
import { bytes } from '../bytes'
import { defaultCluster, limitPresets, maxOf } from './cluster-limits'
import type { AnswerFacts, Limit } from './limit'
import { countLimits, isRefusedBy, type LimitId, limitOf, limits } from './limits'

const facts: AnswerFacts = {
  kind: 'CustomResourceDefinition',
  name: 'a.example.org',
  bytes: bytes(2_200_000),
  max: bytes(0),
  file: 'crds.yaml',
}

function answersOf(id: LimitId, changes: Partial<AnswerFacts> = {}): string[] {
  const limit = limitOf(id)
  return limit.answers.map(({ text }) => text({ ...facts, max: limit.max, ...changes }))
}

describe('the table of limits', () => {
  test('names each limit once', () => {
    const ids = [...limits, ...countLimits].map(limit => limit.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test.each([...limits, ...countLimits].map(limit => [limit.id, limit] as const))(
    '%s says who enforces it, what it counts, and where that was read',
    (_, limit) => {
      expect(limit.enforcedBy).not.toBe('')
      expect(limit.counts).not.toBe('')
      expect(limit.origin).toMatch(/\/|AWS|vendor/)
      expect(limit.max).toBeGreaterThan(0)
    },
  )

  test.each<[LimitId, number, Limit['refuses']]>([
    ['apiserver.body', 3_145_728, 'over'],
    ['apiserver.jsonpatch.copy', 3_145_728, 'over'],
    ['meta.annotations', 262_144, 'over'],
    ['apply.last-applied', 262_144, 'over'],
    ['configmap.data', 1_048_576, 'over'],
    ['secret.data', 1_048_576, 'over'],
    ['etcd.client.send', 2_097_152, 'over'],
    ['etcd.grpc.recv', 2_097_152, 'over'],
    ['etcd.quota', 2_147_483_648, 'at'],
    ['etcd.request', 1_572_864, 'over'],
    ['kine.grpc', 2_097_152, 'over'],
    ['crs.min-value', 32, 'under'],
    ['capi-operator.cm', 1_048_576, 'over'],
    ['helm.release', 1_048_576, 'over'],
    ['helm.chart.total', 104_857_600, 'at'],
    ['helm.chart.file', 5_242_880, 'over'],
    ['argocd.directory', 10_000_000, 'over'],
    ['argocd.grpc', 104_857_600, 'over'],
    ['flux.chart', 10_485_760, 'over'],
    ['flux.chart.file', 5_242_880, 'over'],
    ['flux.index', 52_428_800, 'over'],
    ['olm.bundle', 1_048_576, 'over'],
    ['olm.bundle.validate', 1_048_576, 'over'],
    ['ocm.manifestwork', 512_000, 'over'],
    ['ocm.addon.split', 409_600, 'over'],
    ['kapp.original', 262_144, 'over'],
    ['controller-runtime.webhook', 7_340_032, 'at'],
    ['kyverno.context', 2_097_152, 'over'],
  ])('%s is %d bytes and refuses what is %s it', (id, max, refuses) => {
    const limit = limitOf(id)
    expect([limit.max, limit.refuses]).toEqual([max, refuses])
    const passes = { over: [max - 1, max], at: [max - 1], under: [max, max + 1] }[refuses]
    const fails = { over: [max + 1], at: [max, max + 1], under: [max - 1] }[refuses]
    expect(passes.filter(size => isRefusedBy(limit, size, max))).toEqual([])
    expect(fails.filter(size => !isRefusedBy(limit, size, max))).toEqual([])
  })

  test.each<[LimitId, string[]]>([
    [
      'apiserver.body',
      [
        'Error from server (RequestEntityTooLarge): error when creating "crds.yaml": Request entity too large: limit is 3145728',
      ],
    ],
    [
      'meta.annotations',
      [
        'The CustomResourceDefinition "a.example.org" is invalid: metadata.annotations: Too long: may not be more than 262144 bytes',
        'The CustomResourceDefinition "a.example.org" is invalid: metadata.annotations: Too long: must have at most 262144 bytes',
      ],
    ],
    [
      'configmap.data',
      [
        'The CustomResourceDefinition "a.example.org" is invalid: []: Too long: may not be more than 1048576 bytes',
        'The CustomResourceDefinition "a.example.org" is invalid: []: Too long: must have at most 1048576 bytes',
      ],
    ],
    [
      'etcd.client.send',
      [
        'Error from server: error when creating "crds.yaml": rpc error: code = ResourceExhausted desc = trying to send message larger than max (2200000 vs. 2097152)',
      ],
    ],
    ['etcd.request', ['Error from server: error when creating "crds.yaml": etcdserver: request is too large']],
    [
      'helm.release',
      [
        'Error: INSTALLATION FAILED: create: failed to create: Secret "sh.helm.release.v1.a.example.org.v1" is invalid: data: Too long: may not be more than 1048576 bytes',
        'Error: INSTALLATION FAILED: create: failed to create: Secret "sh.helm.release.v1.a.example.org.v1" is invalid: data: Too long: must have at most 1048576 bytes',
      ],
    ],
    [
      'ocm.manifestwork',
      [
        'admission webhook "manifestworkvalidators.admission.work.open-cluster-management.io" denied the request: the size of manifests is 2200000 bytes which exceeds the 512000 limit',
      ],
    ],
  ])("%s answers in the server's own words", (id, answers) => {
    expect(answersOf(id)).toEqual(answers)
  })

  test('names no file where kubectl does not', () => {
    expect(answersOf('etcd.request', { file: null })).toEqual(['Error from server: etcdserver: request is too large'])
  })
})

describe('the limits of a cluster', () => {
  test('are those of the table, but for what its preset or its owner says', () => {
    expect(maxOf(defaultCluster, 'etcd.request')).toBe(1_572_864)
    expect(maxOf({ ...defaultCluster, preset: 'k3s-sql' }, 'etcd.request')).toBeNull()
    expect(maxOf({ ...defaultCluster, preset: 'k3s-sql' }, 'etcd.client.send')).toBe(2_097_152)
    const own = { ...defaultCluster, own: { 'etcd.request': bytes(2_000_000) } }
    expect(maxOf(own, 'etcd.request')).toBe(2_000_000)
    expect(maxOf(own, 'configmap.data')).toBe(1_048_576)
  })

  test('gain at most 2 MiB from a raised etcd, and the preset says so', () => {
    const raised = { ...defaultCluster, preset: 'etcd-raised' as const }
    expect(maxOf(raised, 'etcd.request')).toBeGreaterThan(maxOf(raised, 'etcd.client.send') ?? 0)
    expect(maxOf(raised, 'etcd.client.send')).toBe(2_097_152)
    expect(limitPresets.find(({ id }) => id === 'etcd-raised')?.note).toContain('2 MiB')
  })
})
