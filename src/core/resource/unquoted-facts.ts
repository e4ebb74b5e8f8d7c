import type { Problem, ProblemCode, Range } from '../source'
import type { Load, LoadProblem } from './load-resources'
import { secretPlaces } from './secret-ranges'

/** Problems whose facts quote a piece of the input. */
const quoting: ReadonlySet<ProblemCode> = new Set([
  'tag-value',
  'number-not-finite',
  'separator-content',
  'key-reads-as',
])

/** Facts of problems that may be shown and written: what they quote of a Secret is hidden. Sources without such problems are not read again. */
export function createFactsReader(
  load: Load,
  problems: readonly LoadProblem[],
): (source: number, problem: Problem) => Readonly<Record<string, string | number>> {
  const sources = new Set(problems.filter(({ problem }) => quoting.has(problem.code)).map(({ source }) => source))
  const hidden = new Map<number, readonly Range[]>(
    [...sources].map(source => [source, secretPlaces(load, source, { nested: true })]),
  )
  return (source, { code, at, facts }) => {
    const isHidden =
      quoting.has(code) && hidden.get(source)?.some(range => range.start < at.end && at.start < range.end) === true
    return isHidden ? { ...facts, text: '••••••' } : { ...facts }
  }
}
