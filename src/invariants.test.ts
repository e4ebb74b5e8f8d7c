import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const core = fileURLToPath(new URL('core', import.meta.url))

/**
 * Numbers of the invariants (splitting rules, section 7) after which tests are named: `7: ...` in their own file,
 * `invariant 8: ...` elsewhere.
 */
function namedIn(path: string): number[] {
  const pattern = path.endsWith('invariants.test.ts')
    ? /test\(\s*'(\d+): /g
    : /(?:test|describe)\(\s*'[^']*?\binvariant (\d+)\b/g
  return [...readFileSync(join(core, path), 'utf8').matchAll(pattern)].map(match => Number(match[1]))
}

test('each of the twenty invariants of a split has a test named after its number', () => {
  const paths = readdirSync(core, { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.test.ts'))
  const named = new Set(paths.flatMap(namedIn))
  expect([...named].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
})
