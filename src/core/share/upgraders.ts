import { linkVersion } from './link'

/** Turns a payload of one version into one of the next; what is in it was checked by nobody yet. */
interface Upgrader {
  readonly from: number
  readonly upgrade: (payload: unknown) => unknown
}

/**
 * One for each step up to the version that is written. Versions are never taken away: links outlive the page that wrote
 * them.
 */
const upgraders: readonly Upgrader[] = []

assertComplete(upgraders, linkVersion)

/** Throws where a step is missing, so that a version without its upgrader never ships. */
export function assertComplete(steps: readonly Pick<Upgrader, 'from'>[], current: number): void {
  for (let version = 1; version < current; version++) {
    if (!steps.some(({ from }) => from === version)) throw new Error(`no upgrader for links of version ${version}`)
  }
}

/** The payload as the current version has it. */
export function upgrade(payload: unknown, version: number): unknown {
  let upgraded = payload
  for (let from = version; from < linkVersion; from++) {
    upgraded = upgraders.find(step => step.from === from)?.upgrade(upgraded)
  }
  return upgraded
}
