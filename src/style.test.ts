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
