import { describe, expect, test } from 'vitest'
import { binaryName, decimalName, linearScale, logScale } from './chart-scale'

describe('a scale', () => {
  test('that is linear starts at zero', () => {
    const scale = linearScale(2_000_000)
    expect([scale.at(0), scale.at(500_000), scale.at(2_000_000)]).toEqual([0, 0.25, 1])
    expect(scale.bytesAt(0.25)).toBe(500_000)
  })

  test('that is logarithmic has powers of ten at equal distances', () => {
    const scale = logScale(3_884, 1_000_000)
    expect(scale.ticks).toEqual([1_000, 10_000, 100_000])
    expect(scale.ticks.map(tick => scale.at(tick).toFixed(4))).toEqual(['0.0000', '0.3333', '0.6667'])
    expect(scale.at(1)).toBe(0)
    expect(scale.bytesAt(scale.at(262_144))).toBeCloseTo(262_144, 3)
  })

  test('that is logarithmic has a decade at least', () => {
    expect(logScale(5_000, 6_000).ticks).toEqual([100, 1_000])
  })
})

test('limits are named in binary units, ticks in decimal ones', () => {
  expect([262_144, 1_048_576, 1_572_864, 3_145_728, 512, 300_000].map(binaryName)).toEqual([
    '256 KiB',
    '1 MiB',
    '1.5 MiB',
    '3 MiB',
    '512',
    '300000',
  ])
  expect([100, 1_000, 100_000, 1_000_000].map(decimalName)).toEqual(['100 B', '1 kB', '100 kB', '1 MB'])
})
