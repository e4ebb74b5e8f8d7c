import { isList, isMapping, type Value } from '../manifest'

/** A value at the end of a path, and the mapping it stands in. */
export interface FieldValue {
  readonly value: Value
  /** The innermost mapping on the way: of a text, the one that holds it. */
  readonly holder: ReadonlyMap<string, Value> | null
}

const compiled = new Map<string, readonly string[]>()

/** Steps of `spec.rules[].host`: `spec`, `rules`, `[]`, `host`. A dot behind a backslash belongs to the key. */
function stepsOf(path: string): readonly string[] {
  const known = compiled.get(path)
  if (known) return known
  const steps = path
    .split(/(?<!\\)\./)
    .flatMap(step => (step.endsWith('[]') ? [step.slice(0, -2), '[]'] : [step]))
    .map(step => step.replaceAll('\\.', '.'))
  compiled.set(path, steps)
  return steps
}

/** Every value that stands at a path. */
export function fieldValues(root: Value, path: string): FieldValue[] {
  let found: FieldValue[] = [{ value: root, holder: null }]
  for (const step of stepsOf(path)) {
    const next: FieldValue[] = []
    for (const { value, holder } of found) {
      if (step === '[]') {
        if (isList(value)) for (const item of value) next.push({ value: item, holder })
        continue
      }
      const member = isMapping(value) ? value.get(step) : undefined
      if (member !== undefined && isMapping(value)) next.push({ value: member, holder: value })
    }
    if (next.length === 0) return next
    found = next
  }
  return found
}
