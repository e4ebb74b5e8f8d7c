import { isMapping, type Mapping, type Value } from '../manifest'
import { holds, type LabelSelector } from './label-selector'

/** Objects by their labels: a selector is answered from the shortest list of those that have one of its labels. */
export class LabelIndex {
  readonly #byLabel = new Map<string, number[]>()
  readonly #labels = new Map<number, ReadonlyMap<string, string>>()

  add(index: number, labels: ReadonlyMap<string, string>): void {
    this.#labels.set(index, labels)
    for (const [key, value] of labels) {
      const label = `${key}=${value}`
      const others = this.#byLabel.get(label)
      if (others) others.push(index)
      else this.#byLabel.set(label, [index])
    }
  }

  /** Those whom the selector means; none for an empty one, which says nothing about anyone. */
  find({ labels: wanted, expressions }: LabelSelector): number[] {
    if (wanted.size === 0 && expressions.length === 0) return []
    let shortest: Iterable<number> = this.#labels.keys()
    let length = Number.POSITIVE_INFINITY
    for (const [key, value] of wanted) {
      const having = this.#byLabel.get(`${key}=${value}`) ?? []
      if (having.length >= length) continue
      shortest = having
      length = having.length
    }
    return [...shortest].filter(index => {
      const labels = this.#labels.get(index) ?? new Map<string, string>()
      return (
        [...wanted].every(([key, value]) => labels.get(key) === value) &&
        expressions.every(expression => holds(expression, labels))
      )
    })
  }
}

/** Labels, or a selector of labels, as texts. */
export function labelsOf(value: Value | null | undefined): ReadonlyMap<string, string> {
  if (!isMapping(value ?? undefined)) return new Map()
  return new Map([...(value as Mapping)].filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

/**
 * Gives equal labels the same map, whose words keep nothing of their document: V8 cuts longer strings as views of the
 * whole, and of a hundred thousand objects most have the labels of others.
 */
export function createLabelPool(): (labels: ReadonlyMap<string, string>) => ReadonlyMap<string, string> {
  const known = new Map<string, ReadonlyMap<string, string>>()
  return labels => {
    const written = JSON.stringify([...labels])
    const found = known.get(written) ?? new Map(JSON.parse(written) as [string, string][])
    known.set(written, found)
    return found
  }
}
