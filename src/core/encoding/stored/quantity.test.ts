import { describe, expect, test } from 'vitest'
import { milliQuantityText, quantityText } from './quantity'

describe('the text that Kubernetes keeps of a quantity', () => {
  test.each(['0', '100m', '1500m', '1.500', '1025Mi', '+1Gi', '-1', '1e3', '5n', '1', '12345678901234567', '007'])(
    '%s stays as written',
    text => expect(quantityText(text)).toBe(text),
  )

  test.each([
    // Zero in any form; a sign or a suffix alone is zero too.
    ['000', '0'],
    ['-0', '0'],
    ['0Ki', '0'],
    ['Mi', '0'],
    ['+', '0'],
    // The exponent becomes a multiple of three, the suffix follows it.
    ['1.5', '1500m'],
    ['0.1', '100m'],
    ['1000m', '1'],
    ['1000', '1k'],
    ['10000', '10k'],
    ['0.5', '500m'],
    ['1e4', '10e3'],
    ['1000e3', '1e6'],
    ['.5', '500m'],
    // Powers of 1024; what is no whole number, or below 1024, becomes decimal.
    ['1024Ki', '1Mi'],
    ['8Gi', '8Gi'],
    ['1.5Gi', '1536Mi'],
    ['0.5Ki', '512'],
    ['0.0001Ki', '102400u'],
    ['-1024Ki', '-1Mi'],
    // At most nine decimals, away from zero; binary amounts end at 2^63-1.
    ['0.0000000001', '1n'],
    ['-1.0000000001', '-1000000001n'],
    ['8Ei', '9223372036854775807'],
    ['-9Ei', '-9223372036854775807'],
    ['1.5E', '1500P'],
    [' 8 ', '8'],
  ])('%s becomes %s', (text, kept) => expect(quantityText(text)).toBe(kept))

  test.each(['', 'one', '1core', '1KI', '1e', '1 Gi', '0x10', '1.2.3', '1e99999', '1'.repeat(2000)])(
    '%j is refused',
    text => expect(quantityText(text)).toBeNull(),
  )

  test('in lists of resources it is rounded up to thousandths', () => {
    expect(['100u', '1500m', '0.0015', '-100u', '1Gi', '1000000n'].map(milliQuantityText)).toEqual([
      '1m',
      '1500m',
      '2m',
      '-1m',
      '1Gi',
      '1m',
    ])
    expect(milliQuantityText('much')).toBeNull()
  })
})
