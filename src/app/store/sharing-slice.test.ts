import { expect, test } from 'vitest'
import { carrierSizesOf } from '../../core/analysis'
import { bytes } from '../../core/bytes'
import { type RouteId, routeOf } from '../../core/route'
import { createDirectEngine, type Engine, type Shared } from '../../engine'
import { answeredOf } from './answered'
import type { PageStore } from './page-state'
import { createPageStore } from './page-store'
import { linkedComparisonOf } from './sharing-slice'
import { viewStateOf } from './view-state'

const manifest = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n`
const file = (name: string, text: string) => ({ name, content: new Blob([text]) })
const settings = { language: 'en', theme: 'system' } as const
const engines = new WeakMap<PageStore, Engine>()
function newPage(): PageStore {
  const engine = createDirectEngine()
  const store = createPageStore(engine, settings)
  engines.set(store, engine)
  return store
}

/** The links for what a page shows. */
async function shareOf(store: PageStore): Promise<Shared> {
  const shared = await engines.get(store)?.ask('share', { view: viewStateOf(store.getState()), compared: false })
  if (!shared) throw new Error('no page')
  return shared
}

/** Waits until the page's state is as asked for. */
function until(store: PageStore, isSo: (state: ReturnType<PageStore['getState']>) => boolean): Promise<void> {
  return new Promise(resolve => {
    const look = () => isSo(store.getState()) && resolve()
    store.subscribe(look)
    look()
  })
}

async function linkTo(...files: ReturnType<typeof file>[]): Promise<string> {
  const store = newPage()
  store.getState().addSources(files)
  await until(store, ({ analyzed }) => analyzed !== null)
  return (await shareOf(store)).numbers.text
}

test('an opened link shows its numbers; the same input unlocks the rest, in any order and with other line ends', async () => {
  const store = newPage()
  await store.getState().openLink(await linkTo(file('a.yaml', manifest('a')), file('b.yaml', manifest('b'))))
  expect(store.getState().link?.state).toBe('shown')
  expect(store.getState().analyzed?.analysis.resources.map(({ id }) => id)).toEqual([
    '/ConfigMap/default/a',
    '/ConfigMap/default/b',
  ])
  store.getState().addSources([file('b.yaml', manifest('b').replaceAll('\n', '\r\n')), file('a.yaml', manifest('a'))])
  await until(store, ({ link }) => link === null)
  expect(store.getState().toast?.notice.code).toBe('unlocked')
  expect(store.getState().sources.length).toBe(2)
})

test('a link that holds a comparison says what became of each resource, as its sender saw it, without the inputs', async () => {
  const twice = (data: string, grown: string) =>
    [`${manifest('same')}data: {a: ${data}}\n`, `${manifest('grows')}data: {a: ${grown}}\n`].join('---\n')
  const sender = newPage()
  const engine = engines.get(sender)
  sender.getState().addSources([file('new.yaml', `${twice('p', 'x'.repeat(300_000))}---\n${manifest('added')}`)])
  await until(sender, ({ analyzed }) => analyzed !== null)
  const seen = await engine?.ask('compare', {
    before: [file('old.yaml', `${twice('q', 'x')}---\n${manifest('gone')}`)],
  })
  const shared = await engine?.ask('share', { view: { view: 'compare' }, compared: true })
  if (shared?.comparison?.state !== 'ready') throw new Error('no link')

  const receiver = newPage()
  await receiver.getState().openLink(shared.comparison.text)
  expect(receiver.getState().view).toBe('compare')
  const link = linkedComparisonOf(receiver.getState())
  const opened = await engines.get(receiver)?.ask('compareLinked', { link: link ?? '' })
  const told = (compared: typeof seen) =>
    compared?.comparison.resources.map(({ id, change, newlyRefused }) => [id, change, newlyRefused])
  expect(told(opened)).toEqual(told(seen))
  expect(told(opened)?.map(([, change]) => change)).toEqual(['changed', 'grown', 'added', 'gone'])
  expect(opened?.comparison.before).toEqual(seen?.comparison.before)
  expect(opened?.comparison.after).toEqual(seen?.comparison.after)
  const wholes = async (of: Engine | undefined, from: string | null) =>
    (await of?.ask('wholes', { link: from }))?.map(({ route, before, after }) => [route, before.bytes, after.bytes])
  expect(await wholes(engines.get(receiver), link)).toEqual(await wholes(engine, null))
})

test.each([
  ['a', null],
  ['other', 'other'],
])('what is brought in while a link is read stays, and is compared with it: %s', async (name, state) => {
  const store = newPage()
  const opened = store.getState().openLink(await linkTo(file('a.yaml', manifest('a'))))
  store.getState().addSources([file('a.yaml', manifest(name))])
  await opened
  await until(store, ({ analyzed, link }) => analyzed !== null && link?.state !== 'shown')
  expect(store.getState().link?.state ?? null).toBe(state)
  expect(store.getState().analyzed?.analysis.resources[0]?.name).toBe(name)
  expect(store.getState().sources).toHaveLength(1)
})

test('another input is said to be another; the link comes back when asked for, and goes when forgotten', async () => {
  const store = newPage()
  await store.getState().openLink(await linkTo(file('a.yaml', manifest('a'))))
  store.getState().addSources([file('a.yaml', manifest('other'))])
  await until(store, ({ link }) => link?.state === 'other')
  store.getState().showLink()
  expect(store.getState().link?.state).toBe('shown')
  expect(store.getState().analyzed?.analysis.resources[0]?.name).toBe('a')
  expect(store.getState().sources).toEqual([])
  store.getState().closeLink()
  expect([store.getState().link, store.getState().analyzed]).toEqual([null, null])
})

test('a link that lists the largest only counts what its sender counted, until other limits are chosen', async () => {
  const many = Array.from({ length: 1_500 }, (_, index) => manifest(`name-${(index * 7919) % 1_500}`))
  const text = [...many, manifest('x').replace('name: x', 'generateName: x-'), 'kind: [broken\n'].join('---\n')
  const sender = newPage()
  sender.getState().addSources([file('a.yaml', text)])
  await until(sender, ({ analyzed }) => analyzed !== null)
  const store = newPage()
  await store.getState().openLink((await shareOf(sender)).numbers.text)
  const counts = (page: PageStore) =>
    answeredOf(page.getState())?.routes.map(({ id, verdict, goIn, of, tight }) => [id, verdict, goIn, of, tight])
  expect(store.getState().analyzed?.analysis.resources.length).toBeLessThan(300)
  expect(store.getState().analyzed?.linked?.problems).toBe(2)
  await until(sender, state => answeredOf(state)?.chosen.unknown === 0)
  const sent = counts(sender)
  // What the sender's page had not built by then is not known to the receiver either.
  const isBuilt = (id: unknown) => carrierSizesOf(routeOf(id as RouteId)).length > 0
  expect(counts(store)?.filter(([id]) => !isBuilt(id))).toEqual(sent?.filter(([id]) => !isBuilt(id)))

  store.getState().setMargin(0.5)
  const elsewhere = answeredOf(store.getState())?.chosen
  expect(elsewhere).toMatchObject({ of: sent?.[0]?.[3], verdict: 'refused' })
  expect(elsewhere?.unknown).toBeGreaterThan(1_200)
  store.getState().setMargin(0.85)
  expect(counts(store)?.[0]).toEqual(sent?.[0])
})

test('a broken link says so, and the page stays as it was', async () => {
  const store = newPage()
  store.getState().addSources([file('a.yaml', manifest('a'))])
  await until(store, ({ analyzed }) => analyzed !== null)
  await store.getState().openLink('1.abc')
  expect(store.getState().link).toEqual({ state: 'fault', fault: 'broken' })
  expect(store.getState().analyzed?.analysis.resources.length).toBe(1)
})

test('a link with the text brings the text; an input with a Secret has none', async () => {
  const store = newPage()
  store.getState().addSources([file('a.yaml', manifest('a'))])
  await until(store, ({ analyzed }) => analyzed !== null)
  const { manifest: link } = await shareOf(store)
  if (link.state !== 'ready') throw new Error(link.state)
  const receiver = newPage()
  await receiver.getState().openLink(link.text)
  await until(receiver, ({ analyzed }) => analyzed !== null)
  expect(await receiver.getState().sources[0]?.content.text()).toBe(manifest('a'))

  store.getState().addSources([file('s.yaml', 'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata: [broken\n')])
  await until(store, ({ analyzed }) => analyzed?.sources.length === 2)
  expect((await shareOf(store)).manifest).toEqual({ state: 'secret' })
})

test('a link brings its question, keeps it when unlocked, and leaves what the visitor set by hand as it was', async () => {
  const sender = newPage()
  sender.getState().addSources([file('a.yaml', manifest('a'))])
  await until(sender, ({ analyzed }) => analyzed !== null)
  sender.getState().chooseRoute('clusterresourceset-configmap')
  sender.getState().setLimit('configmap.data', bytes(70_000))
  sender.getState().changePlan({ preset: 'one-each', maxResources: 3 })
  sender.getState().chooseMeasure('etcd')
  const { question } = sender.getState()

  const store = newPage()
  store.getState().setMargin(0.5)
  const { kept } = store.getState()
  await store.getState().openLink((await shareOf(sender)).numbers.text)
  expect(store.getState()).toMatchObject({ question, kept, measure: 'etcd' })
  store.getState().addSources([file('a.yaml', manifest('a'))])
  await until(store, ({ link }) => link === null)
  expect(store.getState()).toMatchObject({ question, kept })

  await store.getState().openLink((await shareOf(sender)).numbers.text)
  store.getState().closeLink()
  expect(store.getState().question).toMatchObject(kept)
  expect(store.getState().question.plan.preset).toBe('crds-apart')
})

test('what is only supposed is kept nowhere, and ends with the next question', async () => {
  const store = newPage()
  store.getState().addSources([file('a.yaml', manifest('a'))])
  await until(store, ({ analyzed }) => analyzed !== null)
  const { kept, question } = store.getState()
  const suppose = () => store.getState().suppose({ limits: ['apiserver.body'], max: bytes(10) })
  suppose()
  expect(answeredOf(store.getState())?.chosen.verdict).toBe('refused')
  expect(store.getState()).toMatchObject({ kept, question })
  await expect(shareOf(store)).rejects.toMatchObject({ failure: { code: 'what-if' } })
  store.getState().chooseRoute('create')
  expect(store.getState().whatIf).toBeNull()
  expect(answeredOf(store.getState())?.chosen.verdict).toBe('fits')
  suppose()
  store.getState().show('split')
  expect(store.getState().whatIf).toBeNull()
  suppose()
  store.getState().show('analyze')
  suppose()
  store.getState().keepWhatIf()
  expect(store.getState()).toMatchObject({ whatIf: null, kept: { cluster: { own: { 'apiserver.body': 10 } } } })
})
