import type { Target } from '../plan'
import type { Exporter } from './export'
import { argocd } from './export-argocd'
import { capiOperator } from './export-capi-operator'
import { clusterResourceSet } from './export-cluster-resource-set'
import { fleet } from './export-fleet'
import { flux } from './export-flux'
import { helm } from './export-helm'
import { kubectl } from './export-kubectl'
import { kustomize } from './export-kustomize'
import { ocm } from './export-ocm'
import { powershell } from './export-powershell'
import { sveltos } from './export-sveltos'
import { withCreates } from './with-creates'

/** The exporter of each target: a new one is a new file, its rule in `plan/targets.ts`, and a line here. */
export const exporters: readonly Exporter[] = (
  [
    kubectl,
    powershell,
    kustomize,
    clusterResourceSet,
    argocd,
    flux,
    helm,
    capiOperator,
    sveltos,
    fleet,
    ocm,
  ] satisfies readonly Exporter[]
).map(withCreates)

export function exporterOf(target: Target): Exporter {
  const exporter = exporters.find(({ id }) => id === target)
  if (!exporter) throw new RangeError(`no exporter for ${target}`)
  return exporter
}
