import { runToEnd, type Steps } from '../bytes'
import type { Plan, Unparsed, WrittenDocument } from '../plan'
import type { Load } from '../resource'
import { applierOf } from './appliers'
import type { ExportFile, ExportInput } from './export'
import { completeOptions } from './export-option'
import { exporterOf } from './exporters'
import { planFile } from './plan-file'
import { readmeFile } from './readme-file'
import { unparsedFiles } from './unparsed-files'
import { unparsedReadme } from './unparsed-readme'

/**
 * A plan as files for its target: the bundles, what makes the applier take them, `README.md`, `plan.json`, and under `unparsed/` what is in no
 * bundle. `written` is what the plan was made from.
 */
export function writeExport(
  load: Load,
  plan: Plan,
  written: readonly (WrittenDocument | Unparsed['reason'])[],
): ExportFile[] {
  return runToEnd(exportSteps(load, plan, written))
}

/** The same in steps, between which others may have their turn. */
export function* exportSteps(
  load: Load,
  plan: Plan,
  written: readonly (WrittenDocument | Unparsed['reason'])[],
): Steps<ExportFile[]> {
  const exporter = exporterOf(plan.settings.target)
  const input: ExportInput = {
    load,
    plan,
    written,
    options: completeOptions(applierOf(exporter.id).options, plan.settings.options),
  }
  const bundles = exporter.bundles(input)
  yield
  const unparsed = unparsedFiles(load, plan)
  yield
  const additions = exporter.additions(input)
  yield
  const readme = readmeFile(exporter, input)
  yield
  const planned = planFile(exporter, input, bundles, unparsed)
  yield
  return [
    ...bundles,
    ...additions,
    readme,
    planned,
    ...unparsed.map(({ file }) => file),
    ...(unparsed.length > 0 ? [unparsedReadme(load, plan, unparsed)] : []),
  ]
}
