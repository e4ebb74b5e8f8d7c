import { expect, test } from 'vitest'
import { plainColor } from './export-picture'

test('mixed colours are written as every program reads them', () => {
  expect(plainColor('color(srgb 0.2 0.4 1)')).toBe('rgb(51, 102, 255)')
  expect(plainColor('color(srgb 0.482 0.537 0.58 / 0.8)')).toBe('rgba(123, 137, 148, 0.8)')
  expect(plainColor('rgb(1, 2, 3)')).toBe('rgb(1, 2, 3)')
  expect(plainColor('none')).toBe('none')
})
