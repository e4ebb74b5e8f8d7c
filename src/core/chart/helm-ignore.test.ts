import { describe, expect, test } from 'vitest'
import { goMatch } from './go-match'
import { readIgnore } from './helm-ignore'

/** The table of Helm's own test, pkg/ignore/rules_test.go, and what people write who think of Git. */
describe('.helmignore', () => {
  test.each([
    ['helm.txt', 'helm.txt', true],
    ['helm.*', 'rudder.txt', false],
    ['*.txt', 'cargo/a.txt', true],
    ['cargo/*.txt', 'mast/a.txt', false],
    ['ru[c-e]?er.txt', 'rudder.txt', true],
    ['.*', '.joonix', true],
    ['.*', 'helm.txt', false],
    ['cargo/', 'cargo/', true],
    ['cargo/', 'mast/', false],
    ['helm.txt/', 'helm.txt', false],
    ['!helm.txt', 'helm.txt', false],
    ['!helm.txt', 'tiller.txt', true],
    ['!cargo/', 'mast/', true],
    ['/a.txt', 'a.txt', true],
    ['/a.txt', 'cargo/a.txt', false],
    ['/cargo/a.txt', 'cargo/a.txt', true],
    ['  # no comment inside', 'x', false],
    ['docs/', 'charts/sub/docs/', true],
    ['docs/*', 'docs/a/b', false],
    ['', 'templates/.hidden', true],
    ['', 'templates/a/.hidden', false],
    // A line that is a comment to whoever writes it behind the pattern.
    ['a.txt # mine', 'a.txt', false],
  ])('%j on %s: %s', (rules, path, expected) => {
    const read = readIgnore(rules)
    const isFolder = path.endsWith('/')
    expect('ignores' in read && read.ignores(isFolder ? path.slice(0, -1) : path, isFolder)).toBe(expected)
  })

  test('ends at the first rule that decides: what is named after it does not come back', () => {
    const read = readIgnore('*.md\n!README.md\n')
    expect('ignores' in read && [read.ignores('README.md', false), read.ignores('values.yaml', false)]).toEqual([
      true,
      true,
    ])
  })

  test.each([
    ['a\nfoo/**/bar', 2, 'double-star (**) syntax is not supported'],
    ['[z-', 1, 'syntax error in pattern'],
    ['[]a]', 1, 'syntax error in pattern'],
    ['a\\', 1, 'syntax error in pattern'],
  ])('%j is refused', (rules, line, reason) => {
    expect(readIgnore(rules)).toMatchObject({ line, reason })
  })

  test('reads sets as Go does: a range backwards holds nothing, a negation may hold a slash', () => {
    expect([goMatch('[z-a]', 'b'), goMatch('a[^b]c', 'a/c'), goMatch('a?c', 'a/c'), goMatch('[\\]]', ']')]).toEqual([
      false,
      true,
      false,
      true,
    ])
  })
})
