import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isMapping, type Mapping } from '../../manifest'
import { encodeCrd } from '../../testing/encode-crd'
import { encodeObject } from '../../testing/encode-object'
import { randomObject, shuffled } from '../../testing/random-object'
import { runs } from '../../testing/runs'
import { mappingFromPlain, type Plain } from '../from-plain'
import { storedSize } from './stored-size'

const seeds = fc.integer()

describe('the stored size of any built-in object', () => {
  test('is the number of bytes that an encoder writes', () => {
    fc.assert(
      fc.property(seeds, seed => {
        const object = randomObject(seed)
        const { bytes, findings } = storedSize(object)
        expect(bytes).toBe(encodeObject(object).length)
        expect(findings.filter(({ code }) => !code.startsWith('kind-'))).toEqual([])
      }),
      { numRuns: runs(750, 15000) },
    )
  })

  test('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(seeds, seeds, (seed, order) => {
        const object = randomObject(seed)
        expect(sizeOf(shuffled(object, order))).toBe(sizeOf(object))
      }),
      { numRuns: runs(100, 2000) },
    )
  })
})

describe('stored sizes counted by hand', () => {
  test('a ConfigMap of one entry takes 54 bytes', () => {
    // metadata: name "a" 1+1+1, generateName, namespace, selfLink, uid, resourceVersion 2 each, generation 2,
    // creationTimestamp 2
    //   = 3 + 10 + 2 + 2 = 17; as field 1+1+17 = 19. data: entry (1+1+1) + (1+1+1) = 6; as field 1+1+6 = 8. Together
    //   27. Envelope: magic 4; type (1+1+2 "v1") + (1+1+9 "ConfigMap") = 15, as field 17; raw 1+1+27 = 29; two empty
    //       fields 4. Together 54.
    expect(storedOf({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { x: 'y' } })).toBe(54)
  })

  test('lengths from 128 bytes on take two bytes, at every level around them', () => {
    // 126 bytes more text in the value; the value's length, the entry's, and that of the raw message pass 127: 126 + 3.
    expect(
      storedOf({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { x: 'y'.repeat(128) } }),
    ).toBe(54 + 127 + 3)
  })

  test('the bytes of a Secret are those behind its base64, line breaks skipped', () => {
    const secret = (text: string) =>
      storedOf({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, data: { x: text } })
    expect(secret('QUI=') - secret('')).toBe(2)
    expect(secret('QU\nI=') - secret('')).toBe(2)
  })

  test('an object that only has its kind still takes what is always written', () => {
    // A Deployment with no fields: 125 bytes with envelope (facts: storage-encoding, section 6).
    expect(storedOf({ apiVersion: 'apps/v1', kind: 'Deployment' })).toBe(125)
  })

  test('negative integers take ten bytes, nulls what an absent field takes', () => {
    const deployment = (replicas: Plain) => storedOf({ apiVersion: 'apps/v1', kind: 'Deployment', spec: { replicas } })
    expect(deployment(1) - 125).toBe(2)
    expect(deployment(-1) - 125).toBe(11)
    expect(deployment(null) - 125).toBe(0)
  })

  test('the port that a service sends to is always written: a number, a name, or nothing', () => {
    const service = (ports: Plain) => storedOf({ apiVersion: 'v1', kind: 'Service', spec: { ports } })
    const port = (targetPort: Plain) => service([{ targetPort }]) - service([])
    // Port: name 2, protocol 2, port 2, nodePort 2, targetPort 2 + (type 2, number 1+1, text 2 = 6) = 16; as an item 2
    // more.
    expect(port(null)).toBe(18)
    expect(port(80)).toBe(18)
    expect(port(8080)).toBe(19)
    expect(port('http')).toBe(22)
  })

  test('a custom resource is its compact JSON and a newline, nulls and empty values too', () => {
    // {"apiVersion":"e.com/v1","kind":"A","metadata":{"name":"a"},"spec":{"x":null,"y":[]}}
    const json = '{"apiVersion":"e.com/v1","kind":"A","metadata":{"name":"a"},"spec":{"x":null,"y":[]}}'
    const object = { apiVersion: 'e.com/v1', kind: 'A', metadata: { name: 'a' }, spec: { x: null, y: [] } }
    expect(storedOf(object)).toBe(json.length + 1)
  })

  test('an APIService is typed JSON of v1 and a newline', () => {
    const service = { name: 'm', namespace: 'k' }
    const spec = { group: 'g', groupPriorityMinimum: 100, insecureSkipTLSVerify: false, service, versionPriority: 1 }
    const json =
      '{"kind":"APIService","apiVersion":"apiregistration.k8s.io/v1","metadata":{"name":"v1.g"},"spec":{"service":{"namespace":"k","name":"m"},"group":"g","groupPriorityMinimum":100,"versionPriority":1},"status":{}}'
    const object = { apiVersion: 'apiregistration.k8s.io/v1', kind: 'APIService', metadata: { name: 'v1.g' }, spec }
    expect(storedOf(object)).toBe(json.length + 1)
  })
})

