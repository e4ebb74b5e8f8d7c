import { describe, expect, test } from 'vitest'
import { isMapping, type Mapping } from '../manifest'
import { createValueReader, type Load } from '../resource'
import { loadTexts, manifest } from '../testing/manifest'
import { partsEqualWhole, splitByKey } from './split-by-key'

const config = `apiVersion: v1
kind: ConfigMap
metadata: {name: web, namespace: shop, labels: {app: web}}
data:
  a.conf: ${'a'.repeat(60)}
  b.conf: ${'b'.repeat(60)}
binaryData: {c.bin: ${'Y'.repeat(40)}}
`

function deployment(spec: object, kind = 'Deployment'): string {
  const object = {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name: 'd', namespace: 'shop' },
    spec: { template: { spec } },
  }
  return `---\n${JSON.stringify(object)}\n`
}

const mounted = deployment({
  volumes: [
    { name: 'all', configMap: { name: 'web', defaultMode: 256 } },
    { name: 'one', configMap: { name: 'web', items: [{ key: 'b.conf', path: 'b' }], optional: true } },
    { name: 'more', projected: { sources: [{ secret: { name: 's' } }, { configMap: { name: 'web' } }] } },
  ],
  containers: [{ name: 'c', env: [{ name: 'B', valueFrom: { configMapKeyRef: { name: 'web', key: 'b.conf' } } }] }],
})

function split(text: string, maxBytes = 70) {
  const load = loadTexts(text)
  return { before: load, ...splitByKey(load, [{ resource: '/ConfigMap/shop/web', maxBytes }]) }
}

function valueIn(load: Load, name: string, kind = 'ConfigMap'): Mapping {
  const resource = load.resources.find(each => each.name === name && each.kind === kind)
  const value = resource && createValueReader(load)(resource)
  if (!value) throw new Error(`no ${kind} ${name}`)
  return value
}

function plain(value: unknown): unknown {
  if (isMapping(value as Mapping)) return Object.fromEntries([...(value as Mapping)].map(([k, v]) => [k, plain(v)]))
  return Array.isArray(value) ? value.map(plain) : value
}

describe('splitting by key', () => {
  test('gives each key to one object, keeps the rest of it, and the indexes of all resources', () => {
    const { load, before, splits } = split(config + mounted)
    expect(splits[0]?.parts).toEqual([
      { name: 'web', keys: ['a.conf'] },
      { name: 'web-2', keys: ['b.conf'] },
      { name: 'web-3', keys: ['c.bin'] },
    ])
    expect(load.resources.map(({ id }) => id)).toEqual([
      '/ConfigMap/shop/web',
      'apps/Deployment/shop/d',
      '/ConfigMap/shop/web-2',
      '/ConfigMap/shop/web-3',
    ])
    const parts = ['web', 'web-2', 'web-3'].map(name => valueIn(load, name))
    expect(partsEqualWhole(valueIn(before, 'web'), parts)).toBe(true)
    expect(partsEqualWhole(valueIn(before, 'web'), parts.slice(1))).toBe(false)
    expect(plain(parts[2]?.get('metadata'))).toEqual({ name: 'web-3', namespace: 'shop', labels: { app: 'web' } })
  })

  test('leads volumes to all parts and variables to the part with their key, and names every place', () => {
    const { load, splits } = split(config + mounted)
    expect(plain(valueIn(load, 'd', 'Deployment').get('spec'))).toEqual({
      template: {
        spec: {
          volumes: [
            {
              name: 'all',
              projected: {
                sources: [
                  { configMap: { name: 'web' } },
                  { configMap: { name: 'web-2' } },
                  { configMap: { name: 'web-3' } },
                ],
                defaultMode: 256,
              },
            },
            {
              name: 'one',
              projected: {
                sources: [{ configMap: { name: 'web-2', items: [{ key: 'b.conf', path: 'b' }], optional: true } }],
              },
            },
            {
              name: 'more',
              projected: {
                sources: [
                  { secret: { name: 's' } },
                  { configMap: { name: 'web' } },
                  { configMap: { name: 'web-2' } },
                  { configMap: { name: 'web-3' } },
                ],
              },
            },
          ],
          containers: [
            { name: 'c', env: [{ name: 'B', valueFrom: { configMapKeyRef: { name: 'web-2', key: 'b.conf' } } }] },
          ],
        },
      },
    })
    expect(splits[0]?.rewritten.map(({ path }) => path)).toEqual([
      'spec.template.spec.volumes[].configMap',
      'spec.template.spec.volumes[].configMap',
      'spec.template.spec.volumes[].projected.sources[].configMap',
      'spec.template.spec.containers[].env[].valueFrom.configMapKeyRef',
    ])
  })

  test('takes names that are free', () => {
    expect(split(`${config}${manifest`ConfigMap web-2 ns=shop`}`).splits[0]?.parts.map(({ name }) => name)).toEqual([
      'web',
      'web-3',
      'web-4',
    ])
  })

  test.each([
    ['env-from', deployment({ containers: [{ envFrom: [{ configMapRef: { name: 'web' } }] }] })],
    [
      'sub-path',
      deployment({
        volumes: [{ name: 'v', configMap: { name: 'web' } }],
        containers: [{ volumeMounts: [{ name: 'v', subPath: 'a.conf' }] }],
      }),
    ],
    ['argument', deployment({ containers: [{ args: ['--config=shop/web'] }] })],
    [
      'custom-resource',
      '---\n{"apiVersion":"example.org/v1","kind":"Widget","metadata":{"name":"w"},"spec":{"from":"web"}}\n',
    ],
    [
      'role',
      '---\n{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"Role","metadata":{"name":"r"},"rules":[{"resourceNames":["web"]}]}\n',
    ],
  ])('is not done where a use cannot be followed: %s', (because, use) => {
    const { load, before, splits } = split(config + use)
    expect(splits[0]?.unsafe.map(each => each.because)).toEqual([because])
    expect(splits[0]?.parts).toEqual([])
    expect(load).toBe(before)
  })

  test('is not done for an object that stands twice, whichever of the two is meant', () => {
    const other = config.replace('a.conf', 'd.conf')
    const load = loadTexts(`${config}---\n${other}${mounted}`)
    const both = ['/ConfigMap/shop/web', '/ConfigMap/shop/web#2'].map(resource => ({ resource, maxBytes: 70 }))
    const { load: after, splits } = splitByKey(load, both)
    expect(after).toBe(load)
    expect(splits.map(({ unsafe }) => unsafe.map(each => each.because))).toEqual([['stands-twice'], ['stands-twice']])
    const elsewhere = `${config}---\n${config.replace('namespace: shop', 'namespace: far')}`
    expect(split(elsewhere).splits[0]?.parts).toHaveLength(3)
  })

  test('is not done for what is immutable, has one part, or is a Secret of a type', () => {
    const because = (text: string, maxBytes?: number) => split(text, maxBytes).splits[0]?.unsafe[0]?.because
    expect(because(`${config}immutable: true\n`)).toBe('immutable')
    expect(because(config, 1000)).toBe('one-part')
    expect(because(manifest`Service web ns=shop`)).toBe('not-splittable')
    const tls = 'apiVersion: v1\nkind: Secret\ntype: kubernetes.io/tls\nmetadata: {name: t}\ndata: {a: YQ==, b: YQ==}\n'
    expect(
      splitByKey(loadTexts(tls), [{ resource: '/Secret/default/t', maxBytes: 1 }]).splits[0]?.unsafe,
    ).toMatchObject([{ because: 'typed-secret' }])
  })
})
