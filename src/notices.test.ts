import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isAllowed, noticesOf, packageFolder, packagesOf } from '../scripts/package/notices.mjs'

describe('the licences of what is shipped', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-notices-'))
  const put = (name: string, about: object, files: Readonly<Record<string, string>>): string => {
    const at = join(folder, 'node_modules', name)
    mkdirSync(at, { recursive: true })
    writeFileSync(join(at, 'package.json'), JSON.stringify({ name, version: '1.2.3', ...about }))
    for (const [file, text] of Object.entries(files)) writeFileSync(join(at, file), text)
    return join(at, 'index.js')
  }

  let good = ''
  beforeAll(() => {
    good = put('@scope/good', { license: '(MIT AND ISC)' }, { LICENSE: 'the licence', 'NOTICE.md': 'the notice' })
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test('stand in the notices once, with every text that has to go along', () => {
    const packages = packagesOf([good, `\0${good}?commonjs`, '/src/core/bytes/index.ts', '\0vite/preload-helper.js'])
    expect(packages).toEqual([
      { name: '@scope/good', version: '1.2.3', license: '(MIT AND ISC)', texts: ['the licence', 'the notice'] },
    ])
    const notices = noticesOf(packages)
    expect(notices.split('the licence')).toHaveLength(2)
    expect(notices).toContain('the notice')
  })

  test('are those of works in files of ours too', () => {
    const packages = packagesOf([
      '/x/src/core/archive/go-deflate-size.ts',
      '/x/src/core/encoding/tables/kubernetes.json',
    ])
    expect(packages.map(({ version, license }) => [version, license])).toEqual([
      [null, 'BSD-3-Clause'],
      [null, 'Apache-2.0'],
    ])
    expect(noticesOf(packages)).toContain('The Go Authors')
  })

  test('end the build where one is not allowed', () => {
    const bad = put('bad', { license: 'AGPL-3.0-only' }, { LICENSE: 'a text' })
    expect(() => packagesOf([good, bad])).toThrow("bad 1.2.3 has the licence 'AGPL-3.0-only'")
  })

  test('end the build where a text is missing', () => {
    expect(() => packagesOf([put('silent', { license: 'MIT' }, {})])).toThrow('silent 1.2.3 has no text')
  })

  test.each([
    ['MIT', true],
    ['MIT AND GPL-3.0-only', false],
    ['(MIT OR GPL-3.0-only)', true],
    ['(MPL-2.0 OR Apache-2.0)', true],
    ['SEE LICENSE IN LICENSE', false],
    ['UNLICENSED', false],
    ['', false],
  ])('%j: allowed is %s', (expression, allowed) => {
    expect(isAllowed(expression)).toBe(allowed)
  })

  test.each([
    ['/p/node_modules/yaml/dist/index.js', '/p/node_modules/yaml'],
    ['/p/node_modules/a/node_modules/@b/c/d.js?worker', '/p/node_modules/a/node_modules/@b/c'],
    ['C:\\p\\node_modules\\yaml\\index.js', 'C:/p/node_modules/yaml'],
    ['/p/src/node_modules.ts', null],
  ])('%s is of %s', (module, expected) => {
    expect(packageFolder(module)).toBe(expected)
  })
})
