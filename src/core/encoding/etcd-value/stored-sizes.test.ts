import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Mapping } from '../../manifest'
import { goJson } from '../../testing/go-json'
import { randomCustomResource, randomObject } from '../../testing/random-object'
import { runs } from '../../testing/runs'
import { mappingFromPlain, type Plain } from '../from-plain'
import { requestSizes } from '../request-sizes'
import { storedSize } from '../stored/stored-size'
import { type CustomResourceType, customResourceType } from './custom-resource-type'
import type { EtcdLineId, EtcdValue } from './etcd-value'
import { storedSizes } from './stored-sizes'
import { writers } from './writers'

type PlainObject = { readonly [name: string]: Plain }

function sizesOf(plain: PlainObject, crd: PlainObject | null = null, scope: 'namespaced' | 'cluster' = 'namespaced') {
  return storedSizes({
    object: mappingFromPlain(plain),
    scope,
    customResource: crd === null ? null : customResourceType(mappingFromPlain(crd)),
    lastApplied: { bytes: 100, inJson: 140 },
  })
}

function lines(value: EtcdValue | null): Partial<Record<EtcdLineId, number>> {
  return Object.fromEntries((value?.lines ?? []).map(line => [line.id, line.bytes]))
}

describe('the lines of a value in etcd', () => {
  const lastApplied = { bytes: 100, inJson: 140 }
  const sumToTheWhole = (object: Mapping, customResource: CustomResourceType | null): void => {
    const sizes = storedSizes({ object, scope: 'namespaced', customResource, lastApplied })
    expect(sizes.stored).toEqual(storedSize(object))
    for (const { id } of writers) {
      const value = sizes.writtenBy(id)
      if (value === null) continue
      expect(value.lines.reduce((sum, line) => sum + line.bytes, 0)).toBe(value.bytes)
      expect(value.lines[0]).toMatchObject({ id: 'stored', bytes: sizes.stored.bytes })
    }
  }

  test('sum to the whole, for every kind and writer, and start with the stored size', () => {
    fc.assert(
      fc.property(fc.integer(), seed => sumToTheWhole(randomObject(seed), null)),
      { numRuns: runs(120, 20_000) },
    )
  })

  test('and so they do for custom resources under any schema, CRDs and APIServices', () => {
    fc.assert(
      fc.property(fc.integer(), seed => {
        const { object, crd } = randomCustomResource(seed)
        sumToTheWhole(object, customResourceType(crd))
        sumToTheWhole(new Map([...crd, ['apiVersion', 'apiextensions.k8s.io/v1']]), null)
        const served = [...object, ['apiVersion', 'apiregistration.k8s.io/v1'], ['kind', 'APIService']] as const
        sumToTheWhole(new Map(served), null)
      }),
      { numRuns: runs(60, 10_000) },
    )
  })

  test('are the bytes of the object that the lines describe', () => {
    // What the server adds to a ConfigMap is written into it, and the encoder measures the result as given.
    const given = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'a', resourceVersion: '7' },
      data: { x: 'y' },
    }
    const metadata = {
      name: 'a',
      namespace: 'default',
      uid: '00000000-0000-0000-0000-000000000000',
      creationTimestamp: '2026-01-01T00:00:00Z',
      managedFields: [
        {
          manager: 'kubectl-create',
          operation: 'Update',
          apiVersion: 'v1',
          time: '2026-01-01T00:00:00Z',
          fieldsType: 'FieldsV1',
          fieldsV1: { 'f:data': { '.': {}, 'f:x': {} } },
        },
      ],
    }
    expect(sizesOf(given).create?.bytes).toBe(storedSize(mappingFromPlain({ ...given, metadata })).bytes)
  })
})

