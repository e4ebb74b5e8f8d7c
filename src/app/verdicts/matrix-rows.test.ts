import { describe, expect, test } from 'vitest'
import { bytes } from '../../core/bytes'
import { routeOf } from '../../core/route'
import type { Verdict } from '../../core/verdict'
import { levelOf, matrixRows, worstFirst } from './matrix-rows'

function verdict(word: Verdict['verdict'], size: number): Verdict {
  return { route: 'create', verdict: word, limit: 'apiserver.body', bytes: bytes(size), max: bytes(100), message: null }
}

const verdicts = [
  verdict('fits', 10),
  verdict('refused', 120),
  verdict('fits', 80),
  verdict('tight', 90),
  verdict('refused', 300),
]
const way = { id: 'create', route: routeOf('create'), verdicts, whole: null } as unknown as RouteAnswer
const resources = verdicts.map((_, index) => ({ readable: index !== 2 })) as never

describe('the rows of the matrix', () => {
  test('a closed way is one row', () => {
    expect(matrixRows([way], { resources }, [], () => 10).map(({ key }) => key)).toEqual(['create'])
  })

  test('an open one has the worst resource first, then how many more there are, then its limits in order', () => {
    const rows = matrixRows([way], { resources }, ['create'], () => 3)
    expect(rows.map(({ key }) => key)).toEqual([
      'create',
      'create 4',
      'create 1',
      'create 3',
      'create more',
      ...routeOf('create').steps.map(({ limit }) => `create ${limit}`),
    ])
    expect(rows.find(({ kind }) => kind === 'more')).toMatchObject({ count: 1 })
    expect(rows.map(levelOf).filter(level => level === 1)).toHaveLength(1)
  })

  test('the whole stands first where the way carries it', () => {
    const carried = { ...way, whole: verdict('refused', 150) } as RouteAnswer
    expect(matrixRows([carried], { resources }, ['create'], () => 3)[1]).toMatchObject({
      kind: 'whole',
      key: 'create whole',
    })
  })

  test('a refusal comes before what fits with a larger share', () => {
    expect(worstFirst([verdict('tight', 99), verdict('refused', 1)], () => true).map(([index]) => index)).toEqual([
      1, 0,
    ])
  })
})
