import { describe, expect, test } from 'vitest'
import { bytes } from '../../bytes'
import { customResourceType } from '../etcd-value/custom-resource-type'
import { mappingFromPlain, type Plain } from '../from-plain'
import { measure } from '../measure'
import { printedByKubectl } from './printed'

type PlainObject = { readonly [name: string]: Plain }

function answersOf(object: PlainObject, crd?: PlainObject) {
  const customResource = crd ? customResourceType(mappingFromPlain(crd)) : null
  return measure(mappingFromPlain(object), { scope: 'namespaced', customResource, encryption: null }, bytes(0)).answers
}

const configMap = (more: PlainObject, metadata: PlainObject = {}): PlainObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'a', ...metadata },
  ...more,
})

describe('objects that the server takes', () => {
  test('have no answers', () => {
    expect(answersOf(configMap({ data: { a: 'b' } }))).toBeNull()
    expect(answersOf(configMap({}, { generateName: 'a-' }))).toBeNull()
  })
})

describe('built-in kinds', () => {
  test('with unknown fields are refused under strict validation, in the order of reading, and always when applied', () => {
    const answers = answersOf(configMap({ zeta: 1, alpha: 2 }))
    expect(answers?.create.strict).toMatchObject({
      code: 'field-unknown',
      by: 'BadRequest',
      message:
        'ConfigMap in version "v1" cannot be handled as a ConfigMap: strict decoding error: unknown field "alpha", unknown field "zeta"',
    })
    expect(answers?.create.lax).toBeNull()
    expect(answers?.serverSideApply.lax?.message).toBe(
      'failed to create typed patch object (default/a; /v1, Kind=ConfigMap): errors:\n  .alpha: field not declared in schema\n  .zeta: field not declared in schema',
    )
  })

  test('with a value of another type do not decode', () => {
    const deployment = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'd' },
      spec: { replicas: 'two', template: { spec: { containers: [{ name: 'c', env: [{ name: 'A', value: 1 }] }] } } },
    }
    const answers = answersOf(deployment)
    expect(answers?.create.lax?.message).toBe(
      'Deployment in version "v1" cannot be handled as a Deployment: json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32',
    )
    expect(answers?.serverSideApply.strict?.message).toBe(
      'failed to create typed patch object (default/d; apps/v1, Kind=Deployment): errors:\n  .spec.replicas: expected numeric (int or float), got string\n  .spec.template.spec.containers[name="c"].env[name="A"].value: expected string, got &value.valueUnstructured{Value:1}',
    )
  })

  test('with the same key twice are refused only when applied', () => {
    const answers = answersOf(configMap({}, { finalizers: ['e.com/a', 'e.com/a'] }))
    expect(answers?.create.strict).toBeNull()
    expect(answers?.serverSideApply.strict).toMatchObject({
      code: 'duplicate-key',
      message:
        'failed to create typed patch object (default/a; /v1, Kind=ConfigMap): .metadata.finalizers: duplicate entries for key [="e.com/a"]',
    })
  })

  test('as `kubectl get` shows them are refused when applied: first for managedFields, then for their uid', () => {
    const shown = { uid: 'abc', managedFields: [] }
    expect(answersOf(configMap({}, shown))?.serverSideApply.strict?.code).toBe('managed-fields-set')
    expect(answersOf(configMap({}, { uid: 'abc' }))?.serverSideApply.strict).toMatchObject({
      code: 'uid-set',
      by: 'Conflict',
      message:
        'Operation cannot be fulfilled on configmaps "a": uid mismatch: the provided object specified uid abc, and no existing object was found',
    })
    expect(answersOf(configMap({}, shown))?.create.strict).toBeNull()
  })

  test('with characters that YAML does not allow are refused when applied', () => {
    for (const text of ['\u007f', '\u0080', '\ufffe'])
      expect(answersOf(configMap({ data: { a: text } }))?.serverSideApply.strict?.code, text).toBe('control-character')
    expect(answersOf(configMap({ data: { a: '\u0001\u0085\u00a0\ufeff' } }))).toBeNull()
  })

  test('have names, labels and annotations of the form that Kubernetes asks for', () => {
    const answer = answersOf(configMap({}, { name: 'A_b', labels: { 'e.com/': 'ok' }, annotations: { 'a b': '' } }))
      ?.create.strict
    expect(answer).toMatchObject({ code: 'name-invalid', by: 'Invalid', message: 'ConfigMap "A_b" is invalid: ' })
    expect(answer?.causes.map(cause => cause.slice(0, 40))).toEqual([
      'metadata.name: Invalid value: "A_b": a l',
      'metadata.labels: Invalid value: "e.com/"',
      'metadata.labels: Invalid value: "e.com/"',
      'metadata.annotations: Invalid value: "a ',
    ])
  })
})

