import type { ProblemReport } from '../core/analysis'
import { formatCount } from '../core/bytes'
import { problemLine } from './problem-words'

type SkipCode = Extract<ProblemReport['code'], `other-${string}`>

/** What a file is that is no manifest: of one, with its article, and of several. */
const names: Readonly<Record<SkipCode, readonly [article: string, one: string, several: string]>> = {
  'other-helm-template': ['a ', 'Helm template', 'Helm templates'],
  'other-kustomization': ['a ', 'kustomization', 'kustomizations'],
  'other-values': ['a ', 'values file of a Helm chart', 'values files of Helm charts'],
  'other-chart': ['a ', 'Chart.yaml', 'Chart.yaml'],
  'other-config': ['a ', 'file for a program, not a server', 'files for programs, not a server'],
  'other-compose': ['a ', 'Compose file', 'Compose files'],
  'other-dockerfile': ['a ', 'Dockerfile', 'Dockerfiles'],
  'other-terraform': ['a ', 'Terraform configuration', 'Terraform configurations'],
  'other-shell': ['a ', 'shell script', 'shell scripts'],
  'other-data': ['', 'no manifest', 'no manifests'],
}

/** Gathers what is no manifest, to be said in one line; everything else is a problem with a line of its own. */
export class Skipped {
  readonly #counts = new Map<SkipCode, number>()
  readonly #named: string[] = []

  get isEmpty(): boolean {
    return this.#named.length === 0
  }

  /** Whether it is such a one. An error never is: what is broken is said. */
  add(problem: ProblemReport): boolean {
    const { code, severity } = problem
    if (severity === 'error' || !isSkip(code)) return false
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + 1)
    const [article, one] = names[code]
    this.#named.push(`  ${problem.source}: ${article}${one}`)
    return true
  }

  /**
   * "1 file is a kustomization, left out."; of several sorts "9 files are no manifests, left out: 2 kustomizations, 7
   * others.", and each of them where that is asked for.
   */
  lines(verbose: boolean): string[] {
    const counts = [...this.#counts]
    const total = this.#named.length
    const [first, ...more] = counts
    if (!first) return []
    const named = verbose ? this.#named : []
    if (more.length === 0) return [`${said(...first)}, left out.`, ...named]
    const parts = counts.flatMap(([code, count]) => {
      const [, one, several] = names[code]
      return code === 'other-data' ? [] : [`${formatCount(count)} ${count === 1 ? one : several}`]
    })
    const others = this.#counts.get('other-data') ?? 0
    const all = [...parts, ...(others > 0 ? [`${formatCount(others)} other${others === 1 ? '' : 's'}`] : [])]
    const hint = verbose ? '' : ' (-v names them)'
    return [`${formatCount(total)} files are no manifests, left out: ${all.join(', ')}${hint}.`, ...named]
  }
}

function said(code: SkipCode, count: number): string {
  const [article, one, several] = names[code]
  return count === 1 ? `1 file is ${article}${one}` : `${formatCount(count)} files are ${several}`
}

function isSkip(code: ProblemReport['code']): code is SkipCode {
  return code in names
}

/** The problems as lines, those of files that are no manifests in one. */
export function problemLines(problems: readonly ProblemReport[], verbose = false): string[] {
  const skipped = new Skipped()
  const lines = problems.filter(problem => !skipped.add(problem)).map(problemLine)
  return [...skipped.lines(verbose), ...lines]
}
