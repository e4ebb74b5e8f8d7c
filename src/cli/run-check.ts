import { type AnalyzedInput, analyze } from '../core/analysis'
import { asksGzip, type Baseline, baselineOf, baselineText, checkBudgets } from '../core/budget'
import { carrierSizesFor } from './analyze-pieces'
import type { CheckArguments } from './check'
import { Failure, NothingReadable, type Runner, type Status } from './command'
import { type FoundBudgets, findBudgets } from './find-budgets'
import { type InputRequest, inputWords } from './input-request'
import { matchedInputs } from './matched-inputs'
import { problemLine } from './problem-words'
import { readBaselineFile } from './read-baseline-file'
import { readInputs, standardInput } from './read-inputs'
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
  const baselineFile = baselinePath(given, found)
  const baseline = given.written === null && baselineFile !== null ? readBaselineFile(baselineFile) : null
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
  await writeCheck(report, { ...given, file, budgets, baselineFile, inputs: inputWords(request) }, runner)
  return report.passed ? 0 : 1
}

/** The inputs that the budgets file names, from here. */
function inputsOf(found: FoundBudgets): InputRequest['paths'] {
  const { budgets, file, at } = found
  const paths = budgets.inputs.flatMap(input => {
    if (input === standardInput) return [input]
    const matched = matchedInputs(at(input))
    if (matched.length === 0) throw new Failure(`nothing matches the input ${at(input)} of ${file}`, 2)
    return matched
  })
  if (paths.length > 0) return paths
  throw new Failure(`nothing to check: name files or folders, or say in ${file} which: inputs: [manifests/]`, 2)
}

/** The baseline that is asked for, or that the budgets file names, from here. */
function baselinePath(given: CheckArguments, { budgets, at }: FoundBudgets): string | null {
  return given.baseline ?? (budgets.baseline === null ? null : at(budgets.baseline))
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
