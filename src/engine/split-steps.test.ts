import { expect, test } from 'vitest'
import type { PlanSettings } from '../core/plan'
import { manifest } from '../core/testing/manifest'
import { createSession } from './session'

const settings: PlanSettings = { preset: 'stages', form: 'text', target: 'kubectl', maxBytes: null, name: 'shop' }
const content = new TextEncoder().encode(
  Array.from({ length: 50 }, (_, index) => manifest`ConfigMap c${index}`).join(''),
)
const noPause = (): undefined => undefined

async function weighed() {
  const session = createSession()
  await session.answer({ id: 1, call: 'analyze', input: [{ name: 'a.yaml', content }] } as never, () => {}, noPause)
  return session
}

test('a split tells of how many resources each stage is done', async () => {
  const session = await weighed()
  const told: string[] = []
  const ask = { id: 2, call: 'split', settings } as never
  await session.answer(ask, ({ stage, done, of }) => told.push(`${stage} ${done} of ${of}`), noPause)
  expect(told).toContain('planning 0 of 50')
  expect(told).toContain('planning 50 of 50')
  expect(told).toContain('proving 25 of 50')
  expect(told.at(-1)).toBe('proving 50 of 50')
})

test.each([1, 60, 110, 150])('a split is left undone at its turn %i, and nothing of it stays', async turn => {
  const session = await weighed()
  let turns = 0
  const pause = (): undefined => {
    if (++turns === turn) throw new Error('cancelled')
  }
  await expect(session.answer({ id: 2, call: 'split', settings } as never, () => {}, pause)).rejects.toThrow(
    'cancelled',
  )
  await expect(session.answer({ id: 3, call: 'zip' } as never, () => {}, noPause)).rejects.toThrow()
})
