import { describe, expect, test } from 'vitest'
import { builtInKind, builtInKinds, storageKind, tablesVersion } from './kind'
import { layoutNamed } from './layout'
import { messageNamed } from './message'

describe('the tables of Kubernetes’ types', () => {
  test('hold the messages of all kinds, with every message that a field names', () => {
    const kinds = [...builtInKinds()].map(name => {
      const slash = name.lastIndexOf('/')
      return builtInKind(name.slice(0, slash), name.slice(slash + 1))
    })
    expect(kinds.length).toBeGreaterThan(190)
    // Reading one reads all below it, and fails where one is missing.
    expect(kinds.every(kind => kind?.scope === null || kind?.message.names.has('metadata'))).toBe(true)
  })

  test('say for which Kubernetes they are', () => {
    expect(tablesVersion).toMatch(/^1\.\d+$/)
  })

  test('size empty messages as the real encoder does', () => {
    // Facts: storage-encoding, section 6.
    expect(messageNamed('meta.v1.ObjectMeta').absentSize).toBe(16)
    expect(messageNamed('core.v1.Container').absentSize).toBe(24)
    expect(messageNamed('core.v1.PodSpec').absentSize).toBe(28)
  })

  test('know the version in which each kind is kept', () => {
    const kept = (apiVersion: string, kind: string) => {
      const given = builtInKind(apiVersion, kind)
      return given === null ? null : storageKind(given).apiVersion
    }
    expect(kept('apps/v1', 'Deployment')).toBe('apps/v1')
    expect(kept('autoscaling/v1', 'HorizontalPodAutoscaler')).toBe('autoscaling/v2')
    expect(kept('events.k8s.io/v1', 'Event')).toBe('v1')
    expect(kept('resource.k8s.io/v1beta1', 'ResourceClaim')).toBe('resource.k8s.io/v1')
    expect(kept('resource.k8s.io/v1alpha3', 'ResourcePoolStatusRequest')).toBe('resource.k8s.io/v1alpha3')
    expect(kept('apps/v7', 'Deployment')).toBeNull()
  })

  test('lay out a schema that holds schemas', () => {
    const schema = layoutNamed('JSONSchemaProps')
    expect(schema.fields.get('not')?.type).toEqual({ kind: 'struct', layout: schema })
    expect(layoutNamed('Column').fields.get('jsonPath')?.name).toBe('JSONPath')
  })
})
