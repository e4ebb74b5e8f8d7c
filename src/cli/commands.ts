import type { Encryption } from '../core/encoding'
import type { PlanSettings } from '../core/plan'
import type { RouteId } from '../core/route'

export interface AnalyzeCommand {
  readonly command: 'analyze'
  /** Files, folders, `-`; none: standard input. */
  readonly paths: readonly string[]
  readonly json: boolean
  /** The routes whose verdicts decide the exit status. */
  readonly routes: readonly RouteId[]
  readonly failOn: 'refused' | 'tight'
  /** How the cluster encrypts values at rest; null: it does not. */
  readonly encryption: Encryption | null
}

export interface SplitCommand {
  readonly command: 'split'
  readonly paths: readonly string[]
  readonly settings: PlanSettings
  /** A folder, or a file ending `.zip`. */
  readonly out: string
}

/** What a command says and how it ends: text for standard output and standard error, and the exit status. */
export interface Outcome {
  readonly stdout: string
  readonly stderr: string
  readonly status: 0 | 1 | 2
}
