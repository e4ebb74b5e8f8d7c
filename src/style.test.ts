import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { codeFiles } from '../scripts/comments/files.mjs'
import { wrapComments } from '../scripts/comments/wrap.mjs'
import { root } from '../scripts/run.mjs'

const files = codeFiles().map(file => ({ file, code: readFileSync(join(root, file), 'utf8') }))

describe('comments', () => {
  test('end their lines where code does: `npm run format` wraps them', () => {
    expect(files.filter(({ file, code }) => wrapComments(file, code) !== code).map(({ file }) => file)).toEqual([])
  })

  const words = (count: number): string => Array(count).fill('word').join(' ')

  test('are wrapped from the long line to the end of its paragraph, and what is not text is left', () => {
    const code = [
      `// ${words(25)}`,
      '// and more',
      '//',
      '// - a list',
      '',
      `const a = 1 // ${words(25)}`,
      `// biome-ignore lint/a/b: ${words(25)}`,
      `  /** ${words(25)} @param {string} a */`,
      'const text = `',
      `// ${words(25)}`,
      '`',
    ].join('\n')
    expect(wrapComments('a.mjs', code).split('\n')).toEqual([
      `// ${words(23)}`,
      '// word word and more',
      '//',
      '// - a list',
      '',
      `const a = 1 // ${words(25)}`,
      `// biome-ignore lint/a/b: ${words(25)}`,
      '  /**',
      `   * ${words(23)}`,
      '   * word word',
      '   * @param {string} a',
      '   */',
      'const text = `',
      `// ${words(25)}`,
      '`',
    ])
  })
})

describe('names', () => {
  const declared = /\b(?:const|let|function\*?|class|interface|type|readonly)\s+#?([A-Za-z]\w*)/g
  /** What `docs/glossary.md` has other words for, as a word of a name. */
  const older = /^(?:ways?|weigh(?:s|ed|er|ing)?|weights?|vessels?|aside|exporters?|bench)$/
  /** Names that every browser has: whoever reads them thinks of those. */
  const ofTheDom = /^(?:Document|Range|Request|Response|Window|Node|Element|Event)$/

  const wordsOf = (name: string): string[] =>
    name
      .replace(/([a-z\d])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .split(/[ _]/)

  test('are words of the glossary, none of an older one, and none of the DOM', () => {
    // What is kept of real servers has words of its own.
    const ours = files.filter(({ file }) => file.startsWith('src/') && !file.startsWith('src/core/testing/'))
    const names = ours.flatMap(({ file, code }) =>
      [...code.matchAll(declared)].map(([, name = '']) => ({ file, name })),
    )
    expect(names.length).toBeGreaterThan(10_000)
    const found = names.filter(({ name }) => ofTheDom.test(name) || wordsOf(name).some(word => older.test(word)))
    // A field of the JSON of `verify` keeps the name that it had.
    expect(found.map(({ file, name }) => `${file}: ${name}`)).toEqual(['src/library/split.ts: weights'])
  })

  test.each(['way', 'isWeighed', 'fewWays', 'Range'])('so not %s', name => {
    expect(ofTheDom.test(name) || wordsOf(name).some(word => older.test(word))).toBe(true)
  })

  test.each(['gateway', 'alwaysFormat', 'ByteRange', 'awayFrom'])('but %s', name => {
    expect(ofTheDom.test(name) || wordsOf(name).some(word => older.test(word))).toBe(false)
  })
})
