import { type Baseline, readBaseline } from '../core/budget'
import { Failure } from './command'
import { readText } from './read-text'

/** A baseline from a file. Throws a `Failure` where there is none that can be used. */
export function readBaselineFile(path: string): Baseline {
  const baseline = readBaseline(textOf(path))
  if (typeof baseline === 'string') throw new Failure(`${path} cannot be used as a baseline: ${baseline}`, 2)
  return baseline
}

function textOf(path: string): string {
  try {
    return readText(path)
  } catch (error) {
    if (!(error instanceof Failure) || error.status !== 2) throw error
    throw new Failure(`${error.message}; plimsoll check --write-baseline ${path} writes a baseline there`, 2)
  }
}