describe('what the server adds to a ConfigMap', () => {
  const { create, serverSideApply, clientSideApply } = sizesOf({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'a' },
    data: { x: 'y' },
  })

  test('namespace, uid, time and ownership', () => {
    // 54 as given. namespace "default" 7; uid 36, creationTimestamp 8: no length passes 127 bytes (metadata: 17 + 7 +
    // 36 + 8 = 68). Entry: manager 1+1+14, operation 1+1+6, apiVersion 1+1+2, time 1+1+8, fieldsType 1+1+8, subresource
    // 2 = 50;
    //   fieldsV1 {"f:data":{".":{},"f:x":{}}} is 28 bytes, 2+28 = 30, as a field 1+1+30 = 32. Together 82, as a field
    //   2+1+82 = 85.
    //   Metadata grows to 153 and the message to 164, whose lengths take one byte more each: 87.
    expect(lines(create)).toEqual({ stored: 54, namespace: 7, uid: 36, creationTimestamp: 8, managedFields: 87 })
    expect(create).toMatchObject({ bytes: 192, known: 'rule', reserve: [] })
    expect(create?.lines.at(-1)?.writer).toEqual({ manager: 'kubectl-create', operation: 'Update' })
  })

  test('server-side apply owns the entries, not the map', () => {
    // manager "kubectl" is 7 shorter, operation "Apply" 1, and {"f:data":{"f:x":{}}} 7: 15 less than after a create.
    expect(lines(serverSideApply).managedFields).toBe(87 - 15)
  })

  test('client-side apply adds its annotation and owns that too', () => {
    // Key 48, value 100: 1+1+48 + 1+1+100 = 152, as an entry 1+2+152 = 155; two lengths pass 127: 157.
    expect(lines(clientSideApply).lastApplied).toBe(157)
    // {"f:data":..,"f:metadata":{"f:annotations":{".":{},"f:kubectl.kubernetes.io/last-applied-configuration":{}}}} and
    // 11 more of manager.
    const fields =
      '{"f:data":{".":{},"f:x":{}},"f:metadata":{"f:annotations":{".":{},"f:kubectl.kubernetes.io/last-applied-configuration":{}}}}'
    const entry = 16 + 11 + 8 + 4 + 10 + 10 + 2 + (1 + 1 + (1 + 1 + fields.length))
    expect(lines(clientSideApply).managedFields).toBe(2 + 2 + entry)
  })
})

describe('an object of which its writer owns nothing', () => {
  test('has no entry of managedFields', () => {
    const account = sizesOf({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'a' } })
    expect(lines(account.create).managedFields).toBeUndefined()
    expect(lines(account.serverSideApply).managedFields).toBeUndefined()
    expect(lines(account.clientSideApply).managedFields).toBeGreaterThan(0)
  })
})

describe('what a manifest holds and the server does not keep', () => {
  test('status, resourceVersion and what the server sets itself', () => {
    const { create } = sizesOf({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'a', namespace: 'n', resourceVersion: '1234567', generation: 300 },
      status: { replicas: 3 },
    })
    // Status: replicas 3 instead of 0 takes nothing more, it is always written: the line is absent. generation 300
    // takes 2 bytes, 0 takes 1.
    expect(lines(create)).toMatchObject({ resourceVersion: -7, replacedMetadata: -1 })
    expect(lines(create).status).toBeUndefined()
  })

  test('entries of a Secret that stringData overrides', () => {
    const secret = (data: PlainObject) =>
      sizesOf({
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'a' },
        type: 'Opaque',
        data,
        stringData: { x: 'new' },
      })
    // Entry "x": (1+1+1) + (1+1+3) = 8, as a field 10.
    expect(lines(secret({ x: 'b2xk' }).create).stringData).toBe(-10)
    expect(secret({ x: 'b2xk' }).create?.bytes).toBe(secret({}).create?.bytes)
  })
})

