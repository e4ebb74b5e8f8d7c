import { describe, expect, test } from 'vitest'
import { bytes } from '../bytes'
import { limitOf, limits } from './limits'

describe('the table of limits', () => {
  test('names each limit once', () => {
    const ids = limits.map(limit => limit.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test.each(limits.map(limit => [limit.id, limit] as const))(
    '%s says who enforces it and where that was read',
    (_, limit) => {
      expect(limit.enforcedBy).not.toBe('')
      expect(limit.origin).toMatch(/\/.+:? /)
      expect(limit.max).toBeGreaterThan(0)
    },
  )

  test.each([
    ['apiserver.body', 3_145_728],
    ['meta.annotations', 262_144],
    ['apply.last-applied', 262_144],
    ['configmap.data', 1_048_576],
    ['secret.data', 1_048_576],
    ['etcd.client.send', 2_097_152],
    ['etcd.request', 1_572_864],
  ] as const)('%s is %d bytes', (id, max) => {
    expect(limitOf(id).max).toBe(max)
  })

  test("answers in the server's own words", () => {
    const facts = {
      kind: 'CustomResourceDefinition',
      name: 'a.example.org',
      bytes: bytes(2_200_000),
      file: 'crds.yaml',
    }
    expect(limits.map(limit => limit.answer(facts))).toEqual([
      'Error from server (RequestEntityTooLarge): error when creating "crds.yaml": Request entity too large: limit is 3145728',
      'The CustomResourceDefinition "a.example.org" is invalid: metadata.annotations: Too long: may not be more than 262144 bytes',
      'The CustomResourceDefinition "a.example.org" is invalid: metadata.annotations: Too long: may not be more than 262144 bytes',
      'The CustomResourceDefinition "a.example.org" is invalid: []: Too long: may not be more than 1048576 bytes',
      'The CustomResourceDefinition "a.example.org" is invalid: data: Too long: may not be more than 1048576 bytes',
      'Error from server: error when creating "crds.yaml": rpc error: code = ResourceExhausted desc = trying to send message larger than max (2200000 vs. 2097152)',
      'Error from server: error when creating "crds.yaml": etcdserver: request is too large',
    ])
  })

  test('names no file where kubectl does not', () => {
    const facts = { kind: 'ConfigMap', name: 'a', bytes: bytes(1_600_000), file: null }
    expect(limitOf('etcd.request').answer(facts)).toBe('Error from server: etcdserver: request is too large')
  })
})
