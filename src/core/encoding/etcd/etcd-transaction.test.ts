import { describe, expect, test } from 'vitest'
import { bytes } from '../../bytes'
import { create, etcdAnswer, etcdRequest, eventLease, firstApply, largestValue } from './etcd-transaction'

const limits = { request: bytes(1_572_864), send: bytes(2_097_152) }

describe('the largest value that etcd takes', () => {
  // Measured with etcd 3.4.23 by bisection (facts: measured, section 4); the revision of the updates took two bytes.
  test.each([
    [40, 1_572_744, 1_572_697],
    [80, 1_572_664, 1_572_577],
    [127, 1_572_569, 1_572_433],
    [128, 1_572_565, 1_572_427],
    [150, 1_572_521, 1_572_361],
    [300, 1_572_221, 1_571_911],
  ])('key of %i bytes', (key, created, updated) => {
    expect(largestValue(create, key, limits.request)).toBe(created)
    expect(largestValue({ shape: 'update', revisionBytes: 2 }, key, limits.request)).toBe(updated)
  })

  test('is smaller for the first write of server-side apply, which is an update at revision 0', () => {
    // Measured with kube-apiserver 1.36 and a key of 39 bytes (facts: live-apiserver, A1).
    const most = largestValue(firstApply, 39, limits.request)
    expect(most).toBeLessThan(1_572_717)
    expect(most).toBeGreaterThanOrEqual(1_572_617)
    expect(etcdRequest(firstApply, 39, 1_572_726).transaction).toBe(1_572_871)
    expect(etcdRequest(firstApply, 39, 1_572_617).transaction).toBe(1_572_762)
  })

  test('is exact for limits near the steps of length prefixes: it fits, one byte more does not', () => {
    for (let max = 100; max < 20_000; max += 7) {
      const value = largestValue(create, 40, max)
      if (value === 0) continue
      expect(etcdRequest(create, 40, value).request).toBeLessThanOrEqual(max)
      expect(etcdRequest(create, 40, value + 1).request).toBeGreaterThan(max)
    }
  })

  test('is zero where not even an empty value fits', () => {
    expect(largestValue(create, 300, 200)).toBe(0)
  })
})

test('an Event takes its lease with it', () => {
  // A key of 28 bytes and a value of 341 (facts: live-apiserver, A2).
  expect(etcdRequest(create, 28, 341, eventLease).transaction).toBe(426)
})

describe('the answer to a write', () => {
  test('is etcd’s up to 2 MiB of transaction and the client’s beyond, which names the size', () => {
    // Key of 80 bytes: 2,096,970 is the last value that is sent (measured).
    const answer = (value: number) => etcdAnswer(etcdRequest(create, 80, value), limits)
    expect(answer(1_572_664)).toEqual({ answer: 'accepted' })
    expect(answer(1_572_665)).toEqual({ answer: 'too-large' })
    expect(answer(2_096_970)).toEqual({ answer: 'too-large' })
    expect(answer(2_096_971)).toEqual({ answer: 'not-sent', bytes: 2_097_153, max: 2_097_152 })
  })
})