describe('stored sizes of CRDs counted by hand', () => {
  const version = (name: string, schema: Plain) => ({
    name,
    served: true,
    storage: name === 'v1',
    schema: { openAPIV3Schema: schema },
  })
  const crd = (...versions: Plain[]) => ({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'foos.e.com' },
    spec: { group: 'e.com', scope: 'Namespaced', names: { plural: 'foos', kind: 'Foo' }, versions },
  })

  test('one version: its schema moves to the spec, names and conversion are filled in, status is reset', () => {
    const json = [
      '{"kind":"CustomResourceDefinition","apiVersion":"apiextensions.k8s.io/v1beta1",',
      '"metadata":{"name":"foos.e.com","generation":1},',
      '"spec":{"group":"e.com","version":"v1",',
      '"names":{"plural":"foos","singular":"foo","kind":"Foo","listKind":"FooList"},"scope":"Namespaced",',
      '"validation":{"openAPIV3Schema":{"type":"object"}},',
      '"versions":[{"name":"v1","served":true,"storage":true}],',
      '"conversion":{"strategy":"None"},"preserveUnknownFields":false},',
      '"status":{"conditions":null,"acceptedNames":{"plural":"","kind":""},"storedVersions":["v1"]}}\n',
    ].join('')
    expect(storedOf(crd(version('v1', { type: 'object' })))).toBe(json.length)
  })

  test('versions of one schema store it once, of two schemas both', () => {
    const one = storedOf(crd(version('v1', { type: 'object' })))
    // ,{"name":"v2","served":true,"storage":false}
    expect(storedOf(crd(version('v1', { type: 'object' }), version('v2', { type: 'object' })))).toBe(one + 44)
    // "validation":{..}, goes; "schema":{..} comes twice: 9 bytes of `"schema":` and 36 of the object, with a comma
    // each.
    const schema = '"schema":{"openAPIV3Schema":{"type":"object"}},'.length
    const other = version('v2', { type: 'object', description: 'x' })
    expect(storedOf(crd(version('v1', { type: 'object' }), other))).toBe(
      one + 44 - (schema + 4) + 2 * schema + ',"description":"x"'.length,
    )
  })

  test('what is empty vanishes, what is zero on purpose stays', () => {
    const size = (schema: Plain) => storedOf(crd(version('v1', schema)))
    const plain = size({ type: 'object' })
    expect(
      size({ type: 'object', properties: {}, required: [], description: '', nullable: false, example: null }),
    ).toBe(plain)
    expect(size({ type: 'object', minimum: 0 })).toBe(plain + ',"minimum":0'.length)
    expect(size({ type: 'object', 'x-made-up': true })).toBe(plain)
    expect(size({ type: 'object', items: [] })).toBe(plain + ',"items":null'.length)
  })
})

