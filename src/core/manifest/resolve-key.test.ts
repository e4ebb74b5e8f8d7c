import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../testing/runs'
import { keyText } from './resolve-key'
import { resolvePlain } from './resolve-scalar'

const keyOf = (text: string) => keyText(resolvePlain(text))

/** What kubectl 1.32 makes of plain keys (measured). */
const MEASURED = {
  true: 'true yes on y Yes ON Y',
  false: 'false no off n No N',
  1: '1 0x1 1.0 01 +1 1e0',
  8: '010 8.0',
  1000: '1e3 1000 1_000',
  '-5': '-5',
  '1.5': '1.5 1.50',
  '1.2345679': '1.23456789012345',
  '100000': '1e5',
  '1e+06': '1e6 1000000.0',
  '1000000': '1000000',
  '1.2345675e+06': '1234567.5',
  '123456.7': '123456.7',
  '100000.5': '100000.5',
  '1e+20': '1e20',
  '1.6777216e+07': '16777217.0',
  '2.1e+07': '21e6',
  '3.4e+38': '3.4e38',
  '-1.5e+10': '-1.5e10',
  '0.0001': '1e-4 0.0001',
  '1e-05': '1e-5 0.00001',
  '0.1': '0.1',
  '1.1754944e-38': '1.17549435e-38',
  '0': '0 0.0 -0 1e-50 5e-324',
  '-0': '-0.0',
  '.inf': '.inf 3.5e38 1e300',
  '-.inf': '-.Inf -1e300',
  '.nan': '.NaN',
  '9223372036854775807': '9223372036854775807',
  '-9223372036854775808': '-9223372036854775808',
  '2001-01-01': '2001-01-01',
  e2: 'e2',
  '<<': '<<',
}

test.each(Object.entries(MEASURED).flatMap(([key, texts]) => texts.split(' ').map(text => [text, key])))(
  'the key %s is "%s"',
  (text, key) => {
    expect(keyOf(text)).toBe(key)
  },
)

test.each(['~', 'null', '', '9223372036854775808', '18446744073709551615'])('the key %j is refused', text => {
  expect(keyOf(text)).toBeUndefined()
})

test('a float key reads back as the same float32, in no more digits than needed', () => {
  fc.assert(
    fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), float => {
      const text = keyText({ type: 'float', value: float }) ?? ''
      expect(Math.fround(Number(text))).toBe(float)
      const digits = text.replace(/e.*|[-.]/g, '').replace(/^0+|0+$/g, '')
      const shorter = digits.length > 1 ? Math.abs(float).toPrecision(digits.length - 1) : ''
      if (shorter !== '') expect(Math.fround(Number(shorter))).not.toBe(Math.abs(float))
    }),
    { numRuns: runs(300, 3000) },
  )
})
