import { kindOf } from './kind-id'
import type { ReferenceLedger } from './reference-ledger'
import type { Resource } from './resource'
import { takesIn, takesVersion, type WebhookRule } from './webhook-rules'

/** What must find a service serving needs the workloads behind it. Reads the edges of selectors, so it comes after them. */
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

/** Custom resources that a webhook of the input takes in come after it. Reads the edges to CRDs. */
export function addWebhooked(
  resources: readonly Resource[],
  ledger: ReferenceLedger,
  rules: readonly WebhookRule[],
): void {
  if (rules.length === 0) return
  const hooksOf = new Map<number, readonly WebhookRule[]>()
  for (const [index, { provides }] of resources.entries()) {
    if (provides?.type !== 'crd') continue
    const hooks = rules.filter(rule => takesIn(rule, provides))
    if (hooks.length > 0) hooksOf.set(index, hooks)
  }
  for (const { from, to, field } of ledger.edges) {
    if (field !== 'custom-resource-definition') continue
    const version = resources[from]?.apiVersion?.split('/')[1] ?? ''
    for (const hook of hooksOf.get(to) ?? []) {
      if (takesVersion(hook, version)) ledger.addEdge(from, hook.from, 'webhook', 'webhooks[].rules[]', 'ready')
    }
  }
}
