import { readFileSync } from 'node:fs'
import { readFailure } from './reason-of'

/** A file beside the input: limits, or what a program said. Throws a `Failure` where it cannot be read. */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw readFailure(file, error)
  }
}
