import { expect, test } from 'vitest'
import { createDirectEngine } from '../../engine'
import { createPageStore, type PageStore } from './page-store'

const manifest = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n`
const file = (name: string, text: string) => ({ name, content: new Blob([text]) })
const newPage = () => createPageStore(createDirectEngine(), { language: 'en', theme: 'system' })

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
  await until(store, ({ weighed }) => weighed !== null)
  return (await store.getState().share()).numbers.text
}

test('an opened link shows its numbers; the same input unlocks the rest, in any order and with other line ends', async () => {
  const store = newPage()
  await store.getState().openLink(await linkTo(file('a.yaml', manifest('a')), file('b.yaml', manifest('b'))))
  expect(store.getState().link?.state).toBe('shown')
  expect(store.getState().weighed?.analysis.resources.map(({ id }) => id)).toEqual([
    '/ConfigMap/default/a',
    '/ConfigMap/default/b',
  ])
  store.getState().addSources([file('b.yaml', manifest('b').replaceAll('\n', '\r\n')), file('a.yaml', manifest('a'))])
  await until(store, ({ link }) => link === null)
  expect(store.getState().toast?.notice.code).toBe('unlocked')
  expect(store.getState().sources.length).toBe(2)
})

test('another input is said to be another; the link comes back when asked for, and goes when forgotten', async () => {
  const store = newPage()
  await store.getState().openLink(await linkTo(file('a.yaml', manifest('a'))))
  store.getState().addSources([file('a.yaml', manifest('other'))])
  await until(store, ({ link }) => link?.state === 'other')
  store.getState().showLink()
  expect(store.getState().link?.state).toBe('shown')
  expect(store.getState().weighed?.analysis.resources[0]?.name).toBe('a')
  expect(store.getState().sources).toEqual([])
  store.getState().closeLink()
  expect([store.getState().link, store.getState().weighed]).toEqual([null, null])
})

test('a link that lists the largest only counts what its sender counted, until other limits are chosen', async () => {
  const many = Array.from({ length: 1_500 }, (_, index) => manifest(`name-${(index * 7919) % 1_500}`))
  const text = [...many, manifest('x').replace('name: x', 'generateName: x-'), 'kind: [broken\n'].join('---\n')
  const sender = newPage()
  sender.getState().addSources([file('a.yaml', text)])
  await until(sender, ({ weighed }) => weighed !== null)
  const store = newPage()
  await store.getState().openLink((await sender.getState().share()).numbers.text)
  const counts = (page: PageStore) =>
    page.getState().weighed?.ways.map(({ id, verdict, goIn, of, tight }) => [id, verdict, goIn, of, tight])
  expect(store.getState().weighed?.analysis.resources.length).toBeLessThan(300)
  expect(store.getState().link).toMatchObject({ linked: { problems: 2 } })
  expect(counts(store)).toEqual(counts(sender))

  const { limits } = store.getState()
  const others = { ...limits, tightOver: 0.5 }
  store.setState({ limits: others })
  store.getState().judgeAgain()
  await until(store, ({ weighed }) => weighed?.limits === others)
  expect(store.getState().weighed?.ways[0]?.of).toBeLessThan(300)
  store.setState({ limits })
  store.getState().judgeAgain()
  await until(store, ({ weighed }) => weighed?.limits === limits)
  expect(counts(store)).toEqual(counts(sender))
})

test('a broken link says so, and the page stays as it was', async () => {
  const store = newPage()
  store.getState().addSources([file('a.yaml', manifest('a'))])
  await until(store, ({ weighed }) => weighed !== null)
  await store.getState().openLink('1.abc')
  expect(store.getState().link).toEqual({ state: 'fault', fault: 'broken' })
  expect(store.getState().weighed?.analysis.resources.length).toBe(1)
})

test('a link with the text brings the text; an input with a Secret has none', async () => {
  const store = newPage()
  store.getState().addSources([file('a.yaml', manifest('a'))])
  await until(store, ({ weighed }) => weighed !== null)
  const { manifest: link } = await store.getState().share()
  if (link.state !== 'ready') throw new Error(link.state)
  const receiver = newPage()
  await receiver.getState().openLink(link.text)
  await until(receiver, ({ weighed }) => weighed !== null)
  expect(await receiver.getState().sources[0]?.content.text()).toBe(manifest('a'))

  store.getState().addSources([file('s.yaml', 'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata: [broken\n')])
  await until(store, ({ weighed }) => weighed?.sources.length === 2)
  expect((await store.getState().share()).manifest).toEqual({ state: 'secret' })
})
