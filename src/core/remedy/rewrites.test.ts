import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isList, isMapping, type Mapping, type Path, type Value } from '../manifest'
import { fromJson } from '../testing/from-json'
import { runs } from '../testing/runs'
import { rewrites, rewriteValue } from '.'
import { pathOf, rootField } from './field'
import type { RewriteId } from './rewrites'

const crd = { apiVersion: 'apiextensions.k8s.io/v1', group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' }
const schema = {
  description: 'top',
  type: 'object',
  required: ['description'],
  properties: {
    description: { type: 'string', description: 'of a property called description' },
    spec: {
      description: 'spec',
      default: { description: 'kept: a default is data' },
      additionalProperties: { items: [{ description: 'in a list' }, { not: { description: 'in not' } }] },
      allOf: [{ description: 'a' }],
      patternProperties: { '^x': { description: 'pattern' } },
      definitions: { description: { description: 'definition called description' } },
      dependencies: { a: ['description'], b: { description: 'dependency' } },
      externalDocs: { description: 'kept: of a document' },
      'x-kubernetes-validations': [{ description: 'kept', message: 'kept' }],
    },
  },
}

function crdOf(...versions: object[]): Mapping {
  return fromJson({
    apiVersion: crd.apiVersion,
    kind: crd.kind,
    metadata: { name: 'a.example.org', annotations: { description: 'kept' } },
    spec: { description: 'kept: no schema', versions },
  }) as Mapping
}

function removedBy(remedy: RewriteId, value: Mapping, resource = crd): string[] {
  const rewrite = rewrites.find(({ id }) => id === remedy)
  return (rewrite?.removes(rootField(value), resource) ?? []).map(field => pathOf(field).join('.')).toSorted()
}

describe('stripping descriptions', () => {
  const value = crdOf({ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema } })
  const at = 'spec.versions.0.schema.openAPIV3Schema'
  const below = [
    `${at}.properties.description.description`,
    `${at}.properties.spec.additionalProperties.items.0.description`,
    `${at}.properties.spec.additionalProperties.items.1.not.description`,
    `${at}.properties.spec.allOf.0.description`,
    `${at}.properties.spec.definitions.description.description`,
    `${at}.properties.spec.dependencies.b.description`,
    `${at}.properties.spec.description`,
    `${at}.properties.spec.patternProperties.^x.description`,
  ]

  test('follows the schema, so that properties called description survive', () => {
    expect(removedBy('strip-descriptions-below-top', value)).toEqual(below)
    expect(removedBy('strip-descriptions', value)).toEqual([`${at}.description`, ...below].toSorted())
  })

  test('leaves what is no CRD', () => {
    expect(removedBy('strip-descriptions', value, { apiVersion: 'v1', group: '', kind: 'ConfigMap' })).toEqual([])
  })
})

test('drops versions that are neither served nor stored', () => {
  const value = crdOf(
    { name: 'v1alpha1', served: false, storage: false },
    { name: 'v1beta1', served: false, storage: true },
    { name: 'v1', served: true, storage: false },
    { name: 'v2', served: false },
  )
  expect(removedBy('drop-unserved-versions', value)).toEqual(['spec.versions.0', 'spec.versions.3'])
  const after = rewriteValue(value, crd, ['drop-unserved-versions', 'strip-descriptions'])
  expect((after.get('spec') as Mapping).get('versions')).toHaveLength(2)
})

describe('what the server writes itself', () => {
  const object = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: 'a',
      creationTimestamp: null,
      managedFields: [{}],
      uid: 'b',
      resourceVersion: '1',
      annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{}' },
    },
    spec: { template: { metadata: { creationTimestamp: null, labels: {} } }, strategy: {} },
    status: {},
  }
  const deployment = { apiVersion: 'apps/v1', group: 'apps', kind: 'Deployment' }

  test('is dropped, and no empty map with it', () => {
    const value = fromJson(object) as Mapping
    const after = rewriteValue(value, deployment, [
      'drop-null-timestamps',
      'drop-managed-fields',
      'drop-server-fields',
      'drop-last-applied',
      'drop-status',
    ])
    expect(after).toEqual(
      fromJson({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'a', annotations: {} },
        spec: { template: { metadata: { labels: {} } }, strategy: {} },
      }),
    )
  })

  test('stays where it may mean something: status of a custom resource and of a Node, a time that is set', () => {
    const widget = { apiVersion: 'example.org/v1', group: 'example.org', kind: 'Widget' }
    expect(removedBy('drop-status', fromJson(object) as Mapping, widget)).toEqual([])
    expect(removedBy('drop-null-timestamps', fromJson(object) as Mapping, widget)).toEqual([
      'metadata.creationTimestamp',
    ])
    const node = { apiVersion: 'v1', group: '', kind: 'Node' }
    expect(removedBy('drop-status', fromJson({ status: {} }) as Mapping, node)).toEqual([])
    const timed = fromJson({ metadata: { creationTimestamp: '2026-01-01T00:00:00Z' } }) as Mapping
    expect(removedBy('drop-null-timestamps', timed, deployment)).toEqual([])
    expect(removedBy('drop-server-fields', timed, deployment)).toEqual(['metadata.creationTimestamp'])
    expect(removedBy('drop-server-fields', fromJson(object) as Mapping, node)).toEqual([
      'metadata.resourceVersion',
      'metadata.uid',
    ])
  })
})

