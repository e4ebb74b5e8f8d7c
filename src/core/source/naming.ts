/**
 * Names things so that each name is there once: a later equal one becomes `name (2)`. Numbers go on from the last, so
 * equal names cost no search.
 */
export function createNaming(): (name: string) => string {
  const taken = new Set<string>()
  const next = new Map<string, number>()
  return name => {
    let number = next.get(name) ?? 2
    let free = name
    while (taken.has(free)) free = `${name} (${number++})`
    next.set(name, number)
    taken.add(free)
    return free
  }
}
