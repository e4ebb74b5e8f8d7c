import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { analyzeCommand } from './analyze'
import { readCluster, readLimits } from './read-limits'

describe('a file of limits', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-limits-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const read = (text: string) => {
    const file = join(folder, 'limits.json')
    writeFileSync(file, text)
    return readLimits(file)
  }

  test.each(['', '\ufeff'])('may begin with %j', mark => {
    expect(read(`${mark}{"preset": "k3s-sql", "own": {"etcd.request": "2 MiB"}}`)).toMatchObject({
      preset: 'k3s-sql',
      own: { 'etcd.request': 2_097_152 },
    })
  })

  test.each([
    ['{"onw": {"etcd.request": 1}}', "no key 'onw'; it may hold preset, own, tightOver"],
    ['{"tight": 0.5}', "no key 'tight'; did you mean tightOver; it may hold"],
    ['{"etcd.request": 1000}', "no key 'etcd.request'"],
    ['[]', 'holds no JSON object'],
    ['null', 'holds no JSON object'],
    ['{"own": []}', 'own takes limits and their bytes'],
    ['{"own": {"etcd.request": 0}}', 'etcd.request takes a number of bytes'],
    ['{"own": {"etcd.reqest": 5}}', "no limit 'etcd.reqest'; did you mean etcd.request"],
    ['{"preset": "k9s"}', "no preset 'k9s'"],
    ['{"tightOver": 0}', 'tightOver takes a share'],
    ['{', 'a JSON file'],
  ])('%s is refused', (text, reason) => {
    expect(() => read(text)).toThrow(reason)
  })
})

test.each([
  ['strict', undefined],
  ['warn', 'ignore'],
  ['ignore', 'ignore'],
] as const)('--validate %s is taken as usage says', (word, validate) => {
  expect(readCluster({ validate: word }).validate).toBe(validate)
})

test('--validate takes no other word', () => {
  expect(() => analyzeCommand.read(['--validate', 'true'])).toThrow("strict, warn or ignore, not 'true'")
})
