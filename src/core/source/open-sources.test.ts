import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { zipFiles } from '../archive'
import { openSources } from './open-sources'

const encode = (text: string) => new TextEncoder().encode(text)
const file = (path: string, text: string) => ({ path, bytes: encode(text), executable: false })

test('archives give way to their manifests, in their place; other inputs pass', () => {
  const zip = zipFiles([file('b.yaml', 'b: 1'), file('sub/a.yaml', 'a: 1'), file('NOTES.txt', 'x')])
  const { sources, archives, problems } = openSources([
    { name: 'first.yaml', bytes: encode('x: 1') },
    { name: 'all.zip', bytes: zip },
    { name: 'one.yaml.gz', bytes: new Uint8Array(gzipSync('y: 1')) },
    { name: 'all.zip/b.yaml', bytes: encode('z: 1') },
  ])
  expect(sources.map(({ name }) => name)).toEqual([
    'first.yaml',
    'all.zip/b.yaml',
    'all.zip/sub/a.yaml',
    'one.yaml.gz/one.yaml',
    'all.zip/b.yaml (2)',
  ])
  expect(archives).toMatchObject([
    { name: 'all.zip', kind: 'zip', entries: 2, skipped: [{ path: 'NOTES.txt', reason: 'other-name' }] },
    { name: 'one.yaml.gz', kind: 'gzip', entries: 1, skipped: [] },
  ])
  expect(problems).toEqual([
    { source: 'all.zip', severity: 'warning', code: 'archive-skipped-name', facts: { count: 1, names: 'NOTES.txt' } },
  ])
})

test('an archive without a manifest is an error of its own', () => {
  const { sources, problems } = openSources([{ name: 'a.zip', bytes: zipFiles([file('x.md', '#')]) }])
  expect(sources).toEqual([])
  expect(problems.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
    'error archive-without-manifest',
    'warning archive-skipped-name',
  ])
})
