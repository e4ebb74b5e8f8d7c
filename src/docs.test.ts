import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { links, linksIn, pages } from '../scripts/docs/links.mjs'
import { tableParts } from '../scripts/docs/tables.mjs'
import { withParts } from '../scripts/rooms/draw.mjs'
import { root } from '../scripts/run.mjs'
import { appliers } from './core/export'
import { routes } from './core/route'
import { explain } from './library'

describe('the pages of the repository', () => {
  test.each(['limits.md', 'routes.md'])('docs/%s says what the tables say: `npm run docs` writes it anew', name => {
    const page = readFileSync(join(root, 'docs', name), 'utf8')
    const parts = tableParts(explain(), routes, appliers)
    expect(page).toBe(withParts(page, parts))
    const places = [...page.matchAll(/<!-- made: (\w+) -->/g)].map(([, place = '']) => place)
    expect(places.length).toBeGreaterThan(1)
    expect(places.filter(place => !(place in parts))).toEqual([])
  })

  test('lead to files and headings that there are', () => {
    expect(pages()).toEqual(expect.arrayContaining(['README.md', 'docs/limits.md', 'src/core/README.md']))
    const faults = links().flatMap(({ page, to, fault }) => (fault === null ? [] : [`${page}: ${to}: ${fault}`]))
    expect(faults).toEqual([])
    expect(links().length).toBeGreaterThan(60)
  })

  test.each([
    ['[a](docs/none.md)', 'there is no such file'],
    ['![a](docs/none.png "title")', 'there is no such file'],
    ['<img src="none.png">', 'there is no such file'],
    ['[a](docs/limits.md#none)', 'there is no such heading'],
    ['[a](../outside.md)', 'leads out of the repository'],
    ['[a](docs/limits.md#limits)', null],
    ['[a](https://example.org/none)', null],
  ])('%s: %s', (text, fault) => {
    expect(linksIn('README.md', text).map(link => link.fault)).toEqual([fault])
  })
})