describe('defaults', () => {
  const deployment = (containers: Plain): PlainObject => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'a' },
    spec: { replicas: 1, template: { spec: { containers } } },
  })

  test('of a Deployment are those that kubectl shows after a create', () => {
    const plain = deployment([{ name: 'c', image: 'nginx:1.2' }])
    const filled = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'a', namespace: 'default', uid: '0'.repeat(36), creationTimestamp: '2026-01-01T00:00:00Z' },
      spec: {
        replicas: 1,
        revisionHistoryLimit: 10,
        progressDeadlineSeconds: 600,
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
        template: {
          spec: {
            dnsPolicy: 'ClusterFirst',
            restartPolicy: 'Always',
            schedulerName: 'default-scheduler',
            securityContext: {},
            terminationGracePeriodSeconds: 30,
            containers: [
              {
                name: 'c',
                image: 'nginx:1.2',
                imagePullPolicy: 'IfNotPresent',
                terminationMessagePath: '/dev/termination-log',
                terminationMessagePolicy: 'File',
              },
            ],
          },
        },
      },
    }
    const { create } = sizesOf(plain)
    const managed = lines(create).managedFields ?? 0
    expect((create?.bytes ?? 0) - managed).toBe(storedSize(mappingFromPlain(filled)).bytes)
  })

  test.each([
    ['nginx', 'Always'],
    ['nginx:latest', 'Always'],
    ['registry:5000/nginx', 'Always'],
    ['nginx:1', 'IfNotPresent'],
    ['registry:5000/nginx:1', 'IfNotPresent'],
    ['nginx@sha256:0', 'IfNotPresent'],
  ])('the pull policy of %s is %s', (image, imagePullPolicy) => {
    const left = sizesOf(deployment([{ name: 'c', image }])).create
    const right = sizesOf(deployment([{ name: 'c', image, imagePullPolicy }])).create
    expect(left?.bytes).toBe(right?.bytes)
  })

  test('a template of a CronJob gets those of its pods, not those of a Job', () => {
    const template = { spec: { containers: [{ name: 'c', image: 'a' }] } }
    const cronJob = { apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name: 'a' } }
    const plain = sizesOf({ ...cronJob, spec: { schedule: '', jobTemplate: { spec: { template } } } })
    const limited = sizesOf({
      ...cronJob,
      spec: { schedule: '', jobTemplate: { spec: { template, backoffLimit: 6 } } },
    })
    // With the defaults of a Job both would hold a limit of 6.
    expect(lines(limited.create).defaults).toBe(lines(plain.create).defaults)
    expect(limited.create?.bytes).toBeGreaterThan(plain.create?.bytes ?? 0)
  })
})

