import type { ProblemReport } from '../core/analysis'
import { formatCount } from '../core/bytes'
import { problemLine } from './problem-words'

type SkipCode = Extract<ProblemReport['code'], `other-${string}`>

/** What a file is that is no manifest: of one, and of several. */
const names: Readonly<Record<SkipCode, readonly [string, string]>> = {
  'other-helm-template': ['a Helm template', 'Helm templates'],
  'other-kustomization': ['a kustomization', 'kustomizations'],
  'other-values': ['a values file of a Helm chart', 'values files of a Helm chart'],
  'other-chart': ['the Chart.yaml of a Helm chart', 'each the Chart.yaml of a Helm chart'],
  'other-config': ['for a program and not for a server', 'for a program and not for a server'],
  'other-data': ['no manifest', 'no manifests'],
  'other-compose': ['a Compose file', 'Compose files'],
  'other-dockerfile': ['a Dockerfile', 'Dockerfiles'],
  'other-terraform': ['a Terraform configuration', 'Terraform configurations'],
  'other-shell': ['a shell script', 'shell scripts'],
}

/** Gathers what is no manifest, to be said in one line; everything else is a problem with a line of its own. */
export class Skipped {
  readonly #counts = new Map<SkipCode, number>()
  readonly #named: string[] = []

  /** Whether it is such a one. An error never is: what is broken is said. */
  add(problem: ProblemReport): boolean {
    const { code, severity } = problem
    if (severity === 'error' || !isSkip(code)) return false
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + 1)
    this.#named.push(problemLine(problem))
    return true
  }

  /**
   * "1 file is a kustomization, left out."; of several sorts "9 files are no manifests, left out: 2 kustomizations, 7
   * others.", and each of them where that is asked for.
   */
  lines(verbose: boolean): string[] {
    const counts = [...this.#counts]
    const total = this.#named.length
    if (verbose) return [...counts.map(([code, count]) => `${said(code, count)}, left out.`), ...this.#named]
    const [first, ...more] = counts
    if (!first) return []
    if (more.length === 0) return [`${said(...first)}, left out.`]
    const parts = counts.flatMap(([code, count]) => (code === 'other-data' ? [] : [`${count} ${short[code]}`]))
    const others = this.#counts.get('other-data') ?? 0
    const all = [...parts, ...(others > 0 ? [`${formatCount(others)} others`] : [])].join(', ')
    return [`${formatCount(total)} files are no manifests, left out: ${all} (-v names them).`]
  }
}

const short: Readonly<Record<Exclude<SkipCode, 'other-data'>, string>> = {
  'other-helm-template': 'of Helm templates',
  'other-kustomization': 'kustomization',
  'other-values': 'values of Helm',
  'other-chart': 'Chart.yaml',
  'other-config': 'for programs',
  'other-compose': 'Compose',
  'other-dockerfile': 'Dockerfile',
  'other-terraform': 'Terraform',
  'other-shell': 'shell',
}

function said(code: SkipCode, count: number): string {
  const [one, many] = names[code]
  return count === 1 ? `1 file is ${one}` : `${formatCount(count)} files are ${many}`
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
