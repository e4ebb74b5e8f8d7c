import { describe, expect, test } from 'vitest'
import { bytes } from '../bytes'
import { measureUnreadable, type Sizes } from '../encoding'
import { limitOf } from '../limit'
import { type RouteId, routes } from '../route'
import { defaultJudgeSettings, judgeResource, judgeWhole } from './judge'

function route(id: RouteId) {
  const found = routes.find(candidate => candidate.id === id)
  if (!found) throw new Error(id)
  return found
}

/** An etcd write of so many bytes. */
function request(size: number) {
  return { request: bytes(size), transaction: bytes(size - 18) }
}

/** A ConfigMap whose sizes are all small but those given. */
function weighed(sizes: Partial<Sizes>) {
  const small = bytes(500)
  return {
    kind: 'ConfigMap',
    name: 'web',
    sizes: {
      ...measureUnreadable(small).sizes,
      gzip: small,
      annotations: small,
      ownAnnotations: bytes(0),
      data: small,
      request: { create: small, apply: small, serverSideApply: small },
      etcdRequest: { create: request(500), clientSideApply: request(500), serverSideApply: request(500) },
      ...sizes,
    },
  }
}

const judge = (sizes: Partial<Sizes>, id: RouteId) =>
  judgeResource(weighed(sizes), route(id), 'web.yaml', defaultJudgeSettings)

describe('a verdict', () => {
  test('passes at the limit and refuses one byte over it', () => {
    const { max } = limitOf('apply.last-applied')
    expect(judge({ annotations: max }, 'client-side-apply')).toEqual({
      route: 'client-side-apply',
      verdict: 'tight',
      limit: 'apply.last-applied',
      bytes: 262_144,
      max: 262_144,
      message: null,
    })
    expect(judge({ annotations: bytes(max + 1) }, 'client-side-apply')).toEqual({
      route: 'client-side-apply',
      verdict: 'refused',
      limit: 'apply.last-applied',
      bytes: 262_145,
      max: 262_144,
      message: 'The ConfigMap "web" is invalid: metadata.annotations: Too long: may not be more than 262144 bytes',
    })
  })

  test('is tight over 85 % of the limit and fits at it', () => {
    expect(judge({ data: bytes(1_048_576 * 0.85) }, 'create').verdict).toBe('fits')
    expect(judge({ data: bytes(1_048_576 * 0.85 + 1) }, 'create').verdict).toBe('tight')
  })

  test('names the first limit met, in the order of the API server', () => {
    const both = { data: bytes(4_000_000), request: { create: bytes(4_000_000), apply: null, serverSideApply: null } }
    expect(judge(both, 'create').limit).toBe('apiserver.body')
    expect(judge({ data: bytes(2_000_000) }, 'create').limit).toBe('configmap.data')
  })

  test('names the limit with the least headroom where nothing is refused', () => {
    expect(judge({ data: bytes(600_000), ownAnnotations: bytes(200_000) }, 'create')).toMatchObject({
      verdict: 'fits',
      limit: 'meta.annotations',
      bytes: 200_000,
    })
  })

  test('never counts the copy of the manifest where no copy is written', () => {
    const over = { annotations: bytes(300_000) }
    expect(judge(over, 'server-side-apply').verdict).toBe('fits')
    expect(judge(over, 'create').verdict).toBe('fits')
    expect(judge(over, 'client-side-apply').verdict).toBe('refused')
  })

  test('speaks of the ConfigMap where a document alone is too large for one', () => {
    expect(judge({ source: bytes(1_400_000) }, 'clusterresourceset-configmap').message).toBe(
      'The ConfigMap "NAME" is invalid: []: Too long: may not be more than 1048576 bytes',
    )
  })

  test('is refused without a limit where kubectl sends nothing', () => {
    const unsent = { request: { create: bytes(500), apply: null, serverSideApply: null } }
    expect(judge(unsent, 'client-side-apply')).toEqual({
      route: 'client-side-apply',
      verdict: 'refused',
      limit: null,
      bytes: null,
      max: null,
      message: null,
    })
    expect(judge(unsent, 'create').verdict).toBe('fits')
  })

  test('names the file for a create and not for server-side apply', () => {
    const etcdRequest = { create: request(1_600_000), clientSideApply: null, serverSideApply: request(1_600_000) }
    expect(judge({ etcdRequest }, 'create').message).toContain('error when creating "web.yaml": etcdserver')
    expect(judge({ etcdRequest }, 'server-side-apply').message).toBe(
      'Error from server: etcdserver: request is too large',
    )
  })
})

describe('the whole input', () => {
  test('is judged where it travels in one object, and only there', () => {
    const verdicts = routes.map(each => judgeWhole(bytes(1_824_591), each, defaultJudgeSettings))
    expect(verdicts.filter(verdict => verdict !== null)).toEqual([
      {
        route: 'clusterresourceset-configmap',
        verdict: 'refused',
        limit: 'configmap.data',
        bytes: 1_824_591,
        max: 1_048_576,
        message: 'The ConfigMap "NAME" is invalid: []: Too long: may not be more than 1048576 bytes',
      },
    ])
  })
})

describe('routes', () => {
  test('have names of their own and meet known limits in the table’s order', () => {
    expect(new Set(routes.map(each => each.id)).size).toBe(routes.length)
    for (const { steps } of routes) for (const { limit } of steps) expect(limitOf(limit).id).toBe(limit)
  })
})
