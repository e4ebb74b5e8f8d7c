import { utf8Length } from '../../bytes'
import type { Mapping } from '../../manifest'
import { pluralOf } from '../../resource'
import { builtInKind } from '../tables/kind'

/** The key under which etcd keeps an object, with `--etcd-prefix` at its default. */
export interface EtcdKey {
  readonly key: string
  readonly bytes: number
  /** The plural name in it was guessed from the kind, since neither the tables nor a CRD of the input tell it. */
  readonly assumed: boolean
}

export interface EtcdKeyParts {
  readonly apiVersion: string
  readonly kind: string
  /** Null for cluster-scoped kinds. */
  readonly namespace: string | null
  readonly name: string
  /** `spec.names.plural` of the kind's CRD, where the input has it. */
  readonly plural: string | null
}

/**
 * `/registry/RESOURCE[/NAMESPACE]/NAME` for built-in kinds, without their group, and
 * `/registry/GROUP/RESOURCE[/NAMESPACE]/NAME` for all others (facts: limits, section 5;
 * `SpecialDefaultResourcePrefixes` of kubernetes/kubernetes).
 */
export function etcdKey(parts: EtcdKeyParts): EtcdKey {
  const slash = parts.apiVersion.indexOf('/')
  const group = slash < 0 ? '' : parts.apiVersion.slice(0, slash)
  const resource = parts.plural ?? pluralOf(parts.kind)
  const builtIn = builtInKind(parts.apiVersion, parts.kind) !== null
  const folder = builtIn ? (specialPrefixes.get(`${group}/${resource}`) ?? resource) : `${group}/${resource}`
  const key = ['/registry', folder, ...(parts.namespace === null ? [] : [parts.namespace]), parts.name].join('/')
  const known = builtIn || parts.plural !== null || aggregated.has(`${group}/${resource}`)
  return { key, bytes: utf8Length(key), assumed: !known }
}

const specialPrefixes = new Map([
  ['/endpoints', 'services/endpoints'],
  ['/nodes', 'minions'],
  ['/replicationcontrollers', 'controllers'],
  ['/services', 'services/specs'],
  ['extensions/ingresses', 'ingress'],
  ['networking.k8s.io/ingresses', 'ingress'],
])

/** Kinds that the API server serves but does not keep as protobuf. */
const aggregated = new Set(['apiextensions.k8s.io/customresourcedefinitions', 'apiregistration.k8s.io/apiservices'])

/** The name an object gets: its own, or `generateName`, cut to 58 characters, with five that the server adds. */
export function nameOf(metadata: Mapping): string {
  const name = metadata.get('name')
  if (typeof name === 'string' && name !== '') return name
  const prefix = metadata.get('generateName')
  return typeof prefix === 'string' && prefix !== '' ? `${prefix.slice(0, 58)}xxxxx` : ''
}
