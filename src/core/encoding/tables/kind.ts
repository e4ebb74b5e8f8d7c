import table from './kubernetes.json' with { type: 'json' }
import { type Message, messageNamed } from './message'

/** Release of Kubernetes whose types the tables hold, such as `1.37`. */
export const tablesVersion: string = table.kubernetes

/** A kind that the API server itself serves and encodes as protobuf. */
export interface BuiltInKind {
  readonly apiVersion: string
  readonly kind: string
  readonly message: Message
  /** Null for kinds of which no object is kept: reviews, scales, bindings. */
  readonly scope: 'namespaced' | 'cluster' | null
  /** The release that removes this version of the kind, past or announced. */
  readonly removedIn: string | null
}

/** A built-in kind as written in a manifest, null for every other one. */
export function builtInKind(apiVersion: string, kind: string): BuiltInKind | null {
  const entry = entries.get(`${apiVersion}/${kind}`)
  if (entry === undefined) return null
  const [message = '', scope, removedIn = null] = entry.split(' ')
  return {
    apiVersion,
    kind,
    message: messageNamed(message),
    scope: scope === 'N' ? 'namespaced' : scope === 'C' ? 'cluster' : null,
    removedIn,
  }
}

/** All `apiVersion/kind` of the tables. */
export function builtInKinds(): Iterable<string> {
  return entries.keys()
}

/**
 * The version in which the server keeps objects of a kind: as the tables say, else the newest stable one of its group,
 * else the one given (facts: storage-encoding, section 2, "apart from that every group stores its GA version").
 */
export function storageKind(given: BuiltInKind): BuiltInKind {
  const slash = given.apiVersion.indexOf('/')
  const group = slash < 0 ? '' : given.apiVersion.slice(0, slash + 1)
  const override = storedAs.get(`${given.apiVersion}/${given.kind}`)
  if (override !== undefined) return builtInKind(override, given.kind) ?? given
  if (stable.test(given.apiVersion.slice(group.length))) return given
  for (const version of ['v2', 'v1']) {
    const kept = builtInKind(group + version, given.kind)
    if (kept !== null) return kept
  }
  return given
}

/** Whether a release of the tables, such as `1.22`, is one that the tables' own release has reached. */
export function isRemoved(kind: BuiltInKind): boolean {
  return kind.removedIn !== null && minor(kind.removedIn) <= minor(tablesVersion)
}

const stable = /^v\d+$/
const entries = new Map<string, string>(Object.entries(table.kinds))
const storedAs = new Map<string, string>(Object.entries(table.storedAs))

function minor(release: string): number {
  return Number(release.split('.')[1])
}
