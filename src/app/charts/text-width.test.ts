import { expect, test } from 'vitest'
import { textWidth, withoutMiddle } from './text-width'

test('a text that is too long loses its middle, never its end', () => {
  expect(withoutMiddle('short', 13, 200)).toBe('short')
  const cut = withoutMiddle('kubecontrollersconfigurations', 13, 120)
  expect(cut).toMatch(/^kubeco.*….*rations$/)
  expect(textWidth(cut, 13)).toBeLessThanOrEqual(120)
  expect(textWidth('注解', 11)).toBe(22)
})
