import { expect, test } from 'vitest'
import { routes } from '../route'
import { packedRoute } from './compress'
import { otherRoutes } from './other-route'

test('every route that a remedy leads to exists, and is another one', () => {
  const known = routes.map(({ id }) => id)
  const led = known.flatMap(id => [...otherRoutes(id), packedRoute(id) ?? []].flat().map(to => [id, to] as const))
  for (const [from, to] of led) {
    expect(known).toContain(to)
    expect(to).not.toBe(from)
  }
  expect(led.map(([from]) => from)).toEqual(
    expect.arrayContaining(['client-side-apply', 'argocd-client-side', 'helm-3-templates', 'cluster-api-operator']),
  )
})
