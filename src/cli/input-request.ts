import { basename, resolve } from 'node:path'
import { longestPlanName } from '../core/object'
import { shellArgument } from '../core/words'
import type { Values } from './table/option'
import type { inputOptions, speechOptions } from './table/shared-options'

/** What is to be read. */
export interface InputRequest {
  /** Files, folders, `-`; none, and nothing else either: standard input. */
  readonly paths: readonly string[]
  /** Folders of kustomize, and charts of Helm, whose programs are run for what they print. */
  readonly kustomize?: readonly string[]
  readonly helm?: readonly string[]
  /** A file with what `helm template` printed of the chart among them. */
  readonly rendered?: string | null
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
  const { kustomize = [], helm = [], ignore = [], gitignore = false, verbose = false, rendered = null } = values
  return { paths: args, kustomize, helm, rendered, ignore, gitignore, verbose }
}

/** Whether nothing is named: standard input is read then. */
export function isEmpty({ paths, kustomize = [], helm = [] }: InputRequest): boolean {
  return paths.length + kustomize.length + helm.length === 0
}

/** The same inputs as words of a shell, each with a space before it; `-` where standard input was read. */
export function inputWords(request: InputRequest): string {
  const { paths, kustomize = [], helm = [], ignore = [], gitignore = false } = request
  const words = [
    ...(isEmpty(request) ? ['-'] : paths.map(path => (path === '-' ? path : shellArgument(path)))),
    ...kustomize.map(folder => `-k ${shellArgument(folder)}`),
    ...helm.map(chart => `--helm ${shellArgument(chart)}`),
    ...ignore.map(pattern => `--ignore ${shellArgument(pattern)}`),
    ...(gitignore ? ['--gitignore'] : []),
  ]
  return words.map(word => ` ${word}`).join('')
}

/**
 * What the input is called, for what is made of it: the first that was named, without its ending, in lower-case
 * letters, digits and hyphens; null where that leaves nothing.
 */
export function inputName({ paths, kustomize = [], helm = [] }: InputRequest): string | null {
  const [first = '-'] = [...paths, ...kustomize, ...helm]
  const name = first === '-' ? '' : basename(resolve(first))
  const plain = name
    .toLowerCase()
    .replace(/\.(ya?ml|json|zip|tar|tgz|gz|tar\.gz)$/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestPlanName)
    .replace(/^-+|-+$/g, '')
  return plain === '' ? null : plain
}
