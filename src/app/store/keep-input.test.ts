import { expect, test, vi } from 'vitest'
import { createDirectEngine, type Engine } from '../../engine'
import type { KeptInput, KeptInputs } from '../../platform'
import { isLostWithPage, keepInput } from './keep-input'
import type { PageStore } from './page-state'
import { createPageStore } from './page-store'

const configMap = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {k: v}\n'
const secret = 'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {k: hunter2hunter2}\n'
const file = (text: string) => ({ name: 'a.yaml', content: new Blob([text]) })

/** A browser's storage for one tab. */
function storage(): KeptInputs & { input: KeptInput | null } {
  return {
    input: null,
    async read() {
      return this.input
    },
    async write(input) {
      this.input = input
    },
    async forget() {
      this.input = null
    },
  }
}

function load(kept: KeptInputs): { store: PageStore; engine: Engine; restored: Promise<void> } {
  const engine = createDirectEngine()
  const store = createPageStore(engine, { language: 'en', theme: 'system' })
  return { store, engine, restored: keepInput(store, engine, kept) }
}

test('nothing is kept before a person says so; then input and question come back with the next load', async () => {
  const kept = storage()
  const { store, restored } = load(kept)
  await restored
  store.getState().addSources([file(configMap)])
  await vi.waitUntil(() => store.getState().analyzed !== null)
  expect(isLostWithPage(store.getState())).toBe(true)
  expect(kept.input).toBeNull()

  store.getState().startKeeping()
  store.getState().changePlan({ preset: 'one-each', maxResources: 3 })
  store.getState().chooseRoute('clusterresourceset-configmap')
  await vi.waitUntil(() => kept.input !== null)
  expect(isLostWithPage(store.getState())).toBe(false)
  const { question } = store.getState()

  const next = load(kept)
  await next.restored
  expect(await next.store.getState().sources[0]?.content.text()).toBe(configMap)
  expect(next.store.getState()).toMatchObject({ question, keeping: 'on' })

  next.store.getState().forgetKept()
  await vi.waitUntil(() => kept.input === null)
  const last = load(kept)
  await last.restored
  expect(last.store.getState()).toMatchObject({ sources: [], keeping: 'off' })
})

test('what may hold a Secret is not kept, and what was kept before it came is gone', async () => {
  const kept = storage()
  const { store, restored } = load(kept)
  await restored
  store.getState().addSources([file(configMap)])
  store.getState().startKeeping()
  await vi.waitUntil(() => kept.input !== null)
  store.getState().addSources([{ name: 'b.yaml', content: new Blob([secret]) }])
  await vi.waitUntil(() => store.getState().keeping === 'secret')
  expect(kept.input).toBeNull()
  expect(isLostWithPage(store.getState())).toBe(true)
  store.getState().removeSource(store.getState().sources[1]?.id ?? -1)
  await vi.waitUntil(() => kept.input !== null)
  expect(store.getState().keeping).toBe('on')
})

test('a browser that keeps nothing is said to', async () => {
  const refuse = () => Promise.reject(new Error('no storage'))
  const { store, restored } = load({ read: refuse, write: refuse, forget: refuse })
  await restored
  store.getState().addSources([file(configMap)])
  store.getState().startKeeping()
  await vi.waitUntil(() => store.getState().keeping === 'failed')
  expect(isLostWithPage(store.getState())).toBe(true)
})

test('a sample is not lost with the page, and what was changed in it is', async () => {
  const { store, restored } = load(storage())
  await restored
  store.getState().addSources([{ ...file(configMap), isSample: true }])
  expect(isLostWithPage(store.getState())).toBe(false)
  store.getState().editSource(store.getState().sources[0]?.id ?? -1, new Blob(['a: b']))
  expect(isLostWithPage(store.getState())).toBe(true)
})
