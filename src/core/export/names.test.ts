import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dnsLabel } from '../object'
import { asUtf8, hostileName } from '../testing/arbitraries'
import { configMapKey, fileNames, markdownText, shellWord } from './escape'

describe('invariant 9: file names', () => {
  test('are safe on every file system and unique where neither case nor Unicode form counts', () => {
    fc.assert(
      fc.property(fc.array(hostileName, { maxLength: 12 }), texts => {
        const names = fileNames(texts, '.txt')
        expect(names).toHaveLength(texts.length)
        expect(new Set(names.map(name => name.toLowerCase().normalize('NFC'))).size).toBe(names.length)
        for (const name of names) {
          const bare = name.slice(0, -'.txt'.length)
          expect(bare).not.toMatch(/[/\\:*?"<>|\p{Cc}\p{Cf}]/u)
          expect(bare).not.toMatch(/^[. ]|[. ]$|^$/)
          expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\./i)
          expect(new TextEncoder().encode(bare).length).toBeLessThanOrEqual(200)
          expect(new TextDecoder().decode(new TextEncoder().encode(name))).toBe(name)
        }
      }),
    )
  })

  test('keep what is harmless, and keep apart what differs in case only', () => {
    expect(fileNames(['tigera-operator.yaml-line-3', 'Admin', 'admin', 'ADMIN', '服务'], '.txt')).toEqual([
      'tigera-operator.yaml-line-3.txt',
      'Admin.txt',
      'admin-2.txt',
      'ADMIN-3.txt',
      '服务.txt',
    ])
  })

  test('of 20,000 equal texts are found in linear time', () => {
    expect(
      new Set(
        fileNames(
          Array.from({ length: 20_000 }, () => 'same'),
          '',
        ),
      ).size,
    ).toBe(20_000)
  })
})

describe('invariant 10: names that come from the input', () => {
  test('are DNS-1123 labels where an object is named', () => {
    fc.assert(
      fc.property(hostileName, text => {
        expect(dnsLabel(text)).toMatch(/^([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)?$/)
      }),
    )
    expect(dnsLabel('Tigera Operator.yaml')).toBe('tigera-operator-yaml')
    expect(dnsLabel('中')).toBe('')
  })

  test('are keys that a ConfigMap takes', () => {
    fc.assert(
      fc.property(hostileName, text => {
        const key = configMapKey(text)
        expect(key).toMatch(/^[-._a-zA-Z0-9]{1,253}$/)
        expect(key).not.toMatch(/^\.\.|^\.$/)
      }),
    )
    expect(configMapKey('10-crds-01.yaml')).toBe('10-crds-01.yaml')
  })

  test('begin nothing in Markdown: no cell, code, link, HTML or line of their own', () => {
    fc.assert(
      fc.property(hostileName, text => {
        const written = markdownText(text)
        // A code span ends at a backtick or the line, a cell at a bar; references and alphanumerics begin nothing.
        const inCode = /^`[^`|\\\p{C}\p{Z}]+(?: [^`|\\\p{C}\p{Z}]+)*`$/u.test(written)
        expect(inCode || /^(?:[A-Za-z0-9]|&#\d+;)*$/.test(written)).toBe(true)
      }),
    )
    expect(markdownText('installations.operator.tigera.io')).toBe('`installations.operator.tigera.io`')
    expect(markdownText('./out/部署 (1).yaml')).toBe('`./out/部署 (1).yaml`')
    expect(markdownText('a|b')).toBe('a&#124;b')
    expect(markdownText('<b>\n')).toBe('&#60;b&#62;&#9226;')
  })

  test('are one word of a shell each, and nothing of them is run', () => {
    const texts = fc
      .sample(hostileName, 300)
      // No program can be given a NUL or half a character as an argument.
      .map(text => asUtf8(text.replaceAll('\0', '')))
    const script = `printf '%s\\0' ${texts.map(shellWord).join(' ')}`
    const words = execFileSync('/bin/sh', ['-c', script]).toString().split('\0').slice(0, -1)
    expect(words).toEqual(texts)
  })
})
