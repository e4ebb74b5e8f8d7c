import { describe, expect, test } from 'vitest'
import { bytes } from '../../core/bytes'
import { routeOf } from '../../core/route'
import type { Verdict } from '../../core/verdict'
import type { RouteAnswer } from '../store'
import { levelOf, matrixRows } from './matrix-rows'

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
const route = { id: 'create', route: routeOf('create'), whole: null } as unknown as RouteAnswer
const rowsOf = () => ({ worstFirst: Uint32Array.of(4, 1, 3, 0), verdictAt: (index: number) => verdicts[index] ?? null })

describe('the rows of the matrix', () => {
  test('a closed way is one row', () => {
    expect(matrixRows([route], [], () => 10, rowsOf).map(({ key }) => key)).toEqual(['create'])
  })

  test('an open one has the worst resource first, then how many more there are, then its limits in order', () => {
    const rows = matrixRows([route], ['create'], () => 3, rowsOf)
    expect(rows.map(({ key }) => key)).toEqual([
      'create',
      'create 4',
      'create 1',
      'create 3',
      'create more',
      ...routeOf('create').checks.map(({ limit }) => `create ${limit}`),
    ])
    expect(rows.find(({ kind }) => kind === 'more')).toMatchObject({ count: 1 })
    expect(rows.map(levelOf).filter(level => level === 1)).toHaveLength(1)
  })

  test('the whole stands first where the way carries it', () => {
    const carried = { ...route, whole: verdict('refused', 150) } as RouteAnswer
    expect(matrixRows([carried], ['create'], () => 3, rowsOf)[1]).toMatchObject({
      kind: 'whole',
      key: 'create whole',
    })
  })

  test('one whose resources are not judged yet has its limits all the same', () => {
    const rows = matrixRows(
      [route],
      ['create'],
      () => 3,
      () => null,
    )
    expect(rows.map(({ kind }) => kind)).toEqual(['route', ...routeOf('create').checks.map(() => 'limit')])
  })
})
