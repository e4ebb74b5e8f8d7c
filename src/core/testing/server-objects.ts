import { bytes } from '../bytes'
import {
  type CustomResourceType,
  customResourceType,
  etcdKey,
  jsonDocument,
  measureWrites,
  storedSize,
} from '../encoding'
import { cutDocuments, isMapping, type Mapping, readDocument } from '../manifest'
import { createValueReader, loadResources } from '../resource'
import { decodeSource } from '../source'
import type { Operation } from './live-server'
import { operations } from './live-server'

/** What is stated of an object that is written to a cluster, in bytes. */
export interface StatedObject {
  readonly apiVersion: string
  readonly kind: string
  readonly name: string
  readonly namespaced: boolean
  /** The object as JSON, in the namespace. */
  readonly json: string
  readonly key: string
  /** Null where the way is refused or not possible. */
  readonly ways: Readonly<Record<Operation, { readonly value: number; readonly managedFields: number } | null>>
}

/**
 * The objects of a manifest that can be written into a namespace of one's own: those that name no other, and those of
 * the whole cluster. What holds an estimate is left out: addresses, users and other things that a cluster hands out.
 */
export function statedObjects(text: string, namespace: string): StatedObject[] {
  const load = loadResources([{ name: 'input', bytes: new TextEncoder().encode(text) }])
  const values = load.resources.map(createValueReader(load))
  const types = new Map<string, CustomResourceType>()
  for (const value of values) {
    const type = value && customResourceType(value)
    if (type) types.set(`${type.group}/${type.kind}`, type)
  }
  return load.resources.flatMap((resource, index) => {
    const given = values[index]
    const { apiVersion, kind, name, scope } = resource
    const elsewhere = scope === 'namespaced' && (resource.namespace ?? 'default') !== 'default'
    if (!given || !apiVersion || !kind || !name || elsewhere) return []
    const customResource = types.get(`${resource.group}/${kind}`) ?? null
    const metadata = given.get('metadata')
    const object: Mapping =
      scope === 'namespaced' && isMapping(metadata)
        ? new Map(given).set('metadata', new Map(metadata).set('namespace', namespace))
        : given
    const { measured } = measureWrites(object, { scope, customResource, encryption: null }, bytes(0))
    const stated = (way: Operation): StatedObject['ways'][Operation] => {
      const value = measured.etcdValues[way]
      if (value === null || value.known === 'estimate' || measured.answers?.[way].strict) return null
      const line = value.lines.find(({ id }) => id === 'managedFields')
      return { value: value.bytes, managedFields: line?.bytes ?? 0 }
    }
    const inNamespace = scope === 'namespaced' ? namespace : null
    const plural = customResource?.plural ?? null
    return [
      {
        apiVersion,
        kind,
        name,
        namespaced: scope === 'namespaced',
        json: jsonDocument(object),
        key: etcdKey({ apiVersion, kind, namespace: inNamespace, name, plural }).key,
        ways: Object.fromEntries(operations.map(way => [way, stated(way)])) as StatedObject['ways'],
      },
    ]
  })
}

/**
 * What an object takes in etcd as a server shows it; true where it is kept in the version shown. Its managedFields,
 * apart.
 */
export function sizesOfShown(json: string): { readonly value: number; readonly managedFields: number } {
  const { text } = decodeSource({ name: 'shown', bytes: new TextEncoder().encode(json) })
  const [document] = cutDocuments(text).documents
  const shown = document && readDocument(text, document).value
  if (!isMapping(shown)) throw new Error('the server shows no object')
  const without = (object: Mapping, name: string): Mapping => {
    const metadata = object.get('metadata')
    if (!isMapping(metadata)) return object
    return new Map(object).set('metadata', new Map([...metadata].filter(([field]) => field !== name)))
  }
  const kept = without(shown, 'resourceVersion')
  const value = storedSize(kept).bytes
  return { value, managedFields: value - storedSize(without(kept, 'managedFields')).bytes }
}