describe('custom resources', () => {
  const schema = {
    type: 'object',
    properties: {
      spec: {
        type: 'object',
        properties: {
          size: { type: 'integer', default: 3 },
          ports: {
            'x-kubernetes-list-type': 'map',
            'x-kubernetes-list-map-keys': ['port'],
            items: { properties: { port: {} } },
          },
        },
      },
      status: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
    },
  }
  const crdWith = (...versions: PlainObject[]): PlainObject => ({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    spec: { group: 'e.com', names: { plural: 'foos', kind: 'Foo' }, versions },
  })
  const served = { name: 'v1', storage: false, subresources: { status: {} }, schema: { openAPIV3Schema: schema } }
  const kept = { name: 'v1beta10', storage: true, subresources: { status: {} } }
  const crd = crdWith(served, kept)
  const foo = { apiVersion: 'e.com/v1', kind: 'Foo', metadata: { name: 'a', namespace: 'n', odd: 1 } }
  const given: PlainObject = { ...foo, spec: { ports: [{ port: 80 }], made: 'up' }, status: { ready: true } }

  test('are pruned, filled, and rewritten to the stored version as their CRD says', () => {
    const { create } = sizesOf(given, crd)
    expect(lines(create)).toMatchObject({
      stored: goJson(mappingFromPlain(given)).length + 1,
      status: -',"status":{"ready":true}'.length,
      unknownMetadata: -',"odd":1'.length,
      pruned: -',"made":"up"'.length,
      defaults: ',"size":3'.length,
      storageVersion: 'beta10'.length,
      uid: 45,
      creationTimestamp: 43,
      generation: 15,
    })
    expect(create?.known).toBe('rule')
  })

  test('without their CRD in the input are an estimate', () => {
    const { stored, create } = sizesOf(given)
    expect(stored.known).toBe('exact')
    expect(create?.known).toBe('estimate')
    expect(lines(create).pruned).toBeUndefined()
  })

  test('are owned node by node after a create, item by item after an apply', () => {
    const { create, serverSideApply } = sizesOf(given, crd)
    const entry = (manager: string, operation: string, fieldsV1: string) =>
      `,"managedFields":[{"apiVersion":"e.com/v1","fieldsType":"FieldsV1","fieldsV1":${fieldsV1},"manager":"${manager}","operation":"${operation}","time":"2026-01-01T00:00:00Z"}]`
    const item = '"k:{\\"port\\":80}":{".":{},"f:port":{}}'
    const updated = `{"f:spec":{".":{},"f:ports":{".":{},${item}},"f:size":{}}}`
    expect(lines(create).managedFields).toBe(entry('kubectl-create', 'Update', updated).length)
    const applied = `{"f:spec":{"f:made":{},"f:ports":{${item}}}}`
    expect(lines(serverSideApply).managedFields).toBe(entry('kubectl', 'Apply', applied).length)
  })

  test('keep their status where the version in which they are sent has no status subresource', () => {
    // It is v1beta10 that is kept, and v1 that decides.
    const { create } = sizesOf(given, crdWith({ ...served, subresources: {} }, kept))
    expect(lines(create).status).toBeUndefined()
    expect(lines(create).managedFields).toBeGreaterThan(lines(sizesOf(given, crd).create).managedFields ?? 0)
  })

  test('lose what their status gets by default', () => {
    const withDefault = { ...schema.properties, status: { type: 'object', default: { phase: 'Pending' } } }
    const openAPIV3Schema = { ...schema, properties: withDefault }
    const { create } = sizesOf(given, crdWith({ ...served, schema: { openAPIV3Schema } }, kept))
    expect(create?.bytes).toBe(sizesOf(given, crd).create?.bytes)
  })

  test('go through ObjectMeta when they are decoded, and are not decoded where they are applied on the server', () => {
    const metadata = { name: 'a', namespace: 'n', labels: {}, finalizers: [], annotations: { a: null } }
    const { create, serverSideApply } = sizesOf({ ...given, apiVersion: 'e.com/v1beta10', metadata }, crd)
    expect(lines(create).unknownMetadata).toBe(-',"labels":{},"finalizers":[]'.length - 'null'.length + '""'.length)
    expect(lines(serverSideApply).unknownMetadata).toBeUndefined()
  })

  test('lose nulls before they are owned or filled, where client-side apply sends them', () => {
    const { create, clientSideApply } = sizesOf({ ...foo, spec: { size: null, ports: null } }, crd)
    expect(lines(clientSideApply).nulls).toBe(-'"size":null,"ports":null'.length)
    expect(lines(clientSideApply).defaults).toBe('"size":3'.length)
    // The server fills the one and drops the other.
    expect(lines(create)).toMatchObject({ pruned: -',"ports":null'.length, defaults: '3'.length - 'null'.length })
  })

  test('own what no schema names as entries of maps, at any depth', () => {
    const open: PlainObject = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }
    const crdOfAny = crdWith({ name: 'v1', storage: true, schema: { openAPIV3Schema: open } })
    const { create, serverSideApply } = sizesOf({ ...foo, spec: { a: { b: { 'c<': 1 } } } }, crdOfAny)
    const fields = '{"f:spec":{".":{},"f:a":{".":{},"f:b":{".":{},"f:c\\u003c":{}}}}}'
    for (const [value, manager, operation] of [
      [create, 'kubectl-create', 'Update'],
      [serverSideApply, 'kubectl', 'Apply'],
    ] as const) {
      const entry = `,"managedFields":[{"apiVersion":"e.com/v1","fieldsType":"FieldsV1","fieldsV1":${fields},"manager":"${manager}","operation":"${operation}","time":"2026-01-01T00:00:00Z"}]`
      expect(lines(value).managedFields).toBe(entry.length)
    }
  })

  test('lose their nulls when client-side apply sends them', () => {
    const { clientSideApply } = sizesOf({ ...foo, spec: { a: null, b: [null, { c: null }] } })
    expect(lines(clientSideApply).nulls).toBe(-('"a":null,'.length + '"c":null'.length))
  })
})

