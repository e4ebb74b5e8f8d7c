import { type Analysis, analyze, type Weighing } from '../core/analysis'
import type { AnalyzeCommand, Outcome } from './commands'
import { problemMessage } from './problem-words'
import { readInputs } from './read-inputs'
import { reportText } from './report-text'

/** `plimsoll analyze`: weighs the inputs and says how they fare; the exit status is that of the judged routes. */
export function analyzeCommand(command: AnalyzeCommand): Outcome {
  const { sources, failures } = readInputs(command.paths)
  const stderr = failures.map(({ path, reason }) => `plimsoll: cannot read ${path}: ${reason}\n`).join('')
  if (sources.length === 0) return { stdout: '', stderr, status: 2 }
  const weighing = analyze(sources, { encryption: command.encryption })
  const { analysis } = weighing
  const stdout = command.json ? `${reportJson(weighing)}\n` : reportText(analysis, command.routes)
  if (!analysis.resources.some(resource => resource.readable)) {
    return { stdout, stderr: `${stderr}plimsoll: no resource in the input can be read\n`, status: 2 }
  }
  const failed = failures.length > 0 || isBroken(analysis) || isRefused(analysis, command)
  return { stdout, stderr, status: failed ? 1 : 0 }
}

/** The JSON of the contracts: the analysis, with the byte ledgers of every resource and a sentence for every problem. */
function reportJson({ analysis, load, ledgers }: Weighing): string {
  const resources = analysis.resources.map((report, index) => {
    const resource = load.resources[index]
    return { ...report, ledger: resource ? ledgers(resource) : null }
  })
  const problems = analysis.problems.map(problem => ({ ...problem, message: problemMessage(problem) }))
  return JSON.stringify({ ...analysis, resources, problems }, null, 2)
}

function isBroken(analysis: Analysis): boolean {
  return analysis.problems.some(problem => problem.severity === 'error')
}

function isRefused(analysis: Analysis, { routes, failOn }: AnalyzeCommand): boolean {
  return analysis.verdicts.some(
    ({ route, verdict }) => routes.includes(route) && (verdict === 'refused' || verdict === failOn),
  )
}
