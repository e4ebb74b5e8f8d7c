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
const placeholders = (sentence: string) =>
  [...new Set([...sentence.matchAll(/\{\{(\w+)(, syntax)?\}\}/g)].map(([, name]) => `{{${name}}}`))].toSorted()

describe('the words', () => {
  test('have every key in both languages; Chinese has one plural form', () => {
    expect([...chinese.keys()].toSorted()).toEqual([...english.keys()].filter(key => !key.endsWith('_one')).toSorted())
  })

  test('name every option of every applier, and what a text option wants', () => {
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

  // One word for one thing: these are the words that were there before. Commands, flags and names of files are not
  // ours.
  test('are of the vocabulary, with nothing of an older one', () => {
    const older =
      /\b(goes?|going) in\b|\bways? (in|I use)\b|\bweigh(s|ed|ing|t)?\b|\blook at\b|\btaken?\b(?! over)|\bCRDs apart\b|\bthings? to know\b|\bBudget\b|\b(over|under) the line\b|途径|装得|装不|称重|称量|预算|分包/i
    const found = [...english, ...chinese].filter(([, sentence]) => older.test(sentence.replace(/<c>.*?<\/c>/g, '')))
    expect(found.filter(([key]) => !key.startsWith('advice.')).map(([key, sentence]) => `${key}: ${sentence}`)).toEqual(
      [],
    )
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
