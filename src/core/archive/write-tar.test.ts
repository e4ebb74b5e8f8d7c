import { expect, test } from 'vitest'
import { createUnpackBudget } from './budget'
import { openArchive } from './open-archive'
import { writeTar } from './write-tar'

const file = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text), executable: false })

test('a tar is read back, in order, also of long paths and full blocks', () => {
  const files = [
    file(`${'f'.repeat(90)}/${'n'.repeat(95)}.yaml`, 'long'),
    file('a.yaml', 'x'.repeat(512)),
    file('b.yaml', ''),
  ]
  const { entries, faults } = openArchive('tar', 'x.tar', writeTar(files), createUnpackBudget(10_000))
  expect(faults).toEqual([])
  expect(entries.map(({ path, bytes }) => [path, bytes.length])).toEqual([
    ['a.yaml', 512],
    ['b.yaml', 0],
    [files[0]?.path, 4],
  ])
  expect(() => writeTar([file('n'.repeat(101), '')])).toThrow(RangeError)
})
