import type { Operation } from '../ownership/untyped-ownership'

export type WriterId =
  | 'kubectl-create'
  | 'kubectl-apply'
  | 'kubectl-apply-server-side'
  | 'helm-3'
  | 'helm-4'
  | 'argocd'
  | 'argocd-server-side'
  | 'flux'

/**
 * Who writes a new object: the name under which its ownership is kept, which costs bytes, and whether it adds a copy of
 * the manifest.
 */
export interface Writer {
  readonly id: WriterId
  readonly manager: string
  readonly operation: Operation
  /**
   * `always`: client-side apply, which also leaves nulls out; `renewed`: only where the manifest holds one, under
   * server-side apply by the server, for the manager `kubectl` alone (apimachinery
   * `pkg/util/managedfields/internal/lastappliedupdater.go`); `never`: one there stays.
   */
  readonly lastApplied: 'always' | 'renewed' | 'never'
}

/**
 * Names of managers: limits facts, section 6; who applies how: sections 8 and 9. Not counted are labels and annotations
 * by which the tools know their own, since they hold names that no manifest has: Helm's release, Argo CD's tracking id
 * (leave 250 bytes), Flux's Kustomization. Flux takes a copy out of objects that it finds in the cluster, not out of
 * what it creates (fluxcd/pkg `ssa/manager_apply.go`).
 */
export const writers: readonly Writer[] = [
  { id: 'kubectl-create', manager: 'kubectl-create', operation: 'Update', lastApplied: 'renewed' },
  { id: 'kubectl-apply', manager: 'kubectl-client-side-apply', operation: 'Update', lastApplied: 'always' },
  { id: 'kubectl-apply-server-side', manager: 'kubectl', operation: 'Apply', lastApplied: 'renewed' },
  { id: 'helm-3', manager: 'helm', operation: 'Update', lastApplied: 'never' },
  { id: 'helm-4', manager: 'helm', operation: 'Apply', lastApplied: 'never' },
  { id: 'argocd', manager: 'argocd-controller', operation: 'Update', lastApplied: 'always' },
  { id: 'argocd-server-side', manager: 'argocd-controller', operation: 'Apply', lastApplied: 'never' },
  { id: 'flux', manager: 'kustomize-controller', operation: 'Apply', lastApplied: 'never' },
]

export function writerOf(id: WriterId): Writer | null {
  return byId.get(id) ?? null
}

const byId: ReadonlyMap<WriterId, Writer> = new Map(writers.map(writer => [writer.id, writer]))
