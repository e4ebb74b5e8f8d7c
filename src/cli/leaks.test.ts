import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createLeakSearch } from '../core/testing/find-leaks'
import { createPlanting, disguises } from '../core/testing/secret-disguises'
import { run } from './run'
import { outcomeOf } from './testing/outcome-of'

const folder = mkdtempSync(join(tmpdir(), 'plimsoll-leaks-'))
afterAll(() => rmSync(folder, { recursive: true }))

const planting = createPlanting(Math.random)
const paths = Object.values(disguises).map((disguise, number) => {
  const path = join(folder, `${number}.yaml`)
  writeFileSync(path, disguise(planting))
  return path
})
const other = join(folder, 'other.yaml')
writeFileSync(other, 'apiVersion: v1\nkind: Secret\nmetadata: {name: vault}\ndata: {}\n')
const search = createLeakSearch(planting.planted)
const out = join(folder, 'out')

test.each([
  ['analyze', ...paths],
  ['analyze', '--json', ...paths],
  ['analyze', '--ndjson', ...paths],
  ['fix', '--route', 'clusterresourceset-configmap', ...paths],
  ['split', '--plan', 'by-component', '--out', out, ...paths],
  ['verify', ...paths, out],
])('%s %s tells nothing of what Secrets keep', { timeout: 60_000 }, async (...words) => {
  const { stdout, stderr } = await outcomeOf(terminal => run(words as string[], terminal))
  expect(stdout.length + stderr.length).toBeGreaterThan(100)
  expect(search(stdout)).toBeNull()
  expect(search(stderr)).toBeNull()
})

test('nor do the forms for CI, budgets, a baseline, a card and what fills etcd', { timeout: 60_000 }, async () => {
  const budgets = join(folder, '.plimsoll.yaml')
  writeFileSync(budgets, 'version: 1\nbudgets: {json: 1 B, data: 1 B, total json: 1 B}\n')
  const sizes = join(folder, 'sizes.json')
  for (const words of [
    ['analyze', '-o', 'sarif'],
    ['analyze', '-o', 'github'],
    ['check', '--config', budgets, '--write-baseline', sizes],
    ['check', '--config', budgets, '--json'],
    ['report', '--baseline', sizes, '-o', 'html'],
    ['top', '--json'],
  ]) {
    const { stdout, stderr, status } = await outcomeOf(terminal => run([...words, ...paths], terminal))
    expect(status, stderr).toBeLessThan(2)
    expect(search(stdout + stderr)).toBeNull()
  }
  expect(search(readFileSync(sizes, 'utf8'))).toBeNull()
})

test('nor does what is written beside the bundles', () => {
  const written = readdirSync(out, { recursive: true, encoding: 'utf8' })
  expect(search(written.join('\n'))).toBeNull()
  const told = written.filter(path => /(?:\.md|\.sh|plan\.json|SHA256SUMS)$/.test(path))
  expect(told).toContain(join('unparsed', 'README.md'))
  for (const path of told) expect(search(readFileSync(join(out, path), 'utf8'))).toBeNull()
})

test('compare tells nothing of what Secrets keep', { timeout: 60_000 }, async () => {
  for (const path of paths) {
    for (const words of [
      ['compare', path, other],
      ['compare', other, path],
    ]) {
      const { stdout, stderr } = await outcomeOf(terminal => run(words, terminal))
      expect(search(stdout + stderr)).toBeNull()
    }
  }
})
