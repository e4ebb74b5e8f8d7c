import { kindOf } from './kind-id'
import type { ReferenceLedger } from './reference-ledger'
import type { Resource } from './resource'

/**
 * What must find a service serving needs the workloads behind it. Reads the edges of selectors, so it comes after them.
 */
export function addBehindServices(resources: readonly Resource[], ledger: ReferenceLedger): void {
  const edges = ledger.edges
  const behind = new Map<number, number[]>()
  for (const { from, to, field } of edges) {
    if (field !== 'labels' || kindOf(resources[from]) !== '/Service') continue
    const others = behind.get(from)
    if (others) others.push(to)
    else behind.set(from, [to])
  }
  for (const { from, to, field, path, strength } of edges) {
    if (strength !== 'ready') continue
    for (const workload of behind.get(to) ?? []) ledger.addEdge(from, workload, field, path, 'ready')
  }
}
