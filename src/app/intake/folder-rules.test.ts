import { expect, test } from 'vitest'
import { isEntered, isTaken } from './folder-rules'

test.each([
  ['deploy/a.yaml', true],
  ['deploy/A.YML', true],
  ['x.json', true],
  ['charts/x.tgz', true],
  ['README.md', false],
  ['.github/a.yaml', false],
  ['a/node_modules/b/c.json', false],
  ['a/.hidden.yaml', false],
  ['node_modules.yaml', true],
])('of a folder %s is taken: %s', (path, taken) => expect(isTaken(path)).toBe(taken))

test('hidden folders are not entered', () => {
  expect(['a', 'a/b', '.git', 'a/node_modules'].map(isEntered)).toEqual([true, true, false, false])
})
