import { describe, expect, test } from 'vitest'
import { appliers, optionForms } from '../../core/export'
import { en } from './en'
import { zh } from './zh'

type Tree = { readonly [key: string]: string | Tree }

/** Every sentence with its path: `verdict.all_other`. */
function sentences(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : sentences(value, `${path}${key}.`),
  )
}

const english = new Map(sentences(en))
const chinese = new Map(sentences(zh))
const placeholders = (sentence: string) => [...new Set(sentence.match(/\{\{\w+\}\}/g))].toSorted()

describe('the words', () => {
  test('have every key in both languages; Chinese has one plural form', () => {
    expect([...chinese.keys()].toSorted()).toEqual([...english.keys()].filter(key => !key.endsWith('_one')).toSorted())
  })

  test('name every option of every target, and what a text option wants', () => {
    const options = appliers.flatMap(applier => applier.options)
    const keys = [
      ...options.map(({ name }) => `exporting.option.${name}`),
      ...Object.keys(optionForms).map(form => `exporting.wants.${form}`),
    ]
    expect(keys.filter(key => !english.has(key))).toEqual([])
  })

  test('have a plural wherever they have a singular', () => {
    const singular = [...english.keys()].filter(key => key.endsWith('_one'))
    expect(singular.filter(key => !english.has(key.replace(/_one$/, '_other')))).toEqual([])
  })

  test('are nowhere empty, and never cheer', () => {
    for (const [key, sentence] of [...english, ...chinese]) {
      expect(sentence, key).not.toBe('')
      expect(sentence, key).not.toMatch(/!|！|Oops|Sorry|Please/)
    }
  })

  test('open and close every tag, and know no others', () => {
    for (const [key, sentence] of [...english, ...chinese]) {
      const open: string[] = []
      for (const [, closing, tag] of sentence.matchAll(/<(\/?)(\w+)>/g)) {
        expect(tag, key).toMatch(/^[bck]$/)
        if (closing) expect(open.pop(), key).toBe(tag)
        else open.push(tag ?? '')
      }
      expect(open, key).toEqual([])
    }
  })

  test.each([...chinese])('name facts in Chinese that English knows: %s', (key, sentence) => {
    const inEnglish = ['', '_one', '_other'].flatMap(form => english.get(key.replace(/_other$/, form)) ?? [])
    const known = new Set([...inEnglish.flatMap(placeholders), '{{count}}'])
    expect(placeholders(sentence).filter(fact => !known.has(fact))).toEqual([])
  })

  test('name the same facts of a problem in both languages', () => {
    const problems = [...english].filter(([key]) => key.startsWith('problem.'))
    for (const [key, sentence] of problems)
      expect(placeholders(chinese.get(key) ?? ''), key).toEqual(placeholders(sentence))
  })
})
