import { existsSync } from 'node:fs'
import { dirname, isAbsolute, join, relative } from 'node:path'
import { type Budgets, readBudgets } from '../core/budget'
import { Failure, type Runner } from './command'
import { readText } from './read-text'
import { writeLines } from './write-lines'

const names = ['.plimsoll.yaml', '.plimsoll.yml']

/** A budgets file that was read, and where it stands. */
export interface FoundBudgets {
  readonly budgets: Budgets
  /** As it is named from here. */
  readonly file: string
  /** A path that the file names, as it is named from here; a whole one as it is. */
  at(path: string): string
}

/**
 * The budgets file that is named, or the nearest here or above. Throws a `Failure` where there is none, or where
 * something in it makes no sense: each such thing is said with its line and column.
 */
export async function findBudgets(named: string | null, { err }: Pick<Runner, 'err'>): Promise<FoundBudgets> {
  const file = named ?? nearest()
  if (file === null) {
    throw new Failure(
      `no .plimsoll.yaml here or in a folder above; write one, such as {version: 1, inputs: [manifests/], routes: [server-side-apply], budgets: {annotations: 80 %}}, or name one with --config`,
      2,
    )
  }
  const { budgets, problems } = readBudgets(readText(file))
  if (!budgets) {
    await writeLines(
      err,
      problems.map(({ line, column, message }) => `error: ${file}:${line}:${column}: ${message}`),
    )
    throw new Failure(`${file} is no budgets file that can be used: mend what is said above; plimsoll check --help`, 2)
  }
  return { budgets, file, at: path => (isAbsolute(path) ? path : join(dirname(file), path)) }
}

function nearest(): string | null {
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    const found = names.map(name => join(folder, name)).find(path => existsSync(path))
    if (found !== undefined) return relative(process.cwd(), found)
    if (dirname(folder) === folder) return null
  }
}
