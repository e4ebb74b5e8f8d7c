import { describe, expect, test } from 'vitest'
import { waitFor } from '../../core/testing/wait-for'
import { createDirectEngine } from '../../engine'
import { keepAddress } from './keep-address'
import type { PageStore } from './page-state'
import { createPageStore } from './page-store'
import type { ViewState } from './view-state'

const configMap = (name: string, bytes = 10): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  key: ${'x'.repeat(bytes)}\n`
const two = `${configMap('small')}---\n${configMap('big', 300_000)}`

/** A history of addresses as a browser has it. */
function browser(first: ViewState = {}) {
  const stops: ViewState[] = [first]
  let at = 0
  let told: (place: ViewState) => void = () => {}
  const address = {
    read: () => stops[at] ?? {},
    push: (place: ViewState) => void stops.splice(++at, stops.length, place),
    replace: (place: ViewState) => void stops.splice(at, 1, place),
    onReturn(listener: (place: ViewState) => void) {
      told = listener
      return () => {}
    },
  }
  return {
    address,
    stops,
    go(steps: number) {
      at += steps
      told(stops[at] ?? {})
    },
  }
}

const written = () => new Promise(resolve => setTimeout(resolve))

async function untilAnalyzed(store: PageStore, sources: number): Promise<void> {
  await waitFor(() => expect(store.getState().analyzed?.analysis.sources).toHaveLength(sources))
  await written()
}

async function pageAt(first: ViewState = {}) {
  const store = createPageStore(createDirectEngine(), { language: 'en', theme: 'system' })
  const { address, stops, go } = browser(first)
  let now = 0
  keepAddress(store, address, () => now)
  await store.getState().addPaste(two)
  await untilAnalyzed(store, 1)
  const later = async (act: () => void, after = 5000) => {
    now += after
    act()
    await written()
  }
  return { store, stops, go, later }
}

const big = '/ConfigMap/default/big'
const small = '/ConfigMap/default/small'

describe('the address', () => {
  test('says what is looked at; a new answer is no stop of its own', async () => {
    const { stops } = await pageAt()
    expect(stops).toEqual([{ resource: big, way: 'client-side-apply', measure: 'annotations' }])
  })

  test('leads back over views and resources, and forward again', async () => {
    const { store, stops, go, later } = await pageAt()
    await later(() => store.getState().select(0))
    await later(() => store.getState().show('split'))
    expect(stops.map(({ view, resource }) => [view, resource])).toEqual([
      [undefined, big],
      [undefined, small],
      ['split', small],
    ])
    go(-1)
    expect(store.getState()).toMatchObject({ view: 'analyze', selected: 0 })
    go(-1)
    expect(store.getState()).toMatchObject({ view: 'analyze', selected: 1 })
    go(2)
    expect(store.getState()).toMatchObject({ view: 'split', selected: 0 })
    await written()
    expect(stops).toHaveLength(3)
  })

  test('takes a walk through a table as one stop, and typing in a filter as none', async () => {
    const { store, stops, later } = await pageAt()
    await later(() => store.getState().select(0))
    await later(() => store.getState().select(1), 200)
    await later(() => store.getState().select(0), 200)
    await later(() => store.getState().setFilter('bi'))
    await later(() => store.getState().sortBy('name'))
    expect(stops).toHaveLength(2)
    expect(stops[1]).toMatchObject({ resource: small, filter: 'bi', sort: 'name' })
  })

  test('that was opened waits for the input it speaks of', async () => {
    const { store, stops } = await pageAt({ view: 'resource', resource: small, sort: '-json', filter: 'sm' })
    expect(store.getState()).toMatchObject({
      view: 'resource',
      selected: 0,
      sort: { by: 'json', descending: true },
      filter: 'sm',
    })
    expect(stops).toHaveLength(1)
  })

  test('full of garbage changes nothing, and is cleaned', async () => {
    const { store, stops } = await pageAt({
      view: '__proto__',
      resource: '<b>',
      way: 'constructor',
      measure: '0',
      sort: '--',
      list: 'x',
    })
    expect(store.getState()).toMatchObject({
      view: 'analyze',
      selected: 1,
      question: { route: 'client-side-apply' },
      evidence: 'resources',
    })
    expect(stops).toEqual([{ resource: big, way: 'client-side-apply', measure: 'annotations' }])
  })
})

describe('an edit', () => {
  test('keeps what is looked at, and is no stop', async () => {
    const { store, stops, later } = await pageAt()
    await later(() => store.getState().select(0))
    await later(() => store.getState().setFilter('s'))
    const [source] = store.getState().sources
    store.getState().editSource(source?.id ?? 0, new Blob([`${configMap('first')}---\n${two}`]))
    await waitFor(() => expect(store.getState().analyzed?.analysis.resources).toHaveLength(3))
    await written()
    expect(store.getState()).toMatchObject({ selected: 1, filter: 's' })
    expect(stops).toHaveLength(2)
  })

  test('of the name keeps the resource that stands in its lines', async () => {
    const { store, later } = await pageAt()
    await later(() => store.getState().select(0))
    const [source] = store.getState().sources
    store.getState().editSource(source?.id ?? 0, new Blob([two.replace('small', 'tiny')]))
    await waitFor(() => expect(store.getState().analyzed?.analysis.resources[0]?.name).toBe('tiny'))
    expect(store.getState().selected).toBe(0)
  })

  test('that comes while an edit is analyzed is analyzed after it; only the newest answer is shown', async () => {
    const { store } = await pageAt()
    const id = store.getState().sources[0]?.id ?? 0
    const answers: number[] = []
    store.subscribe(({ analyzed }) => answers.push(analyzed?.analysis.resources.length ?? 0))
    for (const count of [3, 4, 5]) {
      const names = Array.from({ length: count }, (_, index) => configMap(`n${index}`))
      store.getState().editSource(id, new Blob([names.join('---\n')]))
    }
    await waitFor(() => expect(store.getState().analyzed?.analysis.resources).toHaveLength(5))
    expect(new Set(answers)).toEqual(new Set([2, 5]))
  })
})
