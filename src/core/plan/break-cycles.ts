import type { Reference } from '../resource'

/** Edges without a circle, and those that were dropped for it. */
interface Acyclic {
  readonly kept: readonly Reference[]
  readonly dropped: readonly Reference[]
}

/**
 * Where resources need each other in a circle, what gives way are the soft edges among them, then those to something
 * that serves (splitting rules, section 3). Selectors give way first and are not told of: they name no one, and every
 * StatefulSet is in a circle with the Service that it names and that selects its pods. A circle of hard edges cannot be
 * put in, whatever the order; its edges are dropped too, so that there is one. `count`: of the nodes.
 */
export function breakCycles(count: number, references: readonly Reference[]): Acyclic {
  let kept = references
  const dropped: Reference[] = []
  const drop = (gives: (edge: Reference) => boolean): Reference[] => {
    const component = strongComponents(count, kept)
    const gone = kept.filter(edge => component[edge.from] === component[edge.to] && gives(edge))
    if (gone.length === 0) return gone
    const given = new Set(gone)
    kept = kept.filter(edge => !given.has(edge))
    return gone
  }
  drop(({ field, strength }) => field === 'labels' && strength === 'soft')
  for (const strength of ['soft', 'ready', 'hard'] as const) dropped.push(...drop(edge => edge.strength === strength))
  return { kept, dropped }
}

/**
 * Number of the strongly connected component of each node: two nodes have one number when each can be reached from the
 * other. Tarjan's algorithm without recursion; linear.
 */
function strongComponents(count: number, edges: readonly { readonly from: number; readonly to: number }[]): number[] {
  const targets: number[][] = Array.from({ length: count }, () => [])
  for (const { from, to } of edges) targets[from]?.push(to)
  const order: number[] = new Array(count).fill(-1)
  const lowest: number[] = new Array(count).fill(0)
  const component: number[] = new Array(count).fill(-1)
  const stack: number[] = []
  let next = 0
  let components = 0

  for (let root = 0; root < count; root++) {
    if (order[root] !== -1) continue
    const path = [{ node: root, edge: 0 }]
    while (path.length > 0) {
      const at = path[path.length - 1] as { node: number; edge: number }
      const { node } = at
      if (at.edge === 0) {
        order[node] = lowest[node] = next++
        stack.push(node)
      }
      const target = targets[node]?.[at.edge++]
      if (target !== undefined) {
        if (order[target] === -1) path.push({ node: target, edge: 0 })
        else if (component[target] === -1) lowest[node] = Math.min(lowest[node] ?? 0, order[target] ?? 0)
        continue
      }
      if (lowest[node] === order[node]) {
        for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
          component[member] = components
          if (member === node) break
        }
        components++
      }
      path.pop()
      const above = path.at(-1)?.node
      if (above !== undefined) lowest[above] = Math.min(lowest[above] ?? 0, lowest[node] ?? 0)
    }
  }
  return component
}
