import { isMapping, type Mapping, type Value } from '../manifest'

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

  /** Those that have all labels of the selector; none for an empty one, which says nothing about anyone. */
  find(selector: ReadonlyMap<string, string>): number[] {
    let shortest: readonly number[] | null = null
    for (const [key, value] of selector) {
      const having = this.#byLabel.get(`${key}=${value}`) ?? []
      if (!shortest || having.length < shortest.length) shortest = having
    }
    return (shortest ?? []).filter(index => {
      const labels = this.#labels.get(index)
      return [...selector].every(([key, value]) => labels?.get(key) === value)
    })
  }
}

/** Labels, or a selector of labels, as texts. */
export function labelsOf(value: Value | null | undefined): ReadonlyMap<string, string> {
  if (!isMapping(value ?? undefined)) return new Map()
  return new Map([...(value as Mapping)].filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}