describe('CRDs', () => {
  test('keep room for the status that controllers write a moment later', () => {
    const { create } = sizesOf(
      {
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        metadata: { name: 'foos.e.com' },
        spec: {
          group: 'e.com',
          scope: 'Cluster',
          names: { plural: 'foos', kind: 'Foo' },
          versions: [{ name: 'v1', served: true, storage: true }],
        },
      },
      null,
      'cluster',
    )
    const time = '2026-01-01T00:00:00Z'
    const condition = (type: string, reason: string, message: string) =>
      `{"type":"${type}","status":"True","lastTransitionTime":"${time}","reason":"${reason}","message":"${message}"}`
    const conditions = `[${condition('NamesAccepted', 'NoConflicts', 'no conflicts found')},${condition('Established', 'InitialNamesAccepted', 'the initial names have been accepted')}]`
    const names = '{"plural":"foos","singular":"foo","kind":"Foo","listKind":"FooList"}'
    const grown = conditions.length - 'null'.length + names.length - '{"plural":"","kind":""}'.length
    const members = '{".":{},"f:lastTransitionTime":{},"f:message":{},"f:reason":{},"f:status":{},"f:type":{}}'
    const fields = `{"f:status":{"f:acceptedNames":{"f:kind":{},"f:listKind":{},"f:plural":{},"f:singular":{}},"f:conditions":{"k:{\\"type\\":\\"Established\\"}":${members},"k:{\\"type\\":\\"NamesAccepted\\"}":${members}}}}`
    const entry = `,{"manager":"kube-apiserver","operation":"Update","apiVersion":"apiextensions.k8s.io/v1","time":"${time}","fieldsType":"FieldsV1","fieldsV1":${fields},"subresource":"status"}`
    expect(create?.reserve.map(line => [line.id, line.bytes])).toEqual([
      ['crdStatus', grown],
      ['crdStatusManagedFields', entry.length],
    ])
  })
})

describe('kinds of their own', () => {
  test('of which no object is kept have no value in etcd', () => {
    const object: Mapping = mappingFromPlain({ apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: 'a' } })
    const sizes = storedSizes({ object, scope: 'namespaced', customResource: null, lastApplied: null })
    expect(sizes).toMatchObject({ create: null, serverSideApply: null, clientSideApply: null })
  })

  test('an autoscaler of v1 is kept as v2, its one target as a metric', () => {
    const autoscaler = (version: string, spec: PlainObject) =>
      sizesOf({ apiVersion: `autoscaling/${version}`, kind: 'HorizontalPodAutoscaler', metadata: { name: 'a' }, spec })
    const target = { type: 'Utilization', averageUtilization: 50 }
    const v1 = autoscaler('v1', { maxReplicas: 3, targetCPUUtilizationPercentage: 50 }).create
    const v2 = autoscaler('v2', {
      maxReplicas: 3,
      metrics: [{ type: 'Resource', resource: { name: 'cpu', target } }],
    }).create
    const kept = (value: EtcdValue | null) => (value?.bytes ?? 0) - (lines(value).managedFields ?? 0)
    expect(kept(v1)).toBe(kept(v2))
  })
})

describe('the writes after the first', () => {
  const deployment: PlainObject = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'lw' },
    spec: {
      selector: { matchLabels: { a: 'b' } },
      template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'nginx:1' }] } },
    },
  }

  test('are those that a live server made of a small Deployment', () => {
    const object = mappingFromPlain(deployment)
    const { lastApplied, lastAppliedInJson } = requestSizes(object, 'namespaced')
    const copy = { bytes: lastApplied ?? 0, inJson: lastAppliedInJson ?? 0 }
    const sizes = storedSizes({ object, scope: 'namespaced', customResource: null, lastApplied: copy })
    const later = Object.fromEntries(sizes.later.map(({ write, value }) => [write, value]))
    // Facts: live-apiserver, C3; of the four writes of the migration the peak.
    expect([sizes.create?.bytes, sizes.clientSideApply?.bytes, sizes.serverSideApply?.bytes]).toEqual([977, 1395, 574])
    expect(later).toMatchObject({
      'create/server-side-apply': 1187,
      'client-side-apply/client-side-apply': 1395,
      'client-side-apply/server-side-apply': 1736,
      'server-side-apply/server-side-apply': 574,
    })
  })

  test('of a CRD begin with the status that its controllers write, and what follows has it', () => {
    const { create, later } = sizesOf({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'foos.e.com' },
      spec: { group: 'e.com', names: { plural: 'foos', kind: 'Foo' }, versions: [{ name: 'v1', storage: true }] },
    })
    const reserve = create?.reserve.reduce((sum, line) => sum + line.bytes, 0) ?? 0
    const status = later.find(({ write }) => write === 'create/crd-status')
    expect(status?.value).toBe((create?.bytes ?? 0) + reserve)
    const owned = lines(create).managedFields ?? 0
    expect(status?.withoutOwnership).toBe((create?.bytes ?? 0) - owned + (create?.reserve[0]?.bytes ?? 0))
    expect(later.find(({ write }) => write === 'create/replace')?.value).toBe(status?.value)
  })
})
