import type { Load } from '../resource'
import type { Plan } from './plan'

/**
 * Where a resource went: into a bundle with the text of its source or as JSON, into `unparsed/`, or left out by the
 * filter; null where it is not to be found.
 */
export type Fate = 'text' | 'json' | 'unparsed' | 'excluded'

/** Every document and every byte of the input, in the one place where it went. The parts of each add up to `in`. */
export interface Account {
  readonly documents: {
    readonly in: number
    readonly bundles: number
    readonly unparsed: number
    readonly excluded: number
    /** Those that hold no object: null, or a List of nothing. */
    readonly empty: number
    readonly lost: number
  }
  /** Bytes of the sources as they came in. */
  readonly bytes: {
    readonly in: number
    readonly text: number
    /** Of the documents that are JSON in their bundles: what these hold is equal, not these bytes. */
    readonly json: number
    readonly unparsed: number
    readonly excluded: number
    readonly empty: number
    readonly lost: number
    /** Separators, directives, byte order marks, white space, and comments that no document follows. */
    readonly between: number
    /** Of sources that are no text. */
    readonly unread: number
  }
  /** Indexes of what is lost, by source and document. */
  readonly lost: readonly { readonly source: number; readonly document: number }[]
}

/**
 * Adds up a load. A document of several objects counts where the first of these kinds is: in a bundle, in `unparsed/`,
 * left out.
 */
export function accountOf(load: Load, fateOf: (resource: number) => Fate | null): Account {
  const documents = { in: 0, bundles: 0, unparsed: 0, excluded: 0, empty: 0, lost: 0 }
  const bytes = { in: 0, text: 0, json: 0, unparsed: 0, excluded: 0, empty: 0, lost: 0, between: 0, unread: 0 }
  const lost: { source: number; document: number }[] = []
  const fates = fatesByDocument(load, fateOf)
  for (const [source, text] of load.texts.entries()) {
    const isUnread = text.utf8.length === 0
    let between = text.original.length
    for (const [document, { owned }] of (load.documents[source] ?? []).entries()) {
      const size = text.originalOffset(owned.end) - text.originalOffset(owned.start)
      const fate = fateOfAll(fates.get(`${source}/${document}`))
      if (fate === 'lost') lost.push({ source, document })
      documents.in++
      documents[fate === 'text' || fate === 'json' ? 'bundles' : fate]++
      bytes[fate] += size
      between -= size
    }
    bytes.in += text.original.length
    bytes[isUnread ? 'unread' : 'between'] += between
  }
  return { documents, bytes, lost }
}

function fatesByDocument(load: Load, fateOf: (resource: number) => Fate | null): Map<string, Set<Fate | null>> {
  const fates = new Map<string, Set<Fate | null>>()
  for (const [index, { source, document }] of load.resources.entries()) {
    const key = `${source}/${document}`
    const known = fates.get(key)
    if (known) known.add(fateOf(index))
    else fates.set(key, new Set([fateOf(index)]))
  }
  return fates
}

function fateOfAll(fates: ReadonlySet<Fate | null> | undefined): Fate | 'empty' | 'lost' {
  if (!fates) return 'empty'
  if (fates.has(null)) return 'lost'
  return (['json', 'text', 'unparsed', 'excluded'] as const).find(fate => fates.has(fate)) ?? 'lost'
}

/** Where a plan puts each resource. */
export function fatesOf({
  bundles,
  unparsed,
  excluded,
}: Pick<Plan, 'bundles' | 'unparsed' | 'excluded'>): ReadonlyMap<number, Fate> {
  const fates = new Map<number, Fate>()
  for (const { placements } of bundles)
    for (const { resource, form } of placements) fates.set(resource, form === 'json' ? 'json' : 'text')
  for (const { resource } of unparsed) fates.set(resource, 'unparsed')
  for (const resource of excluded) fates.set(resource, 'excluded')
  return fates
}