describe('what is wrong with an object is told beside its size', () => {
  const findings = (object: Plain) => storedSize(asObject(object)).findings

  test('fields that the server drops, at their path', () => {
    const spec = { replica: 1, template: { spec: { containers: [{ name: 'a', images: 'x' }] } } }
    const { bytes, known, findings } = storedSize(asObject({ apiVersion: 'apps/v1', kind: 'Deployment', spec }))
    expect(findings).toMatchObject([
      { code: 'field-unknown', path: 'spec.replica' },
      { code: 'field-unknown', path: 'spec.template.spec.containers[0].images' },
    ])
    // They cost nothing: a container with its name, in a pod of its own, is all that is new. The size stays exact.
    const known2 = storedOf({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      spec: { template: { spec: { containers: [{ name: 'a' }] } } },
    })
    expect({ bytes, known }).toEqual({ bytes: known2, known: 'exact' })
  })

  test('values of another type than the server takes, which makes the size an estimate', () => {
    const object = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { labels: { a: 1 } },
      spec: { replicas: '3' },
    }
    expect(storedSize(asObject(object))).toMatchObject({
      known: 'estimate',
      findings: [
        { code: 'field-type', path: 'metadata.labels.a', expected: 'string', found: 'number' },
        { code: 'field-type', path: 'spec.replicas', expected: 'integer', found: 'string' },
      ],
    })
  })

  test('texts that do not parse, without the text', () => {
    const data = { 'a.b': '???' }
    expect(
      findings({ apiVersion: 'v1', kind: 'Secret', metadata: { creationTimestamp: 'today' }, data }),
    ).toMatchObject([
      { code: 'time-invalid', path: 'metadata.creationTimestamp' },
      { code: 'base64-invalid', path: 'data["a.b"]' },
    ])
    const resources = { limits: { cpu: '1core' } }
    expect(findings({ apiVersion: 'v1', kind: 'Pod', spec: { containers: [{ resources }] } })).toMatchObject([
      { code: 'quantity-invalid', path: 'spec.containers[0].resources.limits.cpu' },
    ])
  })

  test('kinds that are removed or of which no object is kept', () => {
    expect(findings({ apiVersion: 'extensions/v1beta1', kind: 'Ingress' })).toMatchObject([
      { code: 'kind-removed', path: '', release: '1.22' },
    ])
    expect(findings({ apiVersion: 'v1', kind: 'Binding' })).toMatchObject([{ code: 'kind-not-stored', path: '' }])
  })
})

describe('the stored size of any CRD', () => {
  const schema = fc.letrec<{ node: Plain; schema: Plain }>(tie => ({
    node: fc.oneof({ maxDepth: 3 }, fc.constant({ type: 'string' }), tie('schema')),
    schema: fc.record(
      {
        type: fc.constantFrom('object', 'string', ''),
        description: fc.string({ unit: 'binary', maxLength: 10 }),
        minimum: fc.constantFrom(0, 1.5, -1e21),
        nullable: fc.boolean(),
        enum: fc.constantFrom<Plain[]>([], [null, 'a<b', 2]),
        default: fc.constantFrom<Plain>(null, {}, { a: [1, null] }),
        required: fc.constantFrom<Plain[]>([], ['a']),
        items: fc.oneof(tie('node'), fc.constantFrom<Plain>([], true)),
        additionalProperties: fc.oneof(tie('node'), fc.boolean()),
        properties: fc.dictionary(fc.constantFrom('a', 'b', 'é'), tie('node'), { maxKeys: 2 }),
        'x-kubernetes-preserve-unknown-fields': fc.boolean(),
        unknown: fc.constant(1),
      },
      { requiredKeys: [] },
    ),
  })).schema
  const columns = fc.constantFrom<Plain>(null, [], [{ name: 'A', type: 'string', jsonPath: '.a', priority: 0 }])
  const versions = fc.array(
    fc.record({ schema: fc.record({ openAPIV3Schema: schema }), additionalPrinterColumns: columns }),
    { minLength: 1, maxLength: 3 },
  )

  test('is the number of bytes that an encoder writes, with equal and different versions', () => {
    fc.assert(
      fc.property(versions, fc.boolean(), (parts, same) => {
        const all = parts.map((part, index) => ({
          ...(same ? parts[0] : part),
          name: `v${index}`,
          storage: index === 0,
        }))
        const crd = asObject({
          apiVersion: 'apiextensions.k8s.io/v1',
          kind: 'CustomResourceDefinition',
          metadata: { name: 'foos.e.com', labels: {} },
          spec: { group: 'e.com', names: { plural: 'foos', kind: 'Foo' }, versions: all },
        })
        expect(storedSize(crd).bytes).toBe(new TextEncoder().encode(encodeCrd(crd)).length)
      }),
      { numRuns: runs(150, 3000) },
    )
  })
})

function asObject(plain: Plain): Mapping {
  if (typeof plain !== 'object' || plain === null) throw new Error('no object')
  return mappingFromPlain(plain as { readonly [name: string]: Plain })
}

function storedOf(plain: Plain): number {
  return storedSize(asObject(plain)).bytes
}

function sizeOf(value: unknown): number {
  return isMapping(value as Mapping) ? storedSize(value as Mapping).bytes : 0
}
