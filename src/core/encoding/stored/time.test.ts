import { describe, expect, test } from 'vitest'
import { isZeroTime, parseDuration, parseTime } from './time'

describe('times as Go reads them', () => {
  test.each([
    ['1970-01-01T00:00:00Z', 0, 0],
    ['2024-02-29T12:00:00+05:30', 1_709_188_200, 0],
    ['1969-12-31T23:59:59Z', -1, 0],
    ['2000-01-01T00:00:00.157617Z', 946_684_800, 157_617_000],
    ['2000-01-01T00:00:00-01:00', 946_688_400, 0],
    ['9999-12-31T23:59:59Z', 253_402_300_799, 0],
  ])('%s', (text, seconds, nanoseconds) => expect(parseTime(text)).toEqual({ seconds, nanoseconds }))

  test('agree with another reader on every day of four centuries', () => {
    for (let day = 0; day < 146_097; day += 13) {
      const date = new Date(Date.UTC(1900, 0, 1) + day * 86_400_000).toISOString()
      expect(parseTime(date)?.seconds).toBe(Date.parse(date) / 1000)
    }
  })

  test('the zero time stands for none', () => {
    const zero = parseTime('0001-01-01T00:00:00Z')
    expect(zero !== null && isZeroTime(zero)).toBe(true)
  })

  test.each([
    '',
    'today',
    '2024-02-30T00:00:00Z',
    '2023-02-29T00:00:00Z',
    '2024-01-01 00:00:00Z',
    '2024-01-01T24:00:00Z',
  ])('%j is refused', text => expect(parseTime(text)).toBeNull())
})

describe('durations as Go reads them', () => {
  test.each([
    ['0', 0],
    ['1h2m3.5s', 3_723_500_000_000],
    ['-1ms', -1_000_000],
    ['1µs', 1000],
  ])('%s', (text, nanoseconds) => expect(parseDuration(text)).toBe(nanoseconds))
  test.each(['', '1', '1d', 'h', '1h 2m'])('%j is refused', text => expect(parseDuration(text)).toBeNull())
})
