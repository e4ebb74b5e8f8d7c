import { expect, test } from 'vitest'
import { type LaterSizes, laterWriteIds } from '../encoding'
import { defaultCluster } from '../limit'
import { judgeLater, worstLater } from './judge-later'

const key = 39

/** A later write of so many bytes, of which `owned` are managedFields that may be left out. */
function write(value: number, owned: number | null): LaterSizes {
  return [key, 0, laterWriteIds.indexOf('create/replace'), value, owned === null ? -1 : value - owned]
}

const judged = (later: LaterSizes) => judgeLater(later, defaultCluster)[0]

test('a write that fits is kept, near the limit it is tight', () => {
  expect(judged(write(1000, 100))).toMatchObject({ verdict: 'fits', outcome: 'kept', message: null })
  expect(judged(write(1_572_000, 100))).toMatchObject({ verdict: 'tight', outcome: 'kept' })
})

test('where the whole is too large the server leaves managedFields out, and says nothing', () => {
  expect(judged(write(1_572_800, 400))).toMatchObject({ verdict: 'tight', outcome: 'dropped', message: null })
})

test('under server-side apply it does not, and the write is refused in its words', () => {
  expect(judged(write(1_572_800, null))).toMatchObject({
    verdict: 'refused',
    outcome: 'refused',
    message: 'Error from server: etcdserver: request is too large',
  })
  expect(judged(write(1_572_800, 10))).toMatchObject({ verdict: 'refused' })
})

test('over what the client sends the size stands in the words', () => {
  expect(judged(write(2_097_152, null))?.message).toContain('trying to send message larger than max (2097')
})

test('the worst of a way is the refused one; what belongs to another way does not count', () => {
  expect(worstLater(write(1_572_800, 10), 'create', defaultCluster)?.outcome).toBe('refused')
  expect(worstLater(write(1_572_800, 400), 'create', defaultCluster)?.outcome).toBe('dropped')
  expect(worstLater(write(1_572_800, 10), 'serverSideApply', defaultCluster)).toBeNull()
  expect(worstLater(write(1000, 10), 'create', defaultCluster)).toBeNull()
})
