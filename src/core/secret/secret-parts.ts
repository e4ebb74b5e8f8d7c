import { isList, isMapping, type Mapping, type Path, type Value } from '../manifest'
import { holdsManifest } from './holds-manifest'
import {
  carriesValues,
  isDataKey,
  isKind,
  isPlainName,
  isSecretKind,
  isSecretName,
  isSecretType,
  isStringData,
  plainKeys,
  saysLogin,
  saysSecretName,
} from './secret-words'

/**
 * A part of a value that is secret. `object`: a Secret, what may be one, or a list that holds one, less its items that
 * are whole objects of another kind: only its identity and the names of its keys may be seen. `value`: nothing may be
 * seen.
 */
export interface SecretPart {
  readonly path: Path
  readonly form: 'object' | 'value'
  readonly value: Value
}

/** Every part of a document's value that is secret, none inside of another. `depth`: how many texts it was found in. */
export function secretParts(root: Value, depth = 0): SecretPart[] {
  const parts: SecretPart[] = []
  const add = (form: SecretPart['form'], { value, path }: Open): void => {
    parts.push({ form, path, value })
  }
  // An explicit stack: values may be nested as deep as the reader allows.
  const open: Open[] = [{ value: root, path: [], isObject: true, inValues: false, inMaker: false }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path } = next
    if (typeof value === 'string') {
      if ((next.inValues && saysSecretName(value)) || saysLogin(value)) {
        add('value', next)
        continue
      }
      if (holdsManifest(value, depth + 1)) add('value', next)
    } else if (isList(value)) {
      for (const [index, item] of value.entries())
        open.push({ ...next, value: item, path: [...path, index], isObject: false, kind: undefined })
    } else if (isMapping(value)) {
      if ([...value.keys()].some(key => holdsManifest(key, depth + 1))) {
        add('value', next)
        continue
      }
      const isSecret = isSecretObject(value, next.isObject, next.kind ?? value.get('kind'))
      if (isSecret || holdsSecretItem(value, 0)) {
        add('object', next)
        for (const at of otherItems(value)) open.push({ ...next, ...at, path: [...path, ...at.path], isObject: true })
      } else {
        const kind = value.get('kind')
        // What has no kind is values for a chart, or what was cut off from an object that may carry some.
        const isCarrier = carriesValues(kind) || (next.isObject && (!isKind(kind) || [...value.values()].some(isHelm)))
        const isMaker = next.inMaker || (typeof kind === 'string' && /secret/i.test(kind))
        for (const [key, member] of value) {
          const below: Open = {
            value: member,
            path: [...path, key],
            isObject: false,
            inValues: next.inValues || isCarrier,
            inMaker: isMaker,
          }
          const isValue =
            (next.inValues && isSecretName(key)) ||
            (key === 'value' && isSecretVariable(value)) ||
            (isMaker && key.toLowerCase() === 'data' && isMapping(member))
          if (member !== null && (isValue || isSecretGenerator(key))) add('value', below)
          else if (key === 'items' && next.isObject && isList(member)) {
            for (const [index, item] of member.entries()) {
              const kind = isMapping(item) ? kindIn(value, item) : undefined
              open.push({ ...below, value: item, path: [...path, key, index], isObject: true, kind })
            }
          } else open.push(below)
        }
      }
    }
  }
  if (depth === 0 && isMapping(root) && parts.length > 0 && parts.every(({ path }) => path.length > 0)) {
    const known = new Set([...usualFields, ...parts.map(({ path }) => path[0])])
    for (const [key, value] of root)
      if (!known.has(key) && value !== null) parts.push({ form: 'value', path: [key], value })
  }
  return parts
}

/**
 * Fields of objects that hold others; what stands beside them in one that holds a Secret may be the rest of it, where a
 * line lost its indentation.
 */
const usualFields = [
  'apiVersion',
  'kind',
  'metadata',
  'spec',
  'status',
  'data',
  'binaryData',
  'immutable',
  'items',
  'type',
]

