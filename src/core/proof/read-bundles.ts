import {
  applierOf,
  completeOptions,
  markdownText,
  noteTexts,
  type OutputFile,
  type OutputSize,
  writerOf,
} from '../export'
import type { Plan } from '../plan'
import type { Load } from '../resource'

/**
 * The bytes that the applier will read for each bundle of a plan, found in the files of its export; null where there
 * are none.
 */
export function readBundles(load: Load, plan: Plan, files: readonly OutputFile[]): readonly (Uint8Array | null)[] {
  return writerOf(plan.settings.target).readBack(inputOf(load, plan), byPath(files))
}

/** What the applier counts of the files of an export beyond the bundles themselves. */
export function measureOutput(load: Load, plan: Plan, files: readonly OutputFile[]): readonly OutputSize[] {
  return writerOf(plan.settings.target).outputSizes?.(inputOf(load, plan), byPath(files)) ?? []
}

/** What no order of the files can settle, as sentences of Markdown. */
export function notesOn(load: Load, plan: Plan): readonly string[] {
  return noteTexts(inputOf(load, plan), markdownText)
}

function inputOf(load: Load, plan: Plan) {
  return { load, plan, options: completeOptions(applierOf(plan.settings.target).options, plan.settings.options) }
}

function byPath(files: readonly OutputFile[]): ReadonlyMap<string, OutputFile> {
  return new Map(files.map(file => [file.path, file]))
}
