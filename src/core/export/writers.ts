import { argocd } from './argocd/writer'
import { capiOperator } from './capi-operator/writer'
import { clusterResourceSet } from './clusterresourceset/writer'
import type { ApplierWriter } from './export'
import { fleet } from './fleet/writer'
import { flux } from './flux/writer'
import { helm } from './helm/writer'
import { kubectl } from './kubectl/writer'
import { kustomize } from './kustomize/writer'
import { ocm } from './ocm/writer'
import { powershell } from './powershell/writer'
import type { ApplierId } from './rules'
import { sveltos } from './sveltos/writer'
import { withCreates } from './with-creates'

/** How each applier's files are written: apart from the rules, since only who writes loads them. */
const writers = {
  kubectl,
  powershell,
  kustomize,
  clusterresourceset: clusterResourceSet,
  argocd,
  flux,
  helm,
  'capi-operator': capiOperator,
  sveltos,
  fleet,
  ocm,
} as const satisfies Readonly<Record<ApplierId, ApplierWriter>>

export function writerOf(applier: ApplierId): ApplierWriter {
  return withCreates(applier, writers[applier])
}
