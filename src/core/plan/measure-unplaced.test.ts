import { describe, expect, test } from 'vitest'
import { jsonDocumentSize } from '../encoding'
import type { Mapping } from '../manifest'
import { createValueReader } from '../resource'
import { loadTexts } from '../testing/manifest'
import { descriptionBytes } from './measure-unplaced'

function read(text: string): Mapping {
  const load = loadTexts(text)
  const [resource] = load.resources
  const value = resource && createValueReader(load)(resource)
  if (!value) throw new Error('not readable')
  return value
}

const crd = (schema: string): string => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: widgets.example.org}
spec:
  group: example.org
  versions:
  - {name: v1, served: true, schema: {openAPIV3Schema: ${schema}}}
`

describe('descriptionBytes', () => {
  test('counts exactly what the JSON document is shorter by', () => {
    const items = '{type: array, items: {description: "é", type: string}, additionalProperties: {description: c}}'
    const full = `{description: "of <all>", properties: {a: ${items}, b: {anyOf: [{description: d, type: string}, {not: {description: e}}]}}}`
    const slim = full
      .replace(/description: "of <all>", /, '')
      .replace(/description: "é", /, '')
      .replace(/description: d, /, '')
      .replaceAll(/description: [ce]/g, '')
    expect(slim).not.toContain('description')
    const saved = jsonDocumentSize(read(crd(full))) - jsonDocumentSize(read(crd(slim)))
    expect(descriptionBytes(read(crd(full)))).toBe(saved)
  })

  test('leaves properties that are called description', () => {
    const schema = '{properties: {description: {type: string}}, required: [description]}'
    expect(descriptionBytes(read(crd(schema)))).toBe(0)
  })

  test('is null for anything but a CRD', () => {
    expect(descriptionBytes(read('apiVersion: v1\nkind: ConfigMap\ndata: {description: x}\n'))).toBeNull()
  })
})
