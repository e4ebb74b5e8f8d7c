import { analyze } from '../core/analysis'
import { buildExport } from '../core/proof'
import type { Outcome, SplitCommand } from './commands'
import { problemMessage } from './problem-words'
import { readInputs } from './read-inputs'
import { splitText } from './split-text'
import { outputConflict, writeOutput } from './write-output'

/** `plimsoll split`: writes bundles with a proof. Nothing that is there already is overwritten. */
export function splitCommand({ paths, settings, out }: SplitCommand): Outcome {
  const conflict = outputConflict(out)
  if (conflict !== null) return { stdout: '', stderr: `plimsoll: ${conflict}\n`, status: 2 }

  const { sources, failures } = readInputs(paths)
  const unread = failures.map(({ path, reason }) => `plimsoll: cannot read ${path}: ${reason}\n`).join('')
  if (sources.length === 0) return { stdout: '', stderr: unread, status: 2 }
  const { analysis, load } = analyze(sources)
  const problems = analysis.problems.map(
    problem => `${problem.severity}: ${problem.source}:${problem.line}:${problem.column}: ${problemMessage(problem)}\n`,
  )
  const stderr = [unread, ...problems].join('')
  if (!load.resources.some(resource => resource.readable)) {
    return { stdout: '', stderr: `${stderr}plimsoll: no resource in the input can be read\n`, status: 2 }
  }

  const built = buildExport(load, settings)
  try {
    writeOutput(out, built)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { stdout: '', stderr: `${stderr}plimsoll: cannot write ${out}: ${reason}\n`, status: 2 }
  }
  const broken = failures.length > 0 || analysis.problems.some(({ severity }) => severity === 'error')
  const complete = built.proof.passed && built.plan.unplaced.length === 0 && built.plan.unparsed.length === 0
  return { stdout: splitText(load, built, out), stderr, status: broken || !complete ? 1 : 0 }
}
