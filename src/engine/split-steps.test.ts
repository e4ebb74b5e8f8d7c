import { expect, test } from 'vitest'
import type { ComparedBundle } from '../core/compare'
import { firstPlan, type PlanChoice } from '../core/question'
import { asked } from '../core/testing/asked'
import { manifest } from '../core/testing/manifest'
import { createSession } from './session'

const plan: PlanChoice = { ...firstPlan, preset: 'stages', form: 'text', name: 'shop' }
const question = (change: Partial<PlanChoice> = {}) =>
  ({
    id: 9,
    call: 'question',
    question: asked('server-side-apply', { plan: { ...plan, ...change } }),
    whatIf: null,
  }) as const
const content = new TextEncoder().encode(
  Array.from({ length: 50 }, (_, index) => manifest`ConfigMap c${index}`).join(''),
)
const noPause = (): undefined => undefined

async function analyzedSession() {
  const session = createSession()
  await session.answer(question(), () => {}, noPause)
  await session.answer({ id: 1, call: 'analyze', input: [{ name: 'a.yaml', content }] } as never, () => {}, noPause)
  return session
}

test('a split tells of how many resources each stage is done', async () => {
  const session = await analyzedSession()
  const told: string[] = []
  const ask = { id: 2, call: 'split' } as never
  await session.answer(ask, ({ stage, done, of }) => told.push(`${stage} ${done} of ${of}`), noPause)
  expect(told).toContain('planning 0 of 50')
  expect(told).toContain('planning 50 of 50')
  expect(told).toContain('proving 25 of 50')
  expect(told.at(-1)).toBe('proving 50 of 50')
})

test.each([1, 60, 110, 150])('a split is left undone at its turn %i, and nothing of it stays', async turn => {
  const session = await analyzedSession()
  let turns = 0
  const pause = (): undefined => {
    if (++turns === turn) throw new Error('cancelled')
  }
  await expect(session.answer({ id: 2, call: 'split' } as never, () => {}, pause)).rejects.toThrow('cancelled')
  // What is asked for next is made from the start.
  expect(await session.answer({ id: 3, call: 'zip' }, () => {}, noPause)).toBeInstanceOf(Uint8Array)
})

test('an upgrade applies again what a split by key made and rewrote, though the input is the same', async () => {
  const text = `apiVersion: v1
kind: ConfigMap
metadata: {name: web}
data: {a: ${'a'.repeat(50)}, b: ${'b'.repeat(50)}}
---
apiVersion: v1
kind: Pod
metadata: {name: p}
spec: {containers: [{name: c}], volumes: [{name: v, configMap: {name: web}}]}
---
apiVersion: v1
kind: Service
metadata: {name: s}
`
  const input = [{ name: 'a.yaml', content: new TextEncoder().encode(text) }]
  const session = createSession()
  await session.answer(question(), () => {}, noPause)
  await session.answer({ id: 1, call: 'analyze', input } as never, () => {}, noPause)
  await session.answer({ id: 2, call: 'compare', before: input } as never, () => {}, noPause)
  const bundlesFor = async (keySplits: NonNullable<PlanChoice['keySplits']> = []) => {
    await session.answer(question({ keySplits }), () => {}, noPause)
    const bundles = (await session.answer(
      { id: 3, call: 'bundlesToApply' },
      () => {},
      noPause,
    )) as readonly ComparedBundle[]
    return bundles.map(({ name, toApply }) => `${name} ${toApply.length}`)
  }
  expect(await bundlesFor()).toEqual(['40-config 0', '50-services 0', '60-workloads 0'])
  const split = await bundlesFor([{ resource: '/ConfigMap/default/web', maxBytes: 60 }])
  expect(split).toEqual(['40-config 2', '50-services 0', '60-workloads 1'])
})
