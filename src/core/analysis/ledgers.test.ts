import { describe, expect, test } from 'vitest'
import { operatorWithCrds } from '../sample'
import { analyze } from './analyze'

const encode = (text: string) => new TextEncoder().encode(text)

describe('byte ledgers of an input', () => {
  const { analysis, load, ledgers } = analyze([{ name: 'operator.yaml', bytes: encode(operatorWithCrds()) }])

  test('begin with the text and end with the request around the value in etcd', () => {
    for (const [index, resource] of load.resources.entries()) {
      const found = ledgers(resource)
      const sizes = analysis.resources[index]?.bytes
      for (const operation of ['create', 'serverSideApply', 'clientSideApply'] as const) {
        const rows = found?.[operation]?.rows ?? []
        expect(rows[0]).toMatchObject({ id: 'source', total: sizes?.source })
        expect(rows.reduce((sum, row) => sum + row.bytes, 0)).toBe(rows.at(-1)?.total)
        expect(rows.at(-2)?.total).toBe(sizes?.etcdValue[operation])
        expect(rows.at(-1)?.id).toBe('transaction')
      }
    }
  })
})

describe('under encryption at rest', () => {
  const sources = [{ name: 'operator.yaml', bytes: encode(operatorWithCrds()) }]
  const encryption = { provider: 'secretbox', keyName: 'key1' } as const
  const plain = analyze(sources)
  const hidden = analyze(sources, { encryption })

  test('the analysis says so, and what is not in etcd has the same size', () => {
    expect([plain.analysis.settings, hidden.analysis.settings]).toMatchObject([{ encryption: null }, { encryption }])
    const outside = ({ analysis }: typeof plain) =>
      analysis.resources.map(({ bytes: { etcdValue, etcdRequest, ...rest } }) => rest)
    expect(outside(hidden)).toEqual(outside(plain))
  })

  test('every ledger has a row for it, between the value and the transaction', () => {
    // k8s:enc:secretbox:v1:key1: is 26, nonce and tag 40.
    const added = { id: 'encryption', bytes: 26 + 40, known: 'rule' }
    for (const [index, resource] of hidden.load.resources.entries()) {
      const { writtenBy, ...ledgers } = hidden.ledgers(resource) ?? { writtenBy: {} }
      for (const ledger of Object.values(ledgers)) {
        expect(ledger?.rows.at(-2)).toMatchObject(added)
        expect(ledger?.rows.reduce((sum, row) => sum + row.bytes, 0)).toBe(ledger?.rows.at(-1)?.total)
      }
      for (const value of Object.values(writtenBy)) expect(value?.lines.at(-1)).toEqual(added)
      const { etcdValue } = hidden.analysis.resources[index]?.bytes ?? {}
      expect(etcdValue?.create).toBe((plain.analysis.resources[index]?.bytes.etcdValue.create ?? 0) + added.bytes)
    }
  })
})

describe('a custom resource', () => {
  const crd = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: tides.example.org}
spec:
  group: example.org
  scope: Namespaced
  names: {kind: Tide, plural: tides}
  versions:
  - name: v1
    served: true
    storage: true
    schema:
      openAPIV3Schema:
        type: object
        properties:
          spec:
            type: object
            properties: {height: {type: integer, default: 3}}
`
  const tide = 'apiVersion: example.org/v1\nkind: Tide\nmetadata: {name: high}\nspec: {}\n'

  test('is measured with the schema of its CRD, before or behind it', () => {
    const value = (text: string) => {
      const { analysis } = analyze([{ name: 'a.yaml', bytes: encode(text) }])
      return analysis.resources.find(resource => resource.kind === 'Tide')
    }
    const alone = value(tide)
    const behind = value(`${crd}---\n${tide}`)
    const before = value(`${tide}---\n${crd}`)
    expect(alone?.known.etcdValue).toBe('estimate')
    expect(behind?.known.etcdValue).toBe('rule')
    expect(before?.bytes).toEqual(behind?.bytes)
    // The default "height":3 is 10 bytes.
    expect(behind?.bytes.etcdValue.serverSideApply).toBe((alone?.bytes.etcdValue.serverSideApply ?? 0) + 10)
  })
})

describe('what the API server would refuse or drop', () => {
  test('is reported at the line of the field', () => {
    const text = 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: a\nspec:\n  replicas: "3"\n  replica: 3\n'
    const { analysis } = analyze([{ name: 'a.yaml', bytes: encode(text) }])
    expect(analysis.problems).toMatchObject([
      {
        code: 'field-refused',
        severity: 'error',
        line: 6,
        column: 13,
        facts: { path: 'spec.replicas', found: 'string' },
      },
      { code: 'field-unknown', severity: 'warning', line: 7, column: 12, facts: { path: 'spec.replica' } },
    ])
    expect(analysis.resources[0]?.known.stored).toBe('estimate')
  })
})

describe('a problem in a Secret', () => {
  test.each([
    'stringData:\n  password: !!int CANARY\n',
    'stringData:\n  password: .inf\n  other: !!float CANARY\n',
    'data:\n  password: CANARY\n',
    'stringData:\n  password: [CANARY\n',
  ])('quotes nothing of it: %j', broken => {
    const text = `apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\n${broken}`
    const { analysis } = analyze([{ name: 'a.yaml', bytes: encode(text) }])
    expect(analysis.problems.length).toBeGreaterThan(0)
    expect(JSON.stringify(analysis)).not.toContain('CANARY')
  })
})
