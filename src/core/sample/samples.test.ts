import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { samplePairs, samples } from './samples'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const utf8 = (text: string) => Buffer.byteLength(text)

const texts = Object.fromEntries(samples.map(sample => [sample.id, sample.make()]))
const operator = texts['operator-with-crds'] ?? ''
const dashboards = texts.dashboards ?? ''

interface Manifest {
  readonly kind: string
  readonly metadata: { readonly name: string }
  readonly spec: { readonly versions: readonly { readonly schema: { readonly openAPIV3Schema: Schema } }[] }
}

function expectWithin(size: number, from: number, to: number): void {
  expect(size).toBeGreaterThanOrEqual(from)
  expect(size).toBeLessThanOrEqual(to)
}

/** What a JSON schema may hold as far as the samples use it. */
interface Schema {
  readonly type?: string
  readonly description?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema
  readonly items?: Schema
  readonly required?: readonly string[]
  readonly 'x-kubernetes-int-or-string'?: boolean
}

describe('every sample', () => {
  test.each(samples.map(sample => [sample.id, sample] as const))('%s is the same text each time', (id, sample) => {
    expect(sample.make()).toBe(texts[id])
  })

  test('is the same text on every machine', () => {
    expect(Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, sha256(text)]))).toEqual({
      'operator-with-crds': '57428abced5d2972bf607cea74225b8cd33399d615f1bbc3abc43bcd9778def9',
      dashboards: 'b409435200f829838d350f6c99a0831d65c11843d4b771d650d68b821163ee25',
      chart: 'eee21a308624615315b53c94dbd84ad5e7f2dd58f8b1ae0b8e8327fa4de3a751',
    })
  })

  test.each(Object.entries(texts))('%s has no line that an editor would stumble over', (_id, text) => {
    expect(Math.max(...text.split('\n').map(line => line.length))).toBeLessThan(4096)
  })
})

describe('the operator with CRDs', () => {
  const documents: readonly Manifest[] = parseAllDocuments(operator).map(document => document.toJS())
  const crds = documents.filter(({ kind }) => kind === 'CustomResourceDefinition')
  const installation =
    operator.split(/^---\n/m).find(text => text.includes('name: installations.harbourworks.example')) ?? ''

  test('holds a namespace, 24 CRDs and what runs the operator', () => {
    expect(documents.map(({ kind }) => kind)).toEqual([
      'Namespace',
      ...crds.map(() => 'CustomResourceDefinition'),
      'ServiceAccount',
      'ClusterRole',
      'ClusterRoleBinding',
      'Deployment',
    ])
    expect(new Set(crds.map(({ metadata }) => metadata.name)).size).toBe(24)
  })

  test('is about as large as the release file of a network operator', () => {
    expectWithin(utf8(operator), 1_780_000, 1_850_000)
  })

  test('has one CRD that is too large for the copy kept by client-side apply, and fits etcd', () => {
    const sizes = crds.map(crd => utf8(JSON.stringify(crd)))
    expect(sizes.filter(size => size > 262_144)).toHaveLength(1)
    expectWithin(Math.max(...sizes), 600_000, 640_000)
    expectWithin(utf8(installation), 1_350_000, 1_390_000)
  })

  test('fits one ConfigMap as JSON and not as text', () => {
    expect(utf8(documents.map(document => JSON.stringify(document)).join('\n'))).toBeLessThan(1_000_000)
    expect(utf8(operator)).toBeGreaterThan(1_048_576)
  })

  test('states schemas that an API server takes', () => {
    const faults = crds.flatMap(({ metadata, spec }) =>
      spec.versions.flatMap(version => schemaFaults(version.schema.openAPIV3Schema, metadata.name)),
    )
    expect(faults).toEqual([])
  })
})

describe('the dashboards', () => {
  const list: {
    readonly kind: string
    readonly items: readonly { readonly data: Readonly<Record<string, string>> }[]
  } = parse(dashboards)
  const data = list.items.map(item => Object.values(item.data).join(''))

  test('are 33 ConfigMaps in a list, each far under the limit of one', () => {
    expect(list.kind).toBe('ConfigMapList')
    expect(list.items).toHaveLength(33)
    expect(Math.max(...data.map(utf8))).toBeLessThan(100_000)
  })

  test('are together a little too much for one ConfigMap, as text and as JSON', () => {
    expectWithin(utf8(dashboards), 1_050_000, 1_100_000)
    expectWithin(utf8(list.items.map(item => JSON.stringify(item)).join('\n')), 1_048_577, 1_300_000)
  })

  test('hold JSON', () => {
    expect(data.every(text => JSON.parse(text).panels.length > 0)).toBe(true)
  })
})

describe('the pairs', () => {
  const [movedOut, newVersion] = samplePairs

  test('differ by the CRDs, and by an image, a rule and descriptions', () => {
    const kinds = (text: string) => parseAllDocuments(text).map(document => document.toJS().kind)
    const without = kinds(movedOut?.after.make() ?? '')
    expect(without).toEqual(['Namespace', 'ServiceAccount', 'ClusterRole', 'ClusterRoleBinding', 'Deployment'])
    const upgraded = newVersion?.after.make() ?? ''
    expect(kinds(upgraded)).toEqual(kinds(operator))
    expect(parseAllDocuments(upgraded).flatMap(({ errors }) => errors)).toEqual([])
    expect(upgraded).toContain('operator:v1.39.0')
    expect(upgraded).toMatch(/- secrets\n *- endpoints\n *- events\n/)
    expectWithin(utf8(upgraded) - utf8(operator), 500, 100_000)
  })
})

describe('the chart', () => {
  const chart = texts.chart ?? ''

  test('has ConfigMaps far under the limit of one, and is too large for a release, which keeps templates and manifest', () => {
    expect(Math.max(...chart.split('---\n').map(utf8))).toBeLessThan(200_000)
    expectWithin((gzipSync(chart, { level: 9 }).length * 2 * 4) / 3, 1_048_577, 1_200_000)
  })
})

/**
 * The rules of a structural schema that a generator could break: every node typed, one way to hold members, required
 * ones declared.
 */
function schemaFaults(schema: Schema, path: string): readonly string[] {
  const { type, properties, additionalProperties, items, required = [] } = schema
  const children: readonly (readonly [string, Schema | undefined])[] = [
    ...Object.entries(properties ?? {}),
    ['*', additionalProperties],
    ['[]', items],
  ]
  return [
    ...(type || schema['x-kubernetes-int-or-string'] ? [] : [`${path} has no type`]),
    ...(type === 'array' && !items ? [`${path} has no items`] : []),
    ...(properties && additionalProperties ? [`${path} has both properties and additionalProperties`] : []),
    ...required.filter(name => !properties?.[name]).map(name => `${path}.${name} is required and not declared`),
    ...children.flatMap(([name, child]) => (child ? schemaFaults(child, `${path}.${name}`) : [])),
  ]
}
