import { expect, test } from 'vitest'
import { createNaming } from './naming'

test('equal names are numbered, names that look so already are stepped over', () => {
  const named = ['a', 'a (2)', 'a', 'a', 'b', 'a (2)'].map(createNaming())
  expect(named).toEqual(['a', 'a (2)', 'a (3)', 'a (4)', 'b', 'a (2) (2)'])
})

test('many equal names cost as many steps', () => {
  // A search from 2 on for each would take 20,000,000,000 steps.
  const nameOf = createNaming()
  for (let i = 1; i < 200_000; i++) nameOf('same')
  expect(nameOf('same')).toBe('same (200000)')
})
