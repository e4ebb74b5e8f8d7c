import { expect, test } from 'vitest'
import { analyze } from './analyze'

/** `{"a": {"a": ...}}`, as deep as told. */
function nested(key: string, levels: number): string {
  return `${`{"${key}":`.repeat(levels)}1${'}'.repeat(levels)}`
}

function crd(...schemas: readonly string[]): string {
  const versions = schemas.map((schema, i) => `  - {name: v${i + 1}, schema: {openAPIV3Schema: ${schema}}}`).join('\n')
  const head = 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: ys.example.org}\n'
  return `${head}spec:\n  group: example.org\n  names: {kind: Y, plural: ys}\n  versions:\n${versions}\n`
}

// kubectl takes 10,000 levels; whoever walks over values meets them.
test.each([
  ['in a ConfigMap', `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata: ${nested('a', 9_998)}\n`],
  ['in metadata', `apiVersion: v1\nkind: Pod\nmetadata: {name: x, annotations: ${nested('a', 9_997)}}\n`],
  ['in a Pod', `apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec: ${nested('affinity', 9_998)}\n`],
  ['in a custom resource', `apiVersion: example.org/v1\nkind: Y\nmetadata: {name: x}\nspec: ${nested('a', 9_998)}\n`],
  ['in the spec of a CRD', `${crd('{}')}  deep: ${nested('a', 9_997)}\n`],
  ['in the schemas of a CRD', crd(nested('items', 9_990), nested('items', 9_990))],
  ['in the defaults of a CRD', crd(`{default: ${nested('a', 9_980)}}`, `{default: ${nested('a', 9_980)}}`)],
])('values of nearly 10,000 levels are measured: %s', (_, text) => {
  const { analysis } = analyze([{ name: 'deep.yaml', bytes: new TextEncoder().encode(text) }])
  expect(analysis.resources).toHaveLength(1)
  expect(analysis.problems.filter(({ code }) => code === 'too-deep' || code === 'yaml-syntax')).toEqual([])
  expect(analysis.resources[0]?.bytes.json).toBeGreaterThan(50_000)
})
