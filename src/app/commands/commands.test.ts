import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TFunction } from 'i18next'
import { expect, test } from 'vitest'
import { createDirectEngine } from '../../engine'
import { createPageStore } from '../store'
import { commandSources } from './command-sources'
import { findCommands } from './find-commands'
import { pageKeys } from './keys'

/** Keys stand for their words. */
const t = ((key: string, facts?: { name?: string }) =>
  [key, facts?.name].filter(Boolean).join(' ')) as TFunction<'page'>

async function page() {
  const store = createPageStore(createDirectEngine(), { language: 'en', theme: 'system' })
  const manifest = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n---\nkind: [broken\n'
  store.getState().addSources([{ name: 'a.yaml', content: new Blob([manifest]) }])
  await expect.poll(() => store.getState().analyzed).not.toBeNull()
  return store
}

test('commands have names and titles of their own', async () => {
  const store = await page()
  const all = commandSources.flatMap(source => source.list(store.getState(), t))
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  expect(all.every(({ title }) => title !== '')).toBe(true)
  for (const source of commandSources) {
    const listed = source.list(store.getState(), t)
    expect(listed.length, source.group).toBeGreaterThan(0)
    expect(listed.every(({ group }) => group === source.group)).toBe(true)
  }
})

test('what needs an input is not there without one', () => {
  const store = createPageStore(createDirectEngine(), { language: 'en', theme: 'system' })
  const ids = findCommands(store.getState(), t, '').map(({ id }) => id)
  expect(ids).toContain('page.help')
  expect(ids.filter(id => /share|clear|way|measure/.test(id))).toEqual([])
})

test('a resource is found by parts of its kind and name, and chosen', async () => {
  const store = await page()
  store.getState().select(null)
  const [found] = findCommands(store.getState(), t, 'sett configm')
  expect(found?.title).toBe('ConfigMap default/settings')
  found?.perform()
  expect(store.getState().selected).toBe(0)
})

test('views, themes, dialogs and sources are run', async () => {
  const store = await page()
  const run = (id: string) => {
    const all = commandSources.flatMap(source => source.list(store.getState(), t))
    all.find(command => command.id === id)?.perform()
    return store.getState()
  }
  expect(run('view.compare').view).toBe('compare')
  expect(run('theme.dark').theme).toBe('dark')
  expect(run('language.zh').language).toBe('zh')
  expect(run('measure.json')).toMatchObject({ view: 'analyze', measure: 'json' })
  expect(run('route.create').question.route).toBe('create')
  expect(run('source.problems').evidence).toBe('problems')
  expect(run('page.share').dialog).toBe('share')
  expect(run('source.clear').sources).toEqual([])
})

test('no key of the page as a whole is heard outside of the registry', () => {
  const app = fileURLToPath(new URL('..', import.meta.url))
  const files = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter(
    path => /\.tsx?$/.test(path) && !path.includes('.test.'),
  )
  const listening = files.filter(path => /addEventListener\(\s*'key/.test(readFileSync(join(app, path), 'utf8')))
  // Escape closes what is told of a bar or a tile, wherever the focus is, and means nothing else then.
  expect(listening.toSorted()).toEqual(['commands/use-command-keys.ts', 'kit/use-tip.ts'])
  expect(
    new Set(pageKeys.map(({ key, withModifier, withShift = false }) => `${withModifier} ${withShift} ${key}`)).size,
  ).toBe(pageKeys.length)
})
