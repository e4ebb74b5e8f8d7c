import { describe, expect, test } from 'vitest'
import { limitOf } from '../limit'
import { routes } from './index'

/** The API server's order (limits facts, section 0). */
const order = [
  'apiserver.body',
  'meta.annotations',
  'apply.last-applied',
  'configmap.data',
  'secret.data',
  'etcd.client.send',
  'etcd.request',
]

describe('the routes', () => {
  test('are named once, by id and by name', () => {
    expect(new Set(routes.map(({ id }) => id)).size).toBe(routes.length)
    expect(new Set(routes.map(({ name }) => name)).size).toBe(routes.length)
  })

  test.each(routes.map(route => [route.id, route] as const))(
    '%s meets known limits in the order of the server',
    (_, route) => {
      const met = [...route.carriers, ...route.checks].map(({ limit }) => limit)
      expect(met.length).toBeGreaterThan(0)
      for (const limit of met) expect(limitOf(limit).id).toBe(limit)
      const own = route.checks
        .filter(({ carrierKind }) => carrierKind === undefined)
        .map(({ limit }) => order.indexOf(limit))
      expect(own).toEqual(own.toSorted((a, b) => a - b))
    },
  )

  test('count the last-applied copy where a program keeps one, and nowhere else', () => {
    const copying = routes.filter(({ checks }) => checks.some(({ limit }) => limit === 'apply.last-applied'))
    expect(copying.map(({ id }) => id)).toEqual(['client-side-apply', 'argocd-client-side'])
  })

  test('reach etcd, except a dry run on the server, which never sees its limits', () => {
    const blind = routes.filter(({ checks }) => !checks.some(({ limit }) => limit === 'etcd.request'))
    expect(blind.map(({ id }) => id)).toEqual(['server-dry-run'])
  })
})
