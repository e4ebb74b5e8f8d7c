import { expect, test } from 'vitest'
import { labelOf, nameOfPlan } from './name-of-plan'
import { readCount } from './split-slice'

test.each([
  ['1000000', 1_000_000],
  ['1,000,000', 1_000_000],
  [' 42 ', 42],
  ['0', null],
  ['-5', null],
  ['1.5', null],
  ['12 apples', null],
  ['', null],
  ['9999999999999', null],
])('a max bundle size of "%s" is read as %s', (written, expected) => {
  expect(readCount(written)).toBe(expected)
})

test.each([
  [['tigera-operator.yaml'], 'tigera-operator'],
  [['charts/My Chart.YML', 'b.yaml'], 'charts-my-chart'],
  [['清单.yaml'], 'manifests'],
  [[], 'manifests'],
  [[`${'x'.repeat(39)}-y.json`], 'x'.repeat(39)],
])('a plan of %j is named %s', (sources, expected) => {
  expect(nameOfPlan(sources)).toBe(expected)
})

test('a label starts and ends with a letter or digit', () => {
  expect(labelOf('--a_b--')).toBe('a-b')
  expect(labelOf('!!!')).toBeNull()
})
