import { expect, test } from 'vitest'
import { createDirectEngine } from '../../engine'
import { createPageStore } from './page-store'
import { asMyRoutes } from './routes-shown-slice'

const store = () => createPageStore(createDirectEngine(), { language: 'en', theme: 'system' })

test('a route is mine and no longer mine, in the order of all routes', () => {
  const page = store()
  const before = page.getState().myRoutes
  page.getState().keepRoute('kapp', true)
  expect(page.getState().myRoutes).toEqual([...before, 'kapp'])
  page.getState().keepRoute('client-side-apply', false)
  expect(page.getState().myRoutes).toEqual([...before.slice(1), 'kapp'])
})

test('the last route stays', () => {
  const page = store()
  for (const route of page.getState().myRoutes) page.getState().keepRoute(route, false)
  expect(page.getState().myRoutes).toHaveLength(1)
})

test('what was stored is checked', () => {
  expect(asMyRoutes('kapp,create,unknown')).toEqual(['create', 'kapp'])
  expect(asMyRoutes('unknown')).toBeNull()
})
