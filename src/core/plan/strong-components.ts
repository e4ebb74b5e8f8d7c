/**
 * Number of the strongly connected component of each node: two nodes have one number when each can be reached from the
 * other. Tarjan's algorithm without recursion; linear.
 */
export function strongComponents(
  count: number,
  edges: readonly { readonly from: number; readonly to: number }[],
): number[] {
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
