import { describe, expect, test } from 'vitest'
import { sortText } from './sort-pasted'

const said =
  'The CustomResourceDefinition "installations.operator.tigera.io" is invalid: metadata.annotations: Too long: may not be more than 262144 bytes'
const manifest = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  key: value\n'

describe('a text that is brought in', () => {
  test('is a manifest, with not a character changed', () => {
    for (const text of [
      manifest,
      `# a comment\n---\n${manifest}`,
      '{"apiVersion":"v1","kind":"List","items":[]}',
      '{\n  "kind": "List"\n}',
      'kind: [broken\n',
      '  apiVersion: v1\n  kind: ConfigMap\n',
    ]) {
      expect(sortText(text)).toEqual({ manifest: text, error: null, closest: null })
    }
  })

  test('is an error: as kubectl, Helm, a log and a wrapped terminal have it', () => {
    for (const text of [
      said,
      'Error from server: error when creating "x.yaml": etcdserver: request is too large',
      'Error: INSTALLATION FAILED: create: failed to create: Request entity too large: limit is 3145728',
      '{"level":"error","msg":"rpc error: etcdserver: request is too large","kind":"Bundle"}',
      said.replace('Too long', 'Too\nlong'),
    ]) {
      expect(sortText(text)).toEqual({ manifest: null, error: text, closest: null })
    }
  })

  test.each([
    ['before', `$ kubectl apply -f a.yaml\n${said}\n${manifest}`, `$ kubectl apply -f a.yaml\n${said}`],
    ['before a marker', `${said}\n---\n${manifest}`, said],
    ['behind', `${manifest}${said}`, said],
    ['behind what went well', `${manifest}configmap/b created\n${said}`, `configmap/b created\n${said}`],
  ])('is both, the error %s the manifest', (_, text, error) => {
    const sorted = sortText(text)
    expect(sorted.error?.trim()).toBe(error)
    expect(sorted.manifest?.replace(/^---\n/, '').trim()).toBe(manifest.trim())
  })

  test('is both, the error between two documents', () => {
    const sorted = sortText(`${manifest}${said}\n---\n${manifest}`)
    expect(sorted).toMatchObject({ error: said, manifest: `${manifest}---\n${manifest}` })
  })

  test('keeps in a document what stands in it: a runbook, a comment, a value', () => {
    for (const text of [
      `${manifest}  runbook: |\n    ${said}\n`,
      `# ${said}\n${manifest}`,
      `${manifest}# ${said}\n`,
      JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', data: { said } }),
      `apiVersion: example.org/v1\nkind: Rule\nmessage: "etcdserver: request is too large"\n`,
    ]) {
      expect(sortText(text)).toEqual({ manifest: text, error: null, closest: null })
    }
  })

  test('is neither; the text known that comes nearest is named', () => {
    expect(sortText('hello world')).toEqual({ manifest: null, error: null, closest: null })
    expect(sortText('etcd says the request was too large')).toMatchObject({
      manifest: null,
      error: null,
      closest: { limit: 'etcd.request' },
    })
  })
})
