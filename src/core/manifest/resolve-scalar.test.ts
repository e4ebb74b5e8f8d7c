import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonValue, resolvePlain } from './resolve-scalar'
import type { Value } from './value'

const readPlain = (text: string) => jsonValue(resolvePlain(text))

/** What kubectl 1.32 makes of plain scalars (measured). */
const MEASURED: readonly (readonly [texts: string, value: Value])[] = [
  ['yes Yes YES on On ON y Y true True TRUE', true],
  ['no No NO off Off OFF n N false False FALSE', false],
  ['~ null Null NULL', null],
  ['1 +1 01 0x1 0_x1 0b1 0o1 1.0 1. 1e0', 1],
  ['-0 -0.0 0 0.0 1e-400 -1e-400 0x0 00', 0],
  ['1e3 1E3 1e+3 1000 1_000 1000_ 1__000 1_0_0_0', 1000],
  ['1.20 1.2 12e-1 +1.2', 1.2],
  ['.5 +.5 0.5', 0.5],
  ['-.5', -0.5],
  ['5.', 5],
  ['08', 8],
  ['0099', 99],
  ['01.5 1.5', 1.5],
  ['0400 0x100', 256],
  ['0644', 420],
  ['017 0o17 0O17', 15],
  ['0777_1', 4089],
  ['1__0', 10],
  ['1E+2', 100],
  ['12e03', 12_000],
  ['0x1F 0X1f +0x1F 0x_1F', 31],
  ['-0x1F', -31],
  ['0b101 0B101 0b1_0_1', 5],
  ['-0b101', -5],
  ['1_000.5', 1000.5],
  ['9223372036854775807 0x7fffffffffffffff', 9223372036854775807n],
  ['-9223372036854775808', -9223372036854775808n],
  ['9007199254740993', 9007199254740993n],
  ['9007199254740991', 9007199254740991],
  ['9223372036854775808 0x8000000000000000', 2 ** 63],
  ['18446744073709551615 0xFFFFFFFFFFFFFFFF 01777777777777777777777', 2 ** 64],
  ['18446744073709551616', 2 ** 64],
  ['-9223372036854775809', -(2 ** 63)],
  ['123456789012345678901234567890', 1.2345678901234568e29],
  ['02000000000000000000000', 2e21],
  ['.5_0', 0.5],
  ['.1_2e1', 1.2],
  ['9007199254740993.0', 9007199254740992n],
  ['1.152921504606846976e18', 1152921504606847000n],
  ['9.3e18', 9.3e18],
]

const TEXTS =
  'yEs tRUE tRue t f nULL yes! a - + . .e3 ._5 _1000 _ 1e 1e400 -1e400 1.2.3 e3 0x 0o 0b 0o8 0x1G 0b102 0x1.8p3 0x1FFFFFFFFFFFFFFFF ' +
  '-0x8000000000000001 190:20:30 12:30 8080:80 2001-12-14 2001-12-14T21:59:43.10Z = << .Nan .iNF inf nan 1,000 100m 1Gi 10% --1 +-1 1e5.5 .5_ .5_e1'

describe('a plain scalar', () => {
  test.each(MEASURED.flatMap(([texts, value]) => texts.split(' ').map(text => [text, value] as const)))(
    '%s is %s',
    (text, value) => {
      expect(readPlain(text)).toBe(value)
    },
  )

  test.each(TEXTS.split(' '))('%s stays text', text => {
    expect(resolvePlain(text)).toEqual({ type: 'text', value: text })
  })

  test('that is empty is null', () => {
    expect(readPlain('')).toBeNull()
  })

  test.each(['.inf', '.Inf', '.INF', '+.inf', '-.inf', '.nan', '.NaN', '.NAN'])('%s is a number without JSON', text => {
    expect(resolvePlain(text).type).toBe('float')
    expect(readPlain(text)).toBeUndefined()
  })

  test('int64 is exact at its ends and everywhere between', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), integer => {
        const value = readPlain(String(integer))
        expect(typeof value === 'bigint' ? value : BigInt(value as number)).toBe(integer)
        expect(typeof value).toBe(Number.isSafeInteger(Number(integer)) ? 'number' : 'bigint')
      }),
    )
  })

  test('any float in the form JavaScript prints it reads back', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), float => {
        const value = readPlain(String(float))
        expect(typeof value === 'bigint' ? String(value) : value).toBe(
          typeof value === 'bigint' ? String(float) : float + 0,
        )
      }),
    )
  })

  test('no text makes it throw', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789_.eExXobBO+-inNaytfF~') }),
        text => void readPlain(text),
      ),
    )
  })
})
