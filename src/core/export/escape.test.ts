import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { helmTemplate, renderHelmTemplate } from '../chart'
import { cutDocuments, isMapping, readDocument, writeYaml } from '../manifest'
import { decodeSource } from '../source'
import { asUtf8, hostileName } from '../testing/arbitraries'
import { runs } from '../testing/runs'
import { powershellWord } from './escape'
import { mapping } from './objects'

/**
 * What PowerShell reads a single-quoted word as: two quotes of any kind in a row are the second; null where the word
 * ends early.
 */
function readPowershell(word: string): string | null {
  const quote = /['\u2018\u2019\u201a\u201b]/
  const characters = [...word]
  if (!quote.test(characters[0] ?? '') || !quote.test(characters.at(-1) ?? '')) return null
  let text = ''
  for (let at = 1; at < characters.length - 1; at++) {
    const character = characters[at] ?? ''
    if (quote.test(character)) {
      if (at + 1 >= characters.length - 1 || !quote.test(characters[at + 1] ?? '')) return null
      at++
    }
    text += characters[at]
  }
  return text
}

describe('texts of the input in what travels', () => {
  test('are one word of PowerShell each, typographic quotes too', () => {
    const names = fc.oneof(
      hostileName,
      fc.string({ unit: fc.constantFrom("'", '\u2018', '\u2019', '\u201b', 'a', '$') }),
    )
    fc.assert(
      fc.property(names, name => {
        // Half a character is no text of a file.
        expect(readPowershell(powershellWord(asUtf8(name)))).toBe(asUtf8(name).replaceAll('\0', ''))
      }),
    )
  })

  test('invariant 12: render in a template of Helm to what they were', () => {
    const texts = fc.oneof(
      hostileName,
      fc.string({ unit: fc.constantFrom('{', '}', '-', ' ', '"', '`', 'a', '\n', '/*') }),
    )
    fc.assert(
      fc.property(texts, text => {
        const template = helmTemplate(text)
        expect(renderHelmTemplate(template)).toBe(text)
        // Nothing but constants is left for the template engine.
        expect(template.replaceAll('{{ "{{" }}', '')).not.toContain('{{')
      }),
      { numRuns: runs(1000, 10000) },
    )
    expect(renderHelmTemplate('{{ .Values.x }}')).toBeNull()
  })

  test('are scalars of YAML that read back as they were, as keys and as values', () => {
    fc.assert(
      fc.property(hostileName, name => {
        const key = name.slice(0, 200)
        const { text } = decodeSource({
          name: '',
          bytes: new TextEncoder().encode(writeYaml(mapping({ spec: mapping({ [key]: name }) }))),
        })
        const [document, ...others] = cutDocuments(text).documents
        expect(others).toEqual([])
        const value = document && readDocument(text, document).value
        const spec = isMapping(value) ? value.get('spec') : null
        expect(isMapping(spec) && [...spec]).toEqual([[asUtf8(key), asUtf8(name)]])
      }),
    )
  })
})
