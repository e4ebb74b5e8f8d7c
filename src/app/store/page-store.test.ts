import { describe, expect, test } from 'vitest'
import { waitFor } from '../../core/testing/wait-for'
import { createDirectEngine, type Engine, EngineError } from '../../engine'
import { answeredOf } from './answered'
import type { PageStore } from './page-state'
import { createPageStore } from './page-store'
import { splitOf } from './split-slice'

const settings = { language: 'en', theme: 'system' } as const
const text = (content: string) => new Blob([content])
const configMap = (name: string, bytes = 10): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  key: ${'x'.repeat(bytes)}\n`

function pageOn(engine: Engine = createDirectEngine()): PageStore {
  return createPageStore(engine, settings)
}

async function untilAnalyzed(store: PageStore): Promise<void> {
  await waitFor(() => {
    expect(store.getState().analyzing).toBeNull()
    expect(store.getState().analyzed).not.toBeNull()
  })
}

/** An engine whose answers come when the test says so. */
function slowEngine() {
  const direct = createDirectEngine()
  const calls: { name: 'analyze' | 'split'; answer: () => void; fail: (error: Error) => void }[] = []
  const later = <T>(name: 'analyze' | 'split', work: () => Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      calls.push({ name, answer: () => work().then(resolve, reject), fail: reject })
    })
  const engine: Engine = {
    ...direct,
    analyze: input => later('analyze', () => direct.analyze(input)),
    ask: (call, facts) => (call === 'split' ? later(call, () => direct.ask(call, facts)) : direct.ask(call, facts)),
  }
  return { engine, calls }
}

describe('analyzing', () => {
  test('answers with routes, and looks at the resource that decides', async () => {
    const store = pageOn()
    store
      .getState()
      .addSources([{ name: 'a.yaml', content: text(`${configMap('small')}---\n${configMap('big', 300_000)}`) }])
    await untilAnalyzed(store)
    const { selected, question, measure } = store.getState()
    const answer = answeredOf(store.getState())
    expect(answer?.routes.slice(0, 6).map(({ id, verdict }) => [id, verdict])).toEqual([
      ['client-side-apply', 'refused'],
      ['server-side-apply', 'fits'],
      ['create', 'fits'],
      ['server-dry-run', 'fits'],
      ['clusterresourceset-configmap', 'fits'],
      ['clusterresourceset-configmap-json', 'fits'],
    ])
    expect(question.route).toBe('client-side-apply')
    expect(measure).toBe('annotations')
    expect(answer?.analysis.resources[selected ?? -1]?.name).toBe('big')
  })

  test('drops an older answer that comes after a newer one was asked for', async () => {
    const { engine, calls } = slowEngine()
    const store = pageOn(engine)
    store.getState().addSources([{ name: 'a.yaml', content: text(configMap('a')) }])
    store.getState().addSources([{ name: 'b.yaml', content: text(configMap('b')) }])
    calls[0]?.answer()
    await new Promise(resolve => setTimeout(resolve))
    expect(store.getState().analyzed).toBeNull()
    calls[1]?.answer()
    await untilAnalyzed(store)
    expect(store.getState().analyzed?.analysis.sources.map(({ name }) => name)).toEqual(['a.yaml', 'b.yaml'])
  })

  test('can be cancelled: the last answer and its sources stay', async () => {
    const { engine, calls } = slowEngine()
    const store = pageOn(engine)
    store.getState().addSources([{ name: 'a.yaml', content: text(configMap('a')) }])
    calls[0]?.answer()
    await untilAnalyzed(store)
    store.getState().addSources([{ name: 'b.yaml', content: text(configMap('b')) }])
    store.getState().cancelAnalyzing()
    expect(store.getState().analyzing).toBeNull()
    expect(store.getState().sources.map(({ name }) => name)).toEqual(['a.yaml'])
    expect(store.getState().toast?.notice.code).toBe('cancelled')
  })

  test('that fails says why, keeps the last answer, and can be tried again', async () => {
    const { engine, calls } = slowEngine()
    const store = pageOn(engine)
    store.getState().addSources([{ name: 'a.yaml', content: text(configMap('a')) }])
    calls[0]?.answer()
    await untilAnalyzed(store)
    store.getState().addSources([{ name: 'b.yaml', content: text(configMap('b')) }])
    calls[1]?.fail(new EngineError({ code: 'out-of-memory', detail: '' }))
    await waitFor(() => expect(store.getState().analyzeFailure?.code).toBe('out-of-memory'))
    expect(store.getState().analyzed?.analysis.sources).toHaveLength(1)
    store.getState().analyze()
    calls[2]?.answer()
    await waitFor(() => expect(store.getState().analyzed?.analysis.sources).toHaveLength(2))
    expect(store.getState().analyzeFailure).toBeNull()
  })

  test('of nothing is the empty page, and what was cleared comes back', async () => {
    const store = pageOn()
    store.getState().addSources([{ name: 'a.yaml', content: text(configMap('a')) }])
    await untilAnalyzed(store)
    store.getState().clearSources()
    expect(store.getState()).toMatchObject({ analyzed: null, selected: null, view: 'analyze' })
    store.getState().toast?.undo?.()
    await untilAnalyzed(store)
    expect(store.getState().sources.map(({ name }) => name)).toEqual(['a.yaml'])
  })

  test('of nothing readable shows the problems', async () => {
    const store = pageOn()
    await store.getState().addPaste('kind: [broken\n')
    await untilAnalyzed(store)
    expect(store.getState().evidence).toBe('problems')
  })
})

describe('choosing', () => {
  test('a way sets the measure that its limit counts, and the order of the table', async () => {
    const store = pageOn()
    await store.getState().addPaste(configMap('a'))
    await untilAnalyzed(store)
    store.getState().chooseRoute('clusterresourceset-configmap-json')
    expect(store.getState()).toMatchObject({ measure: 'json', sort: { by: 'json', descending: true } })
  })

  test('a head twice turns the order; names start from the front', async () => {
    const store = pageOn()
    store.getState().sortBy('name')
    expect(store.getState().sort).toEqual({ by: 'name', descending: false })
    store.getState().sortBy('name')
    expect(store.getState().sort).toEqual({ by: 'name', descending: true })
    store.getState().sortBy('json')
    expect(store.getState().sort).toEqual({ by: 'json', descending: true })
  })
})

describe('splitting', () => {
  test('names the plan after the first source and shows the fullest bundle', async () => {
    const store = pageOn()
    store.getState().addSources([{ name: 'My App.yaml', content: text(configMap('a')) }])
    await untilAnalyzed(store)
    store.getState().show('split')
    await waitFor(() => expect(splitOf(store.getState())).not.toBeNull())
    expect(store.getState().question.plan.name).toBe('my-app')
    expect(store.getState().bundle).toBe('20-resources')
    expect(splitOf(store.getState())?.proof.passed).toBe(true)
  })

  test('plans only the newest of the settings asked for meanwhile', async () => {
    const { engine, calls } = slowEngine()
    const store = pageOn(engine)
    await store.getState().addPaste(configMap('a'))
    calls[0]?.answer()
    await untilAnalyzed(store)
    store.getState().show('split')
    store.getState().changePlan({ preset: 'stages' })
    store.getState().changePlan({ preset: 'fit' })
    calls[1]?.answer()
    await waitFor(() => expect(calls).toHaveLength(3))
    calls[2]?.answer()
    await waitFor(() => expect(splitOf(store.getState())?.plan.settings.preset).toBe('fit'))
    expect(calls).toHaveLength(3)
  })

  test('is void when the input changes, and made again in sight', async () => {
    const store = pageOn()
    await store.getState().addPaste(configMap('a'))
    await untilAnalyzed(store)
    store.getState().show('split')
    await waitFor(() => expect(splitOf(store.getState())?.proof.resourcesIn).toBe(1))
    await store.getState().addPaste(configMap('b'))
    await waitFor(() => expect(splitOf(store.getState())?.proof.resourcesIn).toBe(2))
  })
})

describe('compressing', () => {
  test('gives every resource its own size, when it is asked for', async () => {
    const store = pageOn()
    store.getState().addSources([{ name: 'a.yaml', content: text(`${configMap('a')}---\n${configMap('b', 5_000)}`) }])
    await untilAnalyzed(store)
    await store.getState().compressAll()
    const resources = answeredOf(store.getState())?.resources ?? []
    expect(resources).toHaveLength(2)
    for (const { bytes } of resources) expect(bytes.gzip).toBeGreaterThan(20)
    expect(resources[1]?.bytes.gzip).toBeLessThan(resources[1]?.bytes.source ?? 0)
  })

  test('is not lost to another late result, and loses none', async () => {
    const store = pageOn()
    await store.getState().addPaste(configMap('a', 5_000))
    await untilAnalyzed(store)
    store.getState().chooseRoute('helm-3-crds')
    await store.getState().compressAll()
    await waitFor(() => expect(store.getState().later.carried.helmCrds).toBeGreaterThan(20))
    expect(answeredOf(store.getState())?.resources[0]?.bytes.gzip).toBeGreaterThan(20)
  })
})

test('a fix that is taken back leaves nothing in the question', async () => {
  const store = pageOn()
  await store.getState().addPaste(configMap('a', 300_000))
  await untilAnalyzed(store)
  const { question, kept, sources } = store.getState()
  const engine = createDirectEngine()
  engine.setQuestion(question)
  await engine.analyze(sources)
  const fix = await engine.ask('fix', {})
  store.getState().takeFix({ ...fix, choices: [{ remedy: 'strip-descriptions', resources: ['x'] }] })
  expect(store.getState().question).toMatchObject({ route: 'server-side-apply', plan: { remedies: [{}] } })
  store.getState().undoFix()
  expect(store.getState()).toMatchObject({ kept, view: 'analyze' })
  expect(store.getState().question).toEqual(question)
})
