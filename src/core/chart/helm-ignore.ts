import { goMatch } from './go-match'

/** What Helm leaves out of a chart's folder. */
export interface IgnoreRules {
  /** Whether a path from the chart's folder is left out; a folder that is, is not looked into. */
  ignores(path: string, isFolder: boolean): boolean
}

/** A line for which Helm refuses the whole file, and with that the chart. */
export interface IgnoreFault {
  /** From 1. */
  readonly line: number
  readonly pattern: string
  /** Helm's words. */
  readonly reason: string
}

interface Pattern {
  readonly isNegated: boolean
  readonly isFolder: boolean
  matches(path: string): boolean
}

/**
 * The rules of a `.helmignore`, and those that Helm always has (helm/helm pkg/ignore/rules.go). They are not Git's: the
 * first rule that decides is the last word; a rule with `!` leaves out everything that it does not match; `**` is an
 * error; a pattern without `/` is held against the last part of a path, at any depth.
 */
export function readIgnore(text: string): IgnoreRules | IgnoreFault {
  const patterns: Pattern[] = []
  for (const [index, line] of [...text.split(/\r?\n/), alwaysIgnored].entries()) {
    const pattern = readPattern(line.trim())
    if (typeof pattern === 'string') return { line: index + 1, pattern: line.trim(), reason: pattern }
    if (pattern) patterns.push(pattern)
  }
  return { ignores: (path, isFolder) => ignores(patterns, path, isFolder) }
}

/** Hidden files in `templates/` (`AddDefaults`). */
const alwaysIgnored = 'templates/.?*'

function ignores(patterns: readonly Pattern[], path: string, isFolder: boolean): boolean {
  for (const pattern of patterns) {
    const isMatch = (isFolder || !pattern.isFolder) && pattern.matches(path)
    if (isMatch !== pattern.isNegated) return true
  }
  return false
}

/** Null for a line that says nothing; a text where Helm refuses it. */
function readPattern(rule: string): Pattern | string | null {
  if (rule === '' || rule.startsWith('#')) return null
  if (rule.includes('**')) return 'double-star (**) syntax is not supported'
  if (goMatch(rule, 'abc') === null) return 'syntax error in pattern'
  const isNegated = rule.startsWith('!')
  const positive = isNegated ? rule.slice(1) : rule
  const isFolder = positive.endsWith('/')
  const pattern = isFolder ? positive.slice(0, -1) : positive
  const isRooted = pattern.startsWith('/')
  const glob = isRooted ? pattern.slice(1) : pattern
  const isWhole = pattern.includes('/')
  return {
    isNegated,
    isFolder,
    matches: path => goMatch(glob, isWhole ? path : (path.split('/').at(-1) ?? '')) === true,
  }
}
