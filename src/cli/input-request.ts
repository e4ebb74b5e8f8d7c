import type { Values } from './table/option'
import type { inputOptions, speechOptions } from './table/shared-options'

/** What is to be read. */
export interface InputRequest {
  /** Files, folders, `-`; none, and nothing else either: standard input. */
  readonly paths: readonly string[]
  /** Folders of kustomize, and charts of Helm, whose programs are run for what they print. */
  readonly kustomize?: readonly string[]
  readonly helm?: readonly string[]
  /** Patterns of what is left out of folders, as `.gitignore` has them. */
  readonly ignore?: readonly string[]
  /** Whether `.gitignore` counts. */
  readonly gitignore?: boolean
  /** Whether every file that is left out is named. */
  readonly verbose?: boolean
}

/** The inputs that words ask for. */
export function inputRequest(
  args: readonly string[],
  values: Partial<Values<typeof inputOptions & typeof speechOptions>>,
): InputRequest {
  const { kustomize = [], helm = [], ignore = [], gitignore = false, verbose = false } = values
  return { paths: args, kustomize, helm, ignore, gitignore, verbose }
}

/** Whether nothing is named: standard input is read then. */
export function isEmpty({ paths, kustomize = [], helm = [] }: InputRequest): boolean {
  return paths.length + kustomize.length + helm.length === 0
}
