import { createNaming } from '../../core/source'

/** An input text as a person brings it in. Its bytes stay in the Blob; the worker reads them. */
export interface NewSource {
  readonly name: string
  readonly content: Blob
  /** One of the page's own: nothing is lost with it. */
  readonly isSample?: boolean
}

/** One of the sources on the page; names are unique, so that problems can point to them. */
export interface PageSource extends NewSource {
  readonly id: number
}

/** Whether these are the same sources, their texts edited or not. */
export function sameSources(some: readonly PageSource[], others: readonly PageSource[]): boolean {
  return some.length === others.length && some.every(({ id }, index) => id === others[index]?.id)
}

export interface Joined {
  readonly sources: readonly PageSource[]
  /** Names of sources that gave way to a new one of the same name. */
  readonly replaced: readonly string[]
}

/**
 * Adds sources. A file that comes in again under the name of one that is there takes its place: it is the file after an
 * edit. Files of one batch are different files, so there a name that comes twice is numbered.
 */
export function joinSources(present: readonly PageSource[], incoming: readonly NewSource[], nextId: number): Joined {
  const named = numberNames(incoming)
  const names = new Map(named.map((source, index) => [source.name, { ...source, id: nextId + index }]))
  const replaced = present.filter(({ name }) => names.has(name)).map(({ name }) => name)
  const kept = present.map(source => {
    const successor = names.get(source.name)
    names.delete(source.name)
    return successor ?? source
  })
  return { sources: [...kept, ...names.values()], replaced }
}

/** `pasted.yaml`, then `pasted-2.yaml`: a paste never replaces another. */
export function nameOfPaste(present: readonly PageSource[]): string {
  const taken = new Set(present.map(({ name }) => name))
  for (let number = 1; ; number++) {
    const name = number === 1 ? 'pasted.yaml' : `pasted-${number}.yaml`
    if (!taken.has(name)) return name
  }
}

function numberNames(incoming: readonly NewSource[]): NewSource[] {
  const nameOf = createNaming()
  return incoming.map(source => ({ ...source, name: nameOf(source.name) }))
}