function isHelm(word: Value | undefined): boolean {
  return typeof word === 'string' && /^helm(?:release|\.toolkit)/i.test(word)
}

/** An entry of a list of variables. */
function isSecretVariable(value: Mapping): boolean {
  const name = value.get('name')
  return typeof name === 'string' && isSecretName(name)
}

/** Of a kustomization. */
function isSecretGenerator(key: string): boolean {
  return key.endsWith('Generator') && key !== 'configMapGenerator'
}

interface Open {
  readonly value: Value
  readonly path: Path
  /** A document, or an item of its list: it should be an object of a kind. */
  readonly isObject: boolean
  readonly inValues: boolean
  /** In what a Secret is made of: a `SealedSecret`, an `ExternalSecret`, whose template has data of its own. */
  readonly inMaker: boolean
  /** What its list says it is. */
  readonly kind?: Value | undefined
}

/**
 * Whether a mapping is a Secret, may be one, or a part of one. `isObject`: it stands where an object of a kind should;
 * `kind`: what it is taken for.
 */
export function isSecretObject(value: Mapping, isObject = true, kind: Value | undefined = value.get('kind')): boolean {
  if (isSecretKind(kind)) return isObject || !isReference(value)
  const hasData = (isObject || value.has('metadata')) && !(typeof kind === 'string' && kindsWithData.has(kind))
  // Without a kind, or with that of a Secret under a key that was misspelt.
  const isOfNoKind = isObject && !isKind(kind) && value.has('metadata')
  if (isOfNoKind || (isObject && isSecretType(value.get('type')))) return true
  let saysSecret = false
  let saysData = false
  for (const [key, member] of value) {
    if (isStringData(key)) return true
    saysSecret ||= isSecretKind(member)
    saysData ||= key.toLowerCase() === 'data'
  }
  return (saysData && (hasData || saysSecret)) || (isObject && saysSecret)
}

/** What else has data of its own; another kind that has may be a Secret by a slip of the keys. */
const kindsWithData: ReadonlySet<string> = new Set(['ConfigMap', 'ControllerRevision'])

/** What names a Secret has no more than these. */
const referenceKeys = new Set(
  ['apiVersion', 'apiGroup', 'group', 'kind', 'name', 'namespace', 'key', 'optional', 'valuesKey', 'targetPath'].concat(
    ['uid', 'resourceVersion', 'fieldPath', 'controller', 'blockOwnerDeletion', 'sectionName', 'suffix', 'version'],
  ),
)

function isReference(value: Mapping): boolean {
  for (const [key, member] of value) {
    if (!referenceKeys.has(key) || isMapping(member) || isList(member)) return false
    // What names something is a name.
    if (
      typeof member === 'string' &&
      key !== 'fieldPath' &&
      key !== 'targetPath' &&
      member !== '' &&
      !isPlainName(member)
    )
      return false
  }
  return true
}

/** Lists in lists deeper than this are taken for secret. */
const deepestList = 40

function holdsSecretItem(list: Mapping, depth: number): boolean {
  const items = list.get('items')
  return isList(items) && items.some(item => isSecretItem(list, item, depth))
}

/** A Secret among the items of a list, or of a list in it. */
function isSecretItem(list: Mapping, item: Value, depth: number): boolean {
  if (!isMapping(item)) return false
  const kind = kindIn(list, item)
  return (
    isSecretKind(kind) ||
    isSecretObject(item, true, kind) ||
    (isList(item.get('items')) && (depth >= deepestList || holdsSecretItem(item, depth + 1)))
  )
}

/** The items of a list, and of lists in it, that are whole objects of another kind. */
function* otherItems(list: Mapping, path: Path = [], depth = 0): Iterable<Pick<Open, 'value' | 'path' | 'kind'>> {
  const items = list.get('items')
  if (!isList(items) || depth > deepestList) return
  for (const [index, item] of items.entries()) {
    if (!isMapping(item)) continue
    const at = [...path, 'items', index]
    if (isSecretItem(list, item, depth)) yield* otherItems(item, at, depth + 1)
    else if (isKind(kindIn(list, item))) yield { value: item, path: at, kind: kindIn(list, item) }
  }
}

