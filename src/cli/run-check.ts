import { type AnalyzedInput, analyze } from '../core/analysis'
import { asksGzip, type Baseline, baselineOf, baselineText, checkBudgets } from '../core/budget'
import { carrierSizesFor } from './analyze-pieces'
import type { CheckArguments } from './check'
import { Failure, NothingReadable, type Runner, type Status } from './command'
import { type FoundBudgets, findBudgets, pathIn } from './find-budgets'
import type { InputRequest } from './input-request'
import { problemLine } from './problem-words'
import { readBaselineFile } from './read-baseline-file'
import { readInputs } from './read-inputs'
import { isUnread } from './stream-inputs'
import { writeCheck } from './write-check'
import { writeLines } from './write-lines'
import { replaceFile } from './write-output'

/** Checks, or writes a baseline; the status is 0 where every rule holds. */
export async function runCheck(given: CheckArguments, runner: Runner): Promise<Status> {
  const found = await findBudgets(given.config, runner)
  const { budgets, file } = found
  const [first] = budgets.routes
  const route = first?.route ?? 'client-side-apply'
  const request = given.input ?? { ...given.options, paths: inputsOf(found) }
  // Read before the input: a baseline that is none is known at once.
  const baseline = given.written === null ? baselineFor(given, found) : null
  const opened = await readInputs(request, runner)
  const input = analyze(opened.sources, { opened, essentials: !asksGzip(budgets.budgets) })
  const { analysis } = input
  for (const problem of analysis.problems) await isUnread(problem, runner)
  if (!analysis.resources.some(({ readable }) => readable)) {
    await writeLines(runner.err, analysis.problems.map(problemLine))
    throw new NothingReadable()
  }
  if (given.written !== null) {
    return writeBaseline(given.written, baselineOf(analysis, route, budgets.cluster), input, runner)
  }
  const report = checkBudgets(budgets, {
    ...{ analysis, baseline, file, today: given.today },
    carried: carrierSizesFor(
      budgets.routes.map(each => each.route),
      input,
    ),
  })
  await writeCheck(report, { ...given, file, inputs: wordsOf(request), route }, runner)
  return report.passed ? 0 : 1
}

/** The words that ask for the same inputs again. */
function wordsOf({ paths, kustomize = [], helm = [] }: InputRequest): string[] {
  return [...paths, ...kustomize.flatMap(folder => ['-k', folder]), ...helm.flatMap(chart => ['--helm', chart])]
}

/** The inputs that the budgets file names, from here. */
function inputsOf(found: FoundBudgets): InputRequest['paths'] {
  const { budgets, file } = found
  if (budgets.inputs.length > 0) return budgets.inputs.map(path => (path === '-' ? path : pathIn(found, path)))
  throw new Failure(`nothing to check: name files or folders, or say in ${file} which: inputs: [manifests/]`, 2)
}

function baselineFor(given: CheckArguments, found: FoundBudgets): Baseline | null {
  const inFile = found.budgets.baseline
  const path = given.baseline ?? (inFile === null ? null : pathIn(found, inFile))
  return path === null ? null : readBaselineFile(path)
}

async function writeBaseline(
  file: string,
  baseline: Baseline,
  { analysis }: AnalyzedInput,
  { out, err }: Runner,
): Promise<Status> {
  const errors = analysis.problems.filter(({ severity }) => severity === 'error')
  await writeLines(err, errors.map(problemLine))
  await replaceFile(file, baselineText(baseline))
  const count = baseline.resources.length
  await writeLines(out, [
    `The sizes of ${count} ${count === 1 ? 'resource' : 'resources'} are in ${file}: numbers and names only.`,
    `Next: name it in .plimsoll.yaml (baseline: ${file}) with a budget such as growth: 5 %, and run plimsoll check.`,
  ])
  return errors.length > 0 ? 1 : 0
}
