import { expect, test } from 'vitest'
import { createDirectEngine } from '../../engine'
import { createPageStore } from './page-store'
import { asUsedWays } from './ways-slice'

const store = () => createPageStore(createDirectEngine(), { language: 'en', theme: 'system' })

test('a way is used and no longer used, in the order of all ways', () => {
  const page = store()
  const before = page.getState().usedWays
  page.getState().useWay('kapp', true)
  expect(page.getState().usedWays).toEqual([...before, 'kapp'])
  page.getState().useWay('client-side-apply', false)
  expect(page.getState().usedWays).toEqual([...before.slice(1), 'kapp'])
})

test('the last way stays', () => {
  const page = store()
  for (const way of page.getState().usedWays) page.getState().useWay(way, false)
  expect(page.getState().usedWays).toHaveLength(1)
})

test('what was stored is checked', () => {
  expect(asUsedWays('kapp,create,unknown')).toEqual(['create', 'kapp'])
  expect(asUsedWays('unknown')).toBeNull()
})
