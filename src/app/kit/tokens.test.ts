import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

/** Light and dark value of each colour token. */
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name = '', light = '', dark = '']) => [
    name,
    { light, dark },
  ]),
)

/** Relative luminance of WCAG 2. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map(at => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map(part => (part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(on: string, ground: string): number {
  const [bright = 0, dark = 0] = [luminance(on), luminance(ground)].toSorted((a, b) => b - a)
  return (bright + 0.05) / (dark + 0.05)
}

const text = 4.5
const shape = 3

const kinds = ['definitions', 'config-maps', 'secrets', 'workloads', 'access', 'network', 'storage', 'custom', 'other']

const pairs: readonly (readonly [token: string, ground: string, least: number])[] = [
  ['ink', 'sheet', text],
  ['ink', 'select', text],
  ['ink', 'red-wash', text],
  ['ink', 'amber-wash', text],
  ['ink-2', 'sheet', text],
  ['ink-2', 'well', text],
  ['ink-2', 'paper', text],
  ['ink-2', 'select', text],
  ['ink-2', 'red-wash', text],
  ['ink-2', 'amber-wash', text],
  ['ink-3', 'sheet', text],
  ['ink-3', 'well', text],
  ['ink-3', 'paper', text],
  ['on-ink', 'ink', text],
  ['sea', 'sheet', text],
  ['sea', 'paper', text],
  ['sea', 'sea-wash', text],
  ['amber', 'sheet', text],
  ['amber', 'amber-wash', text],
  ['red', 'sheet', text],
  ['red', 'select', text],
  ['red', 'red-wash', text],
  ['edge', 'sheet', shape],
  ['edge', 'select', shape],
  ['sea-fill', 'sheet', shape],
  ['sea-fill', 'well', shape],
  ['amber-fill', 'sheet', shape],
  ['red-fill', 'sheet', shape],
  ['on-amber-fill', 'amber-fill', text],
  ['on-red-fill', 'red-fill', text],
  ...kinds.map(kind => [`k-${kind}`, 'sheet', shape] as const),
  ['focus', 'sheet', shape],
  ['focus', 'sea-wash', shape],
]

test.each(pairs)('%s on %s has the contrast it needs (%d) in light and dark', (token, ground, least) => {
  for (const scheme of ['light', 'dark'] as const) {
    const on = tokens.get(token)?.[scheme] ?? ''
    const behind = tokens.get(ground)?.[scheme] ?? ''
    expect(contrast(on, behind), scheme).toBeGreaterThanOrEqual(least)
  }
})
