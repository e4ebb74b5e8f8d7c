import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { routes } from '../route'
import { usual } from '../testing/asked'
import { describeWithFixtures, sharedFixture } from '../testing/shared-fixtures'
import type { Analysis } from './analysis'
import { analyze } from './analyze'
import { judgeRoutes, verdictRows } from './judge-routes'
import { plimsollVersion } from './version'

const encode = (text: string) => new TextEncoder().encode(text)
const rows = (analysis: Analysis) => [...verdictRows({ ...analysis, carried: {} }, usual)]
const analyzeText = (text: string) => analyze([{ name: 'a.yaml', bytes: encode(text) }]).analysis

describe('an analysis', () => {
  test('carries the version of package.json', () => {
    expect(plimsollVersion).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version)
  })

  test('measures a ConfigMap as kubectl sends it', () => {
    // {"apiVersion":"v1","data":{"k":"<v>"},"kind":"ConfigMap","metadata":{"name":"a"}} with < and > as \u003c and
    // \u003e: 81 + 2 × 5.
    const { resources } = analyzeText('apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  k: "<v>"\n')
    expect(resources).toMatchObject([
      {
        id: '/ConfigMap/default/a',
        namespace: 'default',
        line: 1,
        lines: 6,
        range: [0, 68],
        bytes: {
          source: 68,
          json: 91,
          // `<` and `>` stay: 10 bytes less.
          jsonDocument: 81,
          // "namespace":"default", is 22, "annotations":{}, is 17, the newline 1.
          lastApplied: 91 + 22 + 17 + 1,
          annotations: 48 + 131,
          ownAnnotations: 0,
          request: { create: 91 + 22 + 1, serverSideApply: 91 + 22 + 1 },
          data: 3,
        },
      },
    ])
  })

  test('takes the scope of a custom kind from a CRD further down', () => {
    const crd = [
      'apiVersion: apiextensions.k8s.io/v1',
      'kind: CustomResourceDefinition',
      'metadata: {name: tides.example.org}',
      'spec:',
      '  group: example.org',
      '  scope: Cluster',
      '  names: {kind: Tide, plural: tides}',
      '  versions: [{name: v1, served: true, storage: true}]',
    ].join('\n')
    const tide = 'apiVersion: example.org/v1\nkind: Tide\nmetadata: {name: high, namespace: gone}\n'
    const [before] = analyzeText(tide).resources
    const [after] = analyzeText(`${tide}---\n${crd}\n`).resources
    expect(before).toMatchObject({ id: 'example.org/Tide/gone/high', scopeAssumed: true })
    expect(after).toMatchObject({ id: 'example.org/Tide//high', namespace: null })
    expect(after).not.toHaveProperty('scopeAssumed')
    // kubectl removes the namespace of a cluster-scoped object: "namespace":"gone", with its comma is 19 bytes.
    expect((before?.bytes.request.create ?? 0) - (after?.bytes.request.create ?? 0)).toBe(19)
  })

  test('lists a broken document beside the others, judged as refused', () => {
    const text =
      'kind: ConfigMap\napiVersion: v1\nmetadata: {name: a}\n---\na: [b\n---\nkind: Namespace\napiVersion: v1\nmetadata: {name: c}\n'
    const analysis = analyzeText(text)
    expect(analysis.documents).toBe(3)
    expect(analysis.resources.map(resource => [resource.kind, resource.readable, resource.seenByKubectl])).toEqual([
      ['ConfigMap', true, true],
      [null, false, false],
      ['Namespace', true, true],
    ])
    expect(analysis.problems).toMatchObject([{ severity: 'error', source: 'a.yaml', line: expect.any(Number) }])
    const reports = judgeRoutes({ ...analysis, carried: {} }, usual)
    expect(reports[0]).toMatchObject({ of: 2, goIn: 2, unknown: 0, verdict: 'fits' })
    const broken = rows(analysis).filter(row => row.resource === 'unreadable')
    expect(broken.map(row => [row.verdict, row.limit])).toEqual(routes.map(() => ['refused', null]))
  })

  test('never throws, whatever comes in', () => {
    for (const text of [
      '',
      ' \n\t',
      '\0\0\0',
      '---\n---\n',
      '- a\n- b\n',
      'null',
      '{',
      '[',
      '"',
      ': :',
      '%',
      '...',
      '__proto__: {a: 1}\n',
    ]) {
      expect(() => analyzeText(text)).not.toThrow()
    }
  })

  test('has one row for every resource on every route, and one for the whole', () => {
    const analysis = analyzeText('kind: Namespace\napiVersion: v1\nmetadata: {name: c}\n')
    const ids = rows(analysis).map(row => [row.route, row.resource])
    expect(ids.filter(([, resource]) => resource !== null)).toEqual(routes.map(({ id }) => [id, '/Namespace//c']))
    const carrying = routes.filter(({ carriers }) => carriers.length > 0)
    expect(ids.filter(([, resource]) => resource === null)).toEqual(carrying.map(({ id }) => [id, null]))
  })
})

describeWithFixtures('Calico before 9518', () => {
  const name = 'calico-tigera-operator-before-9518.yaml'
  const { analysis } = analyze([{ name, bytes: sharedFixture(`manifests/${name}`) }])

  test('client-side apply refuses exactly one resource; server-side apply and create none', () => {
    const refused = (route: string) => rows(analysis).filter(row => row.route === route && row.verdict === 'refused')
    expect(refused('client-side-apply')).toEqual([
      {
        resource: 'apiextensions.k8s.io/CustomResourceDefinition//installations.operator.tigera.io',
        route: 'client-side-apply',
        verdict: 'refused',
        limit: 'apply.last-applied',
        bytes: 620_925,
        max: 262_144,
        message:
          'The CustomResourceDefinition "installations.operator.tigera.io" is invalid: metadata.annotations: Too long: may not be more than 262144 bytes',
      },
    ])
    expect(refused('server-side-apply')).toEqual([])
    expect(refused('create')).toEqual([])
  })

  test('its numbers are those of the story', () => {
    const installations = analysis.resources.find(resource => resource.name === 'installations.operator.tigera.io')
    expect(installations?.bytes).toMatchObject({
      source: 1_376_625,
      json: 620_832,
      jsonDocument: 619_892,
      lastApplied: 620_833,
    })
    expect(analysis.whole).toMatchObject({ source: 1_824_591, jsonDocuments: 891_719 })
    expect(analysis.resources.filter(resource => resource.kind === 'CustomResourceDefinition')).toHaveLength(24)
  })
})
