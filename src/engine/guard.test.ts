import { expect, test } from 'vitest'
import { policy, policyOfOneFile } from '../../scripts/page/policy.mjs'
import { allowsNone } from './guard'

test.each([
  [policy, true],
  [policyOfOneFile("'sha256-AbC+/9='"), true],
  ["default-src 'none'", true],
  ["DEFAULT-SRC 'none';", true],
  ["default-src 'self'; connect-src", true],
  ["default-src 'self'", false],
  ["connect-src 'none'", false],
  ["default-src 'none'; connect-src 'self'", false],
  ["default-src 'none'; img-src https:", false],
  ["default-src 'none'; script-src 'self' https://cdn.example", false],
  ["default-src 'none'; font-src *", false],
  ['', false],
])('%s: allows no connection: %s', (text, expected) => {
  expect(allowsNone(text)).toBe(expected)
})
