import type { Target } from '../plan'
import type { Exporter } from './export'
import { clusterResourceSet } from './export-cluster-resource-set'
import { kubectl } from './export-kubectl'

/** The exporter of each target: a new one is a new file, its rule in `plan/targets.ts`, and a line here. */
export const exporters: readonly Exporter[] = [kubectl, clusterResourceSet]

export function exporterOf(target: Target): Exporter {
  const exporter = exporters.find(({ id }) => id === target)
  if (!exporter) throw new RangeError(`no exporter for ${target}`)
  return exporter
}
