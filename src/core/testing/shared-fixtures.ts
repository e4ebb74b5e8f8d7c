import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, test } from 'vitest'

/**
 * What real programs did with given inputs, kept outside the project (fetched files are not copied into it): the folder
 * named by `PLIMSOLL_FIXTURES`, or `../shared/fixtures` from the project's root.
 */
const root = process.env.PLIMSOLL_FIXTURES ?? resolve('../shared/fixtures')

/** Bytes of one fixture file, `path` relative to the fixtures' root. */
export function sharedFixture(path: string): Uint8Array {
  return new Uint8Array(readFileSync(join(root, path)))
}

/** Where a fixture file is, for what reads files itself. */
export function sharedFixturePath(path: string): string {
  return join(root, path)
}

/** One fixture file as parsed JSON; the caller states its shape. */
export function sharedFixtureJson<T>(path: string): T {
  return JSON.parse(readFileSync(join(root, path), 'utf8')) as T
}

/** `describe` that runs where the fixture folder is present and otherwise says plainly that it was skipped. */
export function describeWithFixtures(name: string, suite: () => void): void {
  if (existsSync(root)) describe(name, { timeout: 60_000 }, () => suite())
  else describe(name, () => test.skip(`skipped: no fixtures at ${root} (set PLIMSOLL_FIXTURES)`, () => {}))
}
