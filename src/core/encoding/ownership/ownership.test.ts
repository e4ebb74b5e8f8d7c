import { describe, expect, test } from 'vitest'
import { mappingFromPlain, type Plain } from '../from-plain'
import { builtInKind } from '../tables/kind'
import { applyOwnershipSize } from './apply-ownership'
import { crdOwnershipSize } from './crd-ownership'
import { updateOwnershipSize } from './update-ownership'

type PlainObject = { readonly [name: string]: Plain }

function sizes(object: PlainObject): { update: number; apply: number } {
  const message = builtInKind(String(object.apiVersion), String(object.kind))?.message
  if (message === undefined) throw new Error('no kind')
  const value = mappingFromPlain(object)
  return { update: updateOwnershipSize(message, value), apply: applyOwnershipSize(message, value) }
}

describe('the text of managedFields', () => {
  test('of a pod: items of a list are nodes, structs of the empty object are not', () => {
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'a', uid: 'u', labels: { app: 'x' } },
      spec: { containers: [{ name: 'c', ports: [{ containerPort: 80 }] }] },
    }
    const port = '"k:{\\"containerPort\\":80,\\"protocol\\":\\"TCP\\"}":{".":{},"f:containerPort":{}}'
    // In a new item everything is new: the empty resources of the container too, and the node of its list of ports.
    const updated = `{"f:metadata":{"f:labels":{".":{},"f:app":{}}},"f:spec":{"f:containers":{"k:{\\"name\\":\\"c\\"}":{".":{},"f:name":{},"f:ports":{".":{},${port}},"f:resources":{}}}}}`
    const applied = `{"f:metadata":{"f:labels":{"f:app":{}}},"f:spec":{"f:containers":{"k:{\\"name\\":\\"c\\"}":{".":{},"f:name":{},"f:ports":{${port}}}}}}`
    expect(sizes(pod)).toEqual({ update: updated.length, apply: applied.length })
  })

  test('of units is one leaf, of sets an item each, of zeros nothing after an update', () => {
    const deployment = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { finalizers: ['e.com/a'] },
      spec: { replicas: 0, paused: false, selector: { matchLabels: { a: 'b' } } },
    }
    const finalizers = '"v:\\"e.com/a\\"":{}'
    const updated = `{"f:metadata":{"f:finalizers":{".":{},${finalizers}}},"f:spec":{"f:replicas":{},"f:selector":{}}}`
    const applied = `{"f:metadata":{"f:finalizers":{${finalizers}}},"f:spec":{"f:paused":{},"f:replicas":{},"f:selector":{}}}`
    expect(sizes(deployment)).toEqual({ update: updated.length, apply: applied.length })
  })

  test('escapes values of keys and sets, not names of fields', () => {
    const object = { apiVersion: 'v1', kind: 'ConfigMap', data: { 'a<b': '' }, metadata: { finalizers: ['a<b'] } }
    const set = '"v:\\"a\\\\u003cb\\"":{}'
    const updated = `{"f:data":{".":{},"f:a<b":{}},"f:metadata":{"f:finalizers":{".":{},${set}}}}`
    expect(sizes(object).update).toBe(updated.length)
  })

  test('of an object without anything of its own is empty', () => {
    const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: {} }
    expect(sizes(object)).toEqual({ update: '{}'.length, apply: '{"f:data":{}}'.length })
  })

  test('of a CRD stays small, since its versions are one unit', () => {
    const names = { plural: 'foos', kind: 'Foo', shortNames: ['f'] }
    const spec = { group: 'e.com', scope: 'Cluster', names, versions: [{ name: 'v1' }] }
    const crd = mappingFromPlain({
      kind: 'CustomResourceDefinition',
      metadata: { name: 'a', labels: { a: 'b' } },
      spec,
    })
    const updated =
      '{"f:metadata":{"f:labels":{".":{},"f:a":{}}},"f:spec":{"f:conversion":{".":{},"f:strategy":{}},"f:group":{},"f:names":{"f:kind":{},"f:listKind":{},"f:plural":{},"f:shortNames":{},"f:singular":{}},"f:scope":{},"f:versions":{}}}'
    const applied =
      '{"f:metadata":{"f:labels":{"f:a":{}}},"f:spec":{"f:group":{},"f:names":{"f:kind":{},"f:plural":{},"f:shortNames":{}},"f:scope":{},"f:versions":{}}}'
    expect(crdOwnershipSize(crd, 'Update')).toBe(updated.length)
    expect(crdOwnershipSize(crd, 'Apply')).toBe(applied.length)
  })
})
