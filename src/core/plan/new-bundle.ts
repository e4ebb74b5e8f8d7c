import type { StageId } from './plan'

const letters = 'bcdefghijklmnopqrstuvwxyz'

/**
 * Names that a bundle made by hand behind a stage may have: `60b-workloads` stands behind every bundle of
 * `60-workloads` and before those of any later stage, also in byte order of the file names.
 */
export function newBundleNames(behind: StageId): string[] {
  const [, number, rest] = /^(\d+)[b-z]?(-.+)$/.exec(behind) ?? []
  return number === undefined ? [] : [...letters].map(letter => `${number}${letter}${rest}`)
}

/** The name of the next bundle made behind a stage; null where all are taken. */
export function nextNewBundle(behind: StageId, stages: readonly StageId[]): string | null {
  const taken = new Set(stages.map(numberOf))
  return newBundleNames(behind).find(name => !taken.has(numberOf(name)) && numberOf(name) > numberOf(behind)) ?? null
}

/** The part of a stage's name that orders it. */
function numberOf(stage: StageId): string {
  return stage.slice(0, stage.indexOf('-'))
}
