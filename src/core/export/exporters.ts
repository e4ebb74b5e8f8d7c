import type { Plan, Target, Unparsed, WrittenDocument } from '../plan'
import type { Load } from '../resource'
import type { ExportFile } from './export'
import { exportClusterResourceSet } from './export-cluster-resource-set'
import { exportKubectl } from './export-kubectl'

/** Writes a plan for one applier: bundles, script, README, `plan.json`, what was put aside. `written` is what the plan was made from. */
export type Exporter = (
  load: Load,
  plan: Plan,
  written: readonly (WrittenDocument | Unparsed['reason'])[],
) => ExportFile[]

/** The exporter of each target: a new one is a new file and a line here. */
export const exporters: Readonly<Record<Target, Exporter>> = {
  kubectl: exportKubectl,
  clusterresourceset: exportClusterResourceSet,
}
