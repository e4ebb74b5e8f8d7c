import { expect, test } from 'vitest'
import { indentation } from './indentation'

test('spaces and tabs in front of a line are indentation, others are not', () => {
  expect(indentation(new TextEncoder().encode('a: b\n  c:  d\n\t\te\r\n    \n - x'))).toBe(2 + 2 + 4 + 1)
  expect(indentation(new Uint8Array())).toBe(0)
})
