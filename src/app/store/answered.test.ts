import { expect, test } from 'vitest'
import { manifest } from '../../core/testing/manifest'
import { createDirectEngine, type Engine } from '../../engine'
import { answeredOf, columnsOf } from './answered'
import { createPageStore } from './page-store'

const settings = { language: 'en', theme: 'system' } as const

test('a route whose carrier is still being built is computing, and in no count', async () => {
  const store = createPageStore(createDirectEngine(), settings)
  store.getState().chooseRoute('helm-3-templates')
  const seen: (string | undefined)[] = []
  store.subscribe(state => {
    const answered = answeredOf(state)
    if (answered) seen.push(`${answered.headline.says} ${answered.chosen.verdict}`)
  })
  store
    .getState()
    .addSources([{ name: 'a.yaml', content: new Blob([manifest`ConfigMap a data=10; ConfigMap b data=10`]) }])
  await expect.poll(() => seen.at(-1), { interval: 1 }).toBe('count fits')
  expect(new Set(seen)).toEqual(new Set(['computing unknown', 'count fits']))
})

test('many resources are judged behind the engine, and nothing of them is known before that', {
  timeout: 60_000,
}, async () => {
  const direct = createDirectEngine()
  const asked: string[] = []
  const ask: Engine['ask'] = (call, ...rest) => {
    asked.push(call)
    return direct.ask(call, ...rest)
  }
  const store = createPageStore({ ...direct, ask }, settings)
  const seen: (readonly [verdict: string, goIn: number])[] = []
  store.subscribe(state => {
    const { verdict = '', goIn = 0 } = answeredOf(state)?.chosen ?? {}
    seen.push([verdict, goIn])
  })
  const text = Array.from({ length: 501 }, (_, number) => manifest`ConfigMap c${number} data=10`).join('')
  store.getState().addSources([{ name: 'a.yaml', content: new Blob([text]) }])
  await expect.poll(() => seen.at(-1)?.[1], { interval: 5 }).toBe(501)
  expect(asked).toContain('judge')
  expect(seen).toContainEqual(['unknown', 0])
  expect(seen.filter(([, goIn]) => goIn !== 0 && goIn !== 501)).toEqual([])

  expect(columnsOf(store.getState(), 'create')).toBeNull()
  store.getState().want('verdicts', { route: 'create' })
  await expect.poll(() => columnsOf(store.getState(), 'create'), { interval: 5 }).not.toBeNull()
})