/**
 * An independent reading of invariant 16: what differs between two values, walked in step; null where anything but a
 * removal differs.
 */
function removals(before: Value, after: Value, path: Path = []): Path[] | null {
  if (isMapping(before) && isMapping(after)) {
    if ([...after.keys()].join('\0') !== [...before.keys()].filter(key => after.has(key)).join('\0')) return null
    return gather([...before].map(([key, value]) => step(value, after.get(key), [...path, key])))
  }
  if (isList(before) && isList(after)) {
    let next = 0
    const found = before.map((item, index) => {
      const same = next < after.length && nameOf(item) === nameOf(after[next]) ? after[next] : undefined
      if (same !== undefined) next++
      return step(item, same, [...path, index])
    })
    return next === after.length ? gather(found) : null
  }
  return Object.is(before, after) ? [] : null
}

function step(before: Value, after: Value | undefined, path: Path): Path[] | null {
  return after === undefined ? [path] : removals(before, after, path)
}

function gather(all: readonly (Path[] | null)[]): Path[] | null {
  return all.includes(null) ? null : all.flatMap(paths => paths ?? [])
}

function nameOf(value: Value | undefined): Value | undefined {
  return isMapping(value) ? value.get('name') : undefined
}

const scalar = fc.constantFrom<unknown>('description', 'x', 3, true, null)
const keyword = fc.constantFrom(
  'description',
  'properties',
  'items',
  'default',
  'enum',
  'allOf',
  'type',
  'x',
  '__proto__',
)
const { tree } = fc.letrec(tie => ({
  tree: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    scalar,
    fc.array(fc.tuple(keyword, tie('tree')), { maxLength: 5 }).map(pairs => Object.fromEntries(pairs)),
    fc.array(tie('tree'), { maxLength: 3 }),
  ),
}))
const versions = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom('v1', 'v2', 'v3', 'v4'),
    served: fc.boolean(),
    storage: fc.boolean(),
    schema: fc.record({ openAPIV3Schema: tree }),
  }),
  { selector: ({ name }) => name, minLength: 1, maxLength: 4 },
)
const some = fc.subarray(rewrites.map(({ id }) => id))

describe('no remedy changes what it does not name', () => {
  test('before minus the fields named is after, and nothing else differs (invariant 16)', () => {
    fc.assert(
      fc.property(versions, tree, some, (versions, status, ids) => {
        const value = new Map([...crdOf(...versions), ['status', fromJson(status)]])
        const after = rewriteValue(value, crd, ids)
        const differing = removals(value, after)
        expect(differing).not.toBeNull()
        const named = ids.flatMap(id => removedBy(id, value))
        // A field inside another that is removed goes with it.
        const outermost = [...new Set(named)].filter(path => !named.some(other => path.startsWith(`${other}.`)))
        expect(differing?.map(path => path.join('.')).toSorted()).toEqual(outermost.toSorted())
      }),
      { numRuns: runs(400, 4000) },
    )
  })

  test('again changes nothing, and in any order is the same', () => {
    fc.assert(
      fc.property(versions, some, (versions, ids) => {
        const value = crdOf(...versions)
        const after = rewriteValue(value, crd, ids)
        expect(rewriteValue(after, crd, ids)).toBe(after)
        expect([...ids].reverse().reduce((object, id) => rewriteValue(object, crd, [id]), value)).toEqual(after)
      }),
    )
  })
})