describe('custom resources', () => {
  const crd = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    spec: {
      group: 'e.com',
      names: { plural: 'foos', kind: 'Foo' },
      versions: [
        {
          name: 'v1',
          storage: true,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              properties: {
                spec: {
                  type: 'object',
                  properties: {
                    size: { type: 'integer' },
                    free: { type: 'object' },
                    set: { type: 'array', 'x-kubernetes-list-type': 'set', items: { type: 'string' } },
                  },
                },
              },
            },
          },
        },
      ],
    },
  }
  const foo = (spec: PlainObject): PlainObject => ({
    apiVersion: 'e.com/v1',
    kind: 'Foo',
    metadata: { name: 'a' },
    spec,
  })

  test('are judged by the schema of their CRD, metadata first', () => {
    const answers = answersOf({ ...foo({ extra: 1 }), metadata: { name: 'a', odd: 1 } }, crd)
    expect(answers?.create.strict?.message).toBe(
      'Foo in version "v1" cannot be handled as a Foo: strict decoding error: unknown field "metadata.odd", unknown field "spec.extra"',
    )
    expect(answers?.create.lax).toBeNull()
    expect(answers?.serverSideApply.lax?.code).toBe('field-unknown')
    expect(answersOf(foo({ extra: 1 }))).toBeNull()
  })

  test('may hold anything under an object of no properties where they are applied, not where they are created', () => {
    const answers = answersOf(foo({ free: { any: 1 } }), crd)
    expect(answers?.create.strict?.code).toBe('field-unknown')
    expect(answers?.serverSideApply.strict).toBeNull()
  })

  test('with null where none is allowed are refused only when applied on the server', () => {
    const answers = answersOf(foo({ size: null }), crd)
    expect([answers?.create.strict, answers?.clientSideApply.strict]).toEqual([null, null])
    expect(answers?.serverSideApply.strict).toMatchObject({
      code: 'null-value',
      by: 'Invalid',
      causes: ['spec.size: Invalid value: "null": spec.size in body must be of type integer: "null"'],
    })
  })

  test('with the same item twice in a set are refused in every way', () => {
    const answers = answersOf(foo({ set: ['x', 'x'] }), crd)
    expect(answers?.create.lax?.causes).toEqual(['spec.set[1]: Duplicate value: "x"'])
    const answer = answers?.serverSideApply.strict
    expect(answer?.message).toContain('.spec.set: duplicate entries for key [="x"]')
  })
})

describe('what kubectl prints', () => {
  const answer = {
    code: 'name-invalid',
    by: 'Invalid',
    message: 'Foo.e.com "a" is invalid: ',
    causes: ['one', 'two'],
  } as const
  const printing = { kind: 'Foo', name: 'a', file: 'f.yaml', isOneOfSeveral: false }

  test('names each cause in a line where it is one object, and the status where there are several', () => {
    expect(printedByKubectl(answer, printing)).toBe('The Foo "a" is invalid: \n* one\n* two')
    expect(printedByKubectl({ ...answer, causes: ['one'] }, printing)).toBe('The Foo "a" is invalid: one')
    expect(printedByKubectl(answer, { ...printing, isOneOfSeveral: true })).toBe(
      'Error from server (Invalid): error when creating "f.yaml": Foo.e.com "a" is invalid: [one, two]',
    )
  })
})
