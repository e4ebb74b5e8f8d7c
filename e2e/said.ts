import { en } from '../src/app/words/en'
import { zh } from '../src/app/words/zh'

export type Language = 'en' | 'zh'

/**
 * The words of the page at a key such as `app.help`, as a pattern: whatever it is filled with stands where it is
 * filled.
 */
export type Said = (key: string, where?: 'alone' | 'within') => RegExp

export function saidIn(language: Language): Said {
  return (key, where = 'alone') => {
    // Chinese counts in one form.
    const path = language === 'en' ? key : key.replace(/_one$/, '_other')
    const words = wordsAt(path, language === 'en' ? en : zh)
    if (words === null) throw new Error(`the page has no words ${path}`)
    const plain = words.replace(/<\/?\w+>/g, '').replace(/[\\^$.*+?()[\]|/]/g, '\\$&')
    const pattern = plain.replace(/\{\{\w+\}\}/g, '.+')
    return new RegExp(where === 'alone' ? `^${pattern}$` : pattern)
  }
}

/** Keys such as `apiserver.body` hold dots themselves. */
function wordsAt(path: string, tree: unknown): string | null {
  if (path === '') return typeof tree === 'string' ? tree : null
  for (const [key, below] of typeof tree === 'object' ? Object.entries(tree ?? {}) : []) {
    const words =
      path === key ? wordsAt('', below) : path.startsWith(`${key}.`) ? wordsAt(path.slice(key.length + 1), below) : null
    if (words !== null) return words
  }
  return null
}
