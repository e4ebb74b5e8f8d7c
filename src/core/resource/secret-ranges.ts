import { isMapping, locateNodes, type Mapping, type Path, readDocument, type Value } from '../manifest'
import { type Range, textOf } from '../source'
import type { Load } from './load-resources'
import { mayHoldSecret } from './may-hold-secret'
import type { Resource } from './resource'
import { isList, unfoldList } from './unfold-list'

/** A range that holds what is secret, and whether it is all that is known of a document rather than a value of it. */
export interface SecretPlace extends Range {
  readonly isWhole: boolean
}

/**
 * Byte ranges of a source that hold what Secrets keep: the values of `data` and `stringData`, and the last-applied annotation, which repeats
 * them. In order, without overlap. What cannot be told apart for sure is hidden whole: an alias or merge key has its text elsewhere in the
 * document, of keys that come twice only one is in the value, and a document that cannot be read may be a Secret.
 */
export function secretRanges(load: Load, source: number): Range[] {
  return secretPlaces(load, source).map(({ start, end }) => ({ start, end }))
}

/**
 * The same, with what each range is. `nested`: Secrets inside of other objects as well, such as those a ManifestWork carries; digests do not
 * look for them, texts that are shown do.
 */
export function secretPlaces(load: Load, source: number, { nested = false } = {}): SecretPlace[] {
  const hidden: SecretPlace[] = []
  const secrets = new Map<number, Resource[]>()
  for (const resource of load.resources) {
    if (resource.source !== source) continue
    if (!resource.readable && mayBeSecret(load, resource)) hidden.push({ ...resource.range, isWhole: true })
    const inDocument = secrets.get(resource.document)
    if (resource.kind === 'Secret' && inDocument) inDocument.push(resource)
    else if (resource.kind === 'Secret') secrets.set(resource.document, [resource])
    else if (nested && !inDocument && mayHoldSecretInside(load, resource)) secrets.set(resource.document, [])
  }
  for (const [document, resources] of secrets) hidden.push(...valuePlaces(load, source, document, resources, nested))
  hidden.sort((a, b) => a.start - b.start || b.end - a.end)
  let end = 0
  return hidden.filter(place => {
    const isOutside = place.start >= end
    if (isOutside) end = place.end
    return isOutside
  })
}

const secretKind = /kind["']?\s*:\s*["']?Secret\b/

function mayBeSecret(load: Load, { source, range }: Resource): boolean {
  const text = load.texts[source]
  return text !== undefined && secretKind.test(textOf(text, range))
}

function mayHoldSecretInside(load: Load, { source, range, readable }: Resource): boolean {
  const text = load.texts[source]
  return readable && text !== undefined && mayHoldSecret(textOf(text, range))
}

/** Ranges of the values of all Secrets of one document, which is read once for them all. */
function valuePlaces(
  load: Load,
  source: number,
  number: number,
  secrets: readonly Resource[],
  nested: boolean,
): SecretPlace[] {
  const text = load.texts[source]
  const document = load.documents[source]?.[number]
  if (!text || !document) return []
  const whole = [{ ...document.range, isWhole: true }]
  const { value, problems } = readDocument(text, document)
  if (!isMapping(value) || problems.some(({ code }) => code === 'duplicate-key' || code === 'key-collision'))
    return whole
  const items = isList(value) ? unfoldList(value) : []
  const wanted = secrets.flatMap(secret => {
    const item = secret.item === null ? { value, path: [] } : items[secret.item]
    return item && isMapping(item.value) ? secretPaths(item.value).map(path => [...item.path, ...path]) : []
  })
  if (nested) {
    for (const { path, secret } of secretsIn(value)) {
      wanted.push(...secretPaths(secret).map(each => [...path, ...each]))
    }
  }
  if (wanted.length === 0 && secrets.length === 0) return []
  if (problems.some(({ code }) => code === 'duplicate-key' || code === 'key-collision')) return whole
  const found = locateNodes(text, document, wanted)
  const written = found.filter(range => range !== undefined && !mayHoldAlias(textOf(text, range)))
  return written.length === wanted.length ? written.map(range => ({ ...(range as Range), isWhole: false })) : whole
}

/** An alias, or a collection in which there may be one. */
function mayHoldAlias(written: string): boolean {
  return /^\*|^(?!["'|>])[\s\S]*[\s,[{:-]\*\S/.test(written)
}

/** Every mapping that calls itself a Secret, however deep. */
function* secretsIn(root: Value): Iterable<{ readonly path: Path; readonly secret: Mapping }> {
  // An explicit stack: values may be nested as deep as the reader allows.
  const open: { readonly value: Value; readonly path: Path }[] = [{ value: root, path: [] }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path } = next
    if (isMapping(value)) {
      if (value.get('kind') === 'Secret') yield { path, secret: value }
      for (const [key, member] of value) if (isCollection(member)) open.push({ value: member, path: [...path, key] })
    } else if (Array.isArray(value)) {
      for (const [index, member] of value.entries()) {
        if (isCollection(member)) open.push({ value: member, path: [...path, index] })
      }
    }
  }
}

function isCollection(value: Value | undefined): boolean {
  return Array.isArray(value) || (value !== undefined && isMapping(value))
}

function secretPaths(secret: Mapping): Path[] {
  const metadata = secret.get('metadata')
  const annotations = isMapping(metadata) ? keys(metadata.get('annotations'), ['metadata', 'annotations']) : []
  return [
    ...keys(secret.get('data'), ['data']),
    ...keys(secret.get('stringData'), ['stringData']),
    ...annotations.filter(path => String(path.at(-1)).endsWith('/last-applied-configuration')),
  ]
}

/** The paths of the values, or of what stands in their place. */
function keys(values: unknown, path: Path): Path[] {
  if (values instanceof Map) return [...values.keys()].map((key: string) => [...path, key])
  return values === undefined || values === null ? [] : [path]
}
