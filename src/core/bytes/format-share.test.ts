import { expect, test } from 'vitest'
import { formatShare } from './format-share'

test.each([
  [0, '0 %'],
  [0.0001, '<1 %'],
  [0.01, '1 %'],
  [0.8499, '84 %'],
  [0.9999, '99 %'],
  [1, '100 %'],
  [1.000_001, '1.01×'],
  [1_824_591 / 1_048_576, '1.74×'],
  [620_925 / 262_144, '2.37×'],
])('a share of %d reads %s', (share, expected) => {
  expect(formatShare(share)).toBe(expected)
})
