import { textOf } from './chart-files'
import type { LoadedChart } from './load-chart'

/** What the templates of a chart read of its files. */
export interface UsedFiles {
  /** Whether a template names this file, or a pattern that it matches. */
  isNamed(path: string): boolean
  /** Whether some template asks for files by what only rendering knows: then any may be read. */
  readonly isOpen: boolean
}

/**
 * Looks for `.Files` in the templates (`Get`, `GetBytes`, `Glob`, `Lines`; pkg/engine/files.go). A path is taken as
 * named where a literal in any template or in the values says it: too much is kept rather than too little.
 */
export function usedFiles(chart: LoadedChart): UsedFiles {
  const texts = chart.templates.map(({ bytes }) => textOf(bytes))
  const uses = texts.flatMap(text => [...text.matchAll(/\.Files\b\s*\)?\s*(?:\.\s*(\w+))?\s*([^\s)}|]*)/g)])
  const isOpen = uses.some(([, , argument = '']) => !/^["`]/.test(argument))
  const literals = new Set(
    texts
      .filter(text => text.includes('.Files'))
      .flatMap(text => [...text.matchAll(/"([^"\n]+)"|`([^`\n]+)`/g)].map(literalOf)),
  )
  const patterns = [...literals].filter(literal => /[*?[{]/.test(literal)).flatMap(globOf)
  return { isNamed: path => literals.has(path) || patterns.some(pattern => pattern.test(path)), isOpen }
}

function literalOf([, quoted, raw]: RegExpMatchArray): string {
  return (quoted ?? raw ?? '').replace(/^\.?\//, '')
}

/** gobwas/glob with `/` as separator: `**` goes over folders, `{a,b}` is either. */
function globOf(pattern: string): RegExp[] {
  const source = pattern.replace(/[.+^$()|\\]/g, '\\$&').replace(/\*\*|\*|\?|\{|\}|,/g, sign => globSigns[sign] ?? sign)
  try {
    return [new RegExp(`^${source}$`)]
  } catch {
    return []
  }
}

const globSigns: Readonly<Record<string, string>> = {
  '**': '.*',
  '*': '[^/]*',
  '?': '[^/]',
  '{': '(?:',
  '}': ')',
  ',': '|',
}