/** Items of a typed list need not name their kind. */
function kindIn(list: Mapping, item: Mapping): Value | undefined {
  const own = item.get('kind')
  const listKind = list.get('kind')
  if (own !== undefined && own !== '') return own
  return typeof listKind === 'string' && listKind !== 'List' && listKind.endsWith('List')
    ? listKind.slice(0, -'List'.length)
    : undefined
}

/** What of a secret part may be seen, as paths in it; everything else may not. */
export interface Visible {
  /** Its identity: the values that may be seen where they are written as plain words. */
  readonly names: readonly Path[]
  /** Names of keys. */
  readonly keys: ReadonlySet<string>
  /** Whole objects of another kind. */
  readonly others: readonly Path[]
  /** The places below which nothing may be seen. */
  readonly hidden: readonly Path[]
  /** Those of them that hold the values themselves, which a digest leaves out (contracts). */
  readonly values: ReadonlySet<Path>
}

/** Tells what may be seen of a secret part. */
export function visibleIn({ form, value }: SecretPart): Visible {
  const found: Found = { names: [], keys: new Set(plainKeys), others: [], hidden: [], values: new Set() }
  if (form === 'object' && isMapping(value)) {
    for (const { path } of otherItems(value)) found.others.push(path)
    addObject(found, value, [], 0)
  } else {
    const all: Path = []
    found.hidden.push(all)
    found.values.add(all)
  }
  return found
}

interface Found {
  readonly names: Path[]
  readonly keys: Set<string>
  readonly others: Path[]
  readonly hidden: Path[]
  readonly values: Set<Path>
}

function addObject(found: Found, object: Mapping, path: Path, depth: number): void {
  for (const [key, member] of object) {
    const at = [...path, key]
    const isData = key.toLowerCase() === 'data' || isStringData(key)
    if (key === 'apiVersion' || key === 'kind' || key === 'type') addName(found, member, at)
    else if (key === 'metadata' && isMapping(member)) addMetadata(found, member, at)
    else if ((key === 'data' || key === 'stringData') && isMapping(member)) addValues(found, member, at)
    else if (key === 'items' && isList(member) && depth <= deepestList) addItems(found, object, member, at, depth)
    else if (member !== null) {
      found.hidden.push(at)
      if (isData) found.values.add(at)
    }
  }
}

function addItems(found: Found, list: Mapping, items: readonly Value[], path: Path, depth: number): void {
  for (const [index, item] of items.entries()) {
    const at = [...path, index]
    if (!isMapping(item)) found.hidden.push(at)
    else if (isSecretItem(list, item, depth) || !isKind(kindIn(list, item))) addObject(found, item, at, depth + 1)
  }
}

function addName(found: Found, value: Value, path: Path): void {
  const isPlain = typeof value === 'string' && isPlainName(value)
  ;(isPlain ? found.names : found.hidden).push(path)
}

function addMetadata(found: Found, metadata: Mapping, path: Path): void {
  for (const [key, member] of metadata) {
    const at = [...path, key]
    if (key === 'name' || key === 'namespace') addName(found, member, at)
    else if (key === 'annotations' && isMapping(member)) {
      for (const name of member.keys()) {
        const place = [...at, name]
        found.hidden.push(place)
        if (name.endsWith('/last-applied-configuration')) found.values.add(place)
      }
    } else found.hidden.push(at)
  }
}

function addValues(found: Found, values: Mapping, path: Path): void {
  for (const [key, member] of values) {
    const at = [...path, key]
    // A value that stands where its key should, or runs into it, has nothing behind its colon.
    if (member !== null && isDataKey(key)) found.keys.add(key)
    found.hidden.push(at)
    found.values.add(at)
  }
}
