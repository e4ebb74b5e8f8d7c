import { type AnalyzedInput, fixOf, type LocatedError, locateErrors, remediesOf, trimFixOf } from '../core/analysis'
import type { RemedyReport, SmallestFix, TrimReport } from '../core/remedy'
import { type RecognizedError, recognizeErrors } from '../core/verdict'
import { analyzed } from './analyze'
import type { Input } from './inputs'
import { type FixOptions, readCluster, readRoute, readText, readTrim, type TrimOptions } from './options'

/**
 * What `plimsoll fix --json` writes: the least invasive set of remedies that makes everything fit a route, and what
 * stays out all the same.
 */
export interface FixReport extends SmallestFix {
  readonly version: 1
  /** Where a trim was asked for: every CRD that is refused for its size, with all that was found for it. */
  readonly trims?: readonly TrimReport[]
}

/** What `plimsoll fix --error --json` writes: the refusals in a text. */
export interface ErrorReport {
  readonly version: 1
  /** In the order found; of a text without an input only what the text tells. Empty where no text is known. */
  readonly errors: readonly (RecognizedError | ExplainedError)[]
}

/** A refusal and what of the input it is about. */
export interface ExplainedError extends RecognizedError, Pick<LocatedError, 'route' | 'whole' | 'wholes' | 'cluster'> {
  /** Ids of the resources that it can be about. */
  readonly resources: readonly string[]
  /** Every remedy tried on the first of them. */
  readonly remedies: readonly RemedyReport[]
  /** Where the whole is what is refused. */
  readonly fix: SmallestFix | null
}

/** Finds the smallest fix for a route, as `plimsoll fix` does. Throws `InvalidOption`, and nothing else. */
export function fix(inputs: Iterable<Input>, options: TrimOptions = {}): FixReport {
  const cluster = readCluster(options)
  const route = readRoute(options.route ?? 'client-side-apply')
  const trim = readTrim(options.trim ?? false)
  const input = analyzed(inputs)
  if (trim === false) return { version: 1, ...fixOf(input, { route, cluster }) }
  return { version: 1, ...trimFixOf(input, { route, cluster }, trim === true ? null : trim) }
}

/**
 * Explains what kubectl, Helm, Argo CD, Flux, a controller or a log said, with the manifests where they are at hand, as
 * `plimsoll fix --error` does. Throws `InvalidOption`, and nothing else.
 */
export function explainErrors(text: string, inputs: Iterable<Input> = [], options: FixOptions = {}): ErrorReport {
  const cluster = readCluster(options)
  const route = options.route === undefined ? null : readRoute(options.route)
  const said = readText('text', text)
  const input = analyzed(inputs)
  const isAlone = !input.analysis.resources.some(({ readable }) => readable)
  return { version: 1, errors: isAlone ? recognizeErrors(said) : errorsIn(said, input, { route, cluster }) }
}

/** The refusals of a text, each with the resources that it is about and every remedy tried. */
export function errorsIn(
  text: string,
  input: AnalyzedInput,
  question: Parameters<typeof locateErrors>[2],
): ExplainedError[] {
  const { analysis, carried } = input
  return locateErrors({ ...analysis, carried }, text, question).map(located => {
    const [index] = located.resources
    const { route, cluster } = located
    const remedies = index === undefined || route === null ? [] : remediesOf(input, index, { route, cluster })
    const resources = located.resources.map(each => analysis.resources[each]?.id ?? '')
    const isWhole = route !== null && located.whole?.verdict === 'refused'
    return { ...located, resources, remedies, fix: isWhole ? fixOf(input, { route, cluster }) : null }
  })
}
