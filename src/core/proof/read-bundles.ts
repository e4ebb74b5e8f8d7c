import { applierOf, completeOptions, type ExportFile, exporterOf } from '../export'
import type { Plan } from '../plan'
import type { Load } from '../resource'

/** The bytes that the target will read for each bundle of a plan, found in the files of its export; null where there are none. */
export function readBundles(load: Load, plan: Plan, files: readonly ExportFile[]): readonly (Uint8Array | null)[] {
  const { target, options: given } = plan.settings
  const options = completeOptions(applierOf(target).options, given)
  return exporterOf(target).readBack({ load, plan, options }, new Map(files.map(file => [file.path, file])))
}
