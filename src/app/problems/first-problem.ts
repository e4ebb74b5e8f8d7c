import type { ProblemReport } from '../../core/analysis'

/**
 * The problem to begin with: the first that keeps something from being read; where its file is something else than a
 * manifest, that instead, since to correct its text would be of no use.
 */
export function firstProblem(problems: readonly ProblemReport[]): ProblemReport | undefined {
  const error = problems.find(({ severity }) => severity === 'error') ?? problems[0]
  return problems.find(problem => isNoManifest(problem) && problem.source === error?.source) ?? error
}

/** Whether it says that its file is no manifest at all, but a template, a values file, a Dockerfile. */
export function isNoManifest({ code }: ProblemReport): boolean {
  return code.startsWith('other-')
}
