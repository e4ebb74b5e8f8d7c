import { describe, expect, test } from 'vitest'
import { defaultCluster } from '../limit'
import { readBudgets } from './read-budgets'

const problemsOf = (text: string): string[] =>
  readBudgets(text).problems.map(({ line, column, message }) => `${line}:${column}: ${message}`)

describe('a budgets file', () => {
  test('is read whole', () => {
    const { budgets, problems } = readBudgets(`version: 1
inputs: manifests/
cluster: {preset: k3s-sql, own: {etcd.request: 2 MiB}, tightOver: 90 %}
routes:
  - server-side-apply
  - {route: helm-4-templates, failOn: tight, cluster: kubernetes, tightOver: 0.8}
baseline: sizes.json
budgets:
  annotations: 80 %
  total json: 900 KiB
  growth: 5 % against baseline
  gzip: 50 % of source
  for:
    crd/*: {json: 40 % of configmap.data}
ignores:
  - {resource: ConfigMap/big, rule: "total json: 900 KiB", reason: it moves, until: 2027-01-31}
`)
    expect(problems).toEqual([])
    expect(budgets?.inputs).toEqual(['manifests/'])
    expect(budgets?.cluster).toEqual({ preset: 'k3s-sql', own: { 'etcd.request': 2_097_152 }, tightOver: 0.9 })
    expect(budgets?.routes.map(({ at: _, ...route }) => route)).toEqual([
      { route: 'server-side-apply', cluster: budgets?.cluster, failOn: 'refused' },
      { route: 'helm-4-templates', cluster: { ...defaultCluster, tightOver: 0.8 }, failOn: 'tight' },
    ])
    expect(budgets?.budgets).toEqual([
      expect.objectContaining({
        of: 'each',
        measure: 'annotations',
        amount: { unit: 'share', share: 0.8, of: 'meta.annotations' },
      }),
      expect.objectContaining({
        of: 'total',
        measure: 'json',
        amount: { unit: 'bytes', bytes: 921_600 },
        at: { line: 10, column: 3 },
      }),
      expect.objectContaining({
        of: 'growth',
        measure: 'json',
        amount: { unit: 'share', share: 0.05, of: 'baseline' },
      }),
      expect.objectContaining({ measure: 'gzip', amount: { unit: 'share', share: 0.5, of: 'source' } }),
      expect.objectContaining({ pattern: 'CustomResourceDefinition/*', measure: 'json' }),
    ])
    expect(budgets?.ignores).toEqual([
      {
        resource: 'ConfigMap/big',
        rule: 'total json: 900 KiB',
        reason: 'it moves',
        until: '2027-01-31',
        at: { line: 16, column: 5 },
      },
    ])
  })

  test('takes routes and clusters by the words of the command line', () => {
    const { budgets, problems } = readBudgets(
      'version: 1\ncluster: k3s\nroutes: [ssa, {route: CRS}]\nignores: [{resource: a, rule: argocd, reason: b, until: 2027-01-31}]',
    )
    expect(problems).toEqual([])
    expect(budgets?.cluster.preset).toBe('k3s-sql')
    expect(budgets?.routes.map(({ route }) => route)).toEqual(['server-side-apply', 'clusterresourceset-configmap'])
    expect(budgets?.ignores[0]?.rule).toBe('argocd-client-side')
  })

  test('asks for kubectl apply where it names no route', () => {
    expect(readBudgets('version: 1').budgets?.routes).toMatchObject([{ route: 'client-side-apply', failOn: 'refused' }])
  })

  test.each([
    ['', '1:1: a budgets file takes a mapping, not nothing'],
    ['routes: []', '1:1: say which form of the file this is: version: 1'],
    ['version: 2', '1:1: version 2 is not read here, only version: 1; a newer Plimsoll may read it'],
    ['version: 1\nbudget: {}', "2:1: a budgets file has no 'budget'; did you mean budgets?"],
    ['version: 1\nroutes: [server-side-aply]', "2:10: no route 'server-side-aply'; did you mean server-side-apply?"],
    ['version: 1\nroutes: [{failOn: refused}]', '2:10: say which route: route: server-side-apply'],
    ['version: 1\ncluster: k3', "2:10: no cluster 'k3'; did you mean k3s?"],
    ['version: 1\ncluster: {own: {etcd.reqest: 1}}', "2:17: no limit 'etcd.reqest'; did you mean etcd.request?"],
    [
      'version: 1\ncluster: {tightOver: 110 %}',
      "2:22: tightOver takes a share over 0 and up to 1, such as 85 %, not '110 %'",
    ],
    ['version: 1\nbudgets:\n  anotations: 80 %', "3:3: no budget 'anotations'; did you mean annotations?"],
    [
      'version: 1\nbudgets:\n  total json: 900 apples',
      "3:15: '900 apples' is neither bytes nor a share; write 900 KiB, 80 % or 80 % of etcd.request",
    ],
    ['version: 1\nbudgets:\n  growth: 5 min', "3:11: '5 min' is neither bytes nor a share; write 5 % or 20 KiB"],
    [
      'version: 1\nbudgets:\n  total json: 80 %',
      '3:15: say of what 80 % is: 80 % of configmap.data, or another limit or size (plimsoll explain lists limits)',
    ],
    ['version: 1\nbudgets:\n  json: 80 % of etcd', null],
    [
      'version: 1\nbudgets:\n  json: 80 % of nothing',
      "3:9: no limit and no size 'nothing'; plimsoll explain lists limits, sizes are source, json, annotations, request, etcd, gzip, data",
    ],
    [
      'version: 1\nbudgets: {for: {"label:app": {json: 1 KiB}}}',
      "2:17: 'label:app': labels are not known here; write kind:, name:, group:, namespace: or KIND/NAME",
    ],
    [
      'version: 1\nignores: [{resource: a, reason: b}]',
      '2:11: an ignore has no until: say until which day, such as until: 2027-01-31',
    ],
    [
      'version: 1\nignores: [{resource: a, reason: b, until: 2027-02-30}]',
      "2:43: '2027-02-30' is no day; write it as 2027-01-31",
    ],
    ['version: 1\nversion: 1', '2:1: no valid YAML: Map keys must be unique'],
    ['version: 1\nroutes: {a', '2:11: no valid YAML: '],
    ['version: 1\ninputs: {a: b}', '2:1: inputs takes a list, not a mapping'],
  ])('%j is told at its line and column', (text, problem) => {
    const found = problemsOf(text)
    if (problem === null) expect(found).toEqual([])
    else expect(found[0]).toContain(problem)
    expect(readBudgets(text).budgets === null).toBe(problem !== null)
  })
})
