import { describe, expect, test } from 'vitest'
import { analyze, carrierSizesOf, judgeRoute, withCarrierSizes } from '../analysis'
import { routeOf } from '../route'
import { manifest } from '../testing/manifest'
import { baselineOf, baselineText, readBaseline } from './baseline'
import { type CheckReport, checkBudgets } from './check'
import { readBudgets } from './read-budgets'

const analyzed = (text: string) =>
  analyze([{ name: 'app.yaml', bytes: new TextEncoder().encode(text) }], { essentials: true })

function check(
  file: string,
  text: string,
  { before, today = '2026-11-30' }: { before?: string; today?: string } = {},
): CheckReport {
  const { budgets, problems } = readBudgets(`version: 1\n${file}`)
  if (!budgets) throw new Error(problems[0]?.message)
  const { analysis, carried } = analyzed(text)
  const sizes = budgets.routes.reduce((known, { route }) => withCarrierSizes(known, carried, routeOf(route)), {})
  const baseline =
    before === undefined
      ? null
      : readBaseline(baselineText(baselineOf(analyzed(before).analysis, 'client-side-apply', budgets.cluster)))
  if (typeof baseline === 'string') throw new Error(baseline)
  return checkBudgets(budgets, { analysis, carried: sizes, baseline, file: '.plimsoll.yaml', today })
}

/** "holds documents", "fails total json: 1 KiB" */
const rows = ({ rules }: CheckReport): string[] => rules.map(({ verdict, rule }) => `${verdict} ${rule}`)

const app = manifest`ConfigMap big data=300KiB; ConfigMap web data=9000; ServiceAccount key`

describe('a check', () => {
  test('has the verdict of analyze on each route', () => {
    const report = check('routes: [client-side-apply, server-side-apply]', app)
    expect(rows(report)).toEqual(['holds documents', 'fails client-side-apply', 'holds server-side-apply'])
    expect(report.passed).toBe(false)
    const { analysis, carried } = analyzed(app)
    for (const { kind, rule, bytes, verdict } of report.rules) {
      if (kind !== 'route') continue
      const judged = judgeRoute({ ...analysis, carried }, routeOf(rule as 'create'), {
        preset: 'kubernetes',
        own: {},
        tightOver: 0.85,
      })
      expect([bytes, verdict]).toEqual([judged.meets?.bytes, judged.verdict === 'refused' ? 'fails' : 'holds'])
    }
    expect(report.rules[1]?.findings).toMatchObject([
      { rule: 'apply.last-applied', level: 'error', source: 'app.yaml', line: 2, resource: '/ConfigMap/default/big' },
    ])
  })

  test('fails what nobody measured', () => {
    expect(carrierSizesOf(routeOf('helm-4-templates')).length).toBeGreaterThan(0)
    const { budgets } = readBudgets('version: 1\nroutes: [helm-4-templates]\nbudgets: {gzip: 1 MiB, total gzip: 1 MiB}')
    const { analysis } = analyze([{ name: 'a.yaml', bytes: new TextEncoder().encode(app) }], { essentials: true })
    if (!budgets) throw new Error()
    const report = checkBudgets(budgets, { analysis, carried: {}, baseline: null, file: 'f', today: '2026-11-30' })
    expect(rows(report).slice(1)).toEqual([
      'unknown helm-4-templates',
      'unknown gzip: 1 MiB',
      'unknown total gzip: 1 MiB',
    ])
    expect(report.rules[2]?.message).toContain('gzip not measured')
    expect(report.rules.slice(1).every(({ findings }) => findings[0]?.rule === 'not-measured')).toBe(true)
  })

  test('holds each resource, their sum and a kind against budgets', () => {
    const report = check(
      'routes: [server-side-apply]\nbudgets: {data: 80 % of configmap.data, total json: 200 KiB, json: 100 KiB, for: {"ConfigMap/w*": {total data: 9 kB}}}',
      app,
    )
    expect(rows(report).slice(2)).toEqual([
      'holds data: 80 % of configmap.data',
      'fails total json: 200 KiB',
      'fails json: 100 KiB',
      'holds ConfigMap/w* total data: 9 kB',
    ])
    expect(report.rules[2]?.message).toBe('2 of 2 keep it; closest ConfigMap big data 307,200 of 838,860 bytes (36 %)')
    // A sum has no line in a manifest, only in the file that asks for it.
    expect(report.rules[3]?.findings).toMatchObject([{ source: '.plimsoll.yaml', line: 3, rule: 'budget.json' }])
    expect(report.rules[4]?.findings).toMatchObject([{ source: 'app.yaml', resource: '/ConfigMap/default/big' }])
  })

  test('a problem is that of the resource whose lines it stands in, and can be ignored with it', () => {
    const text = `${manifest`ConfigMap a data=5; ConfigMap b data=5`}---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {a: 5}\n`
    const { rules } = check('routes: []', text)
    expect(rules[0]).toMatchObject({
      verdict: 'fails',
      findings: [{ rule: 'field-refused', resource: '/ConfigMap/default/c' }],
    })
    const ignored = check(
      'routes: []\nignores: [{resource: ConfigMap/c, rule: field-refused, reason: it is known, until: 2027-01-01}]',
      text,
    )
    expect(ignored).toMatchObject({ passed: true, rules: [{ ignored: 1, findings: [] }, { ignored: 1 }] })
  })

  test('a sum that lacks a document that cannot be read is not known to be kept', () => {
    const report = check(
      'routes: [create]\nbudgets: {total json: 1 MiB, total source: 1 MiB, total data: 1 kB}',
      `${app}---\na: [\n`,
    )
    expect(rows(report)).toEqual([
      'fails documents',
      'holds create',
      'unknown total json: 1 MiB',
      'holds total source: 1 MiB',
      'fails total data: 1 kB',
    ])
    expect(report.rules[2]?.message).toContain('without 1 documents that cannot be read')
  })

  test('measures growth from a baseline', () => {
    const before = manifest`ConfigMap big data=290KiB; ConfigMap old data=9000; ServiceAccount key`
    const report = check('routes: [create]\nbudgets: {growth: 5 %, growth data: 1 KiB, growth source: 0 %}', app, {
      before,
    })
    expect(rows(report).slice(2)).toEqual(['holds growth: 5 %', 'fails growth data: 1 KiB', 'fails growth source: 0 %'])
    expect(report.rules[3]?.message).toBe('data 316,200 of 306,984 bytes (1.03×), 305,960 in the baseline (+3.3 %)')
    expect(report.notes).toEqual([
      'ConfigMap old of the baseline may be called web now.',
      '1 of the baseline is no more, such as ConfigMap old.',
      '1 is new since the baseline, such as ConfigMap web.',
    ])
  })

  test('says that a baseline was written by another version', () => {
    const { budgets } = readBudgets('version: 1\nroutes: [create]')
    const { analysis } = analyzed(app)
    const baseline = budgets && { ...baselineOf(analysis, 'create', budgets.cluster), plimsoll: '0.0.1' }
    const report = budgets && checkBudgets(budgets, { analysis, carried: {}, baseline, file: 'f', today: '2026-11-30' })
    expect(report?.notes).toEqual([expect.stringMatching(/^The baseline is of Plimsoll 0\.0\.1, this is /)])
  })

  test('without a baseline no growth is known', () => {
    const { rules } = check('routes: [create]\nbudgets: {growth: 5 %}', app)
    expect(rules[2]).toMatchObject({ verdict: 'unknown' })
    expect(rules[2]?.message).toContain('--write-baseline')
  })

  test('an ignore lets one finding pass until its day', () => {
    const file = 'ignores: [{resource: ConfigMap/big, rule: client-side-apply, reason: it moves, until: 2026-11-30}]'
    const held = check(file, app)
    expect(rows(held)).toEqual([
      'holds documents',
      'holds client-side-apply',
      'holds ignore ConfigMap/big, client-side-apply',
    ])
    expect(held.rules[1]).toMatchObject({ ignored: 1, findings: [] })
    const later = check(file, app, { today: '2026-12-01' })
    expect(rows(later)).toEqual([
      'holds documents',
      'fails client-side-apply',
      'fails ignore ConfigMap/big, client-side-apply',
    ])
    expect(check(file, manifest`ConfigMap web data=5`).rules[2]).toMatchObject({
      verdict: 'holds',
      findings: [{ level: 'note' }],
    })
  })
})

describe('a baseline', () => {
  test('holds numbers and names, nothing of a value', () => {
    const text = baselineText(
      baselineOf(
        analyzed('apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {password: hunter22}\n').analysis,
        'create',
        {
          preset: 'kubernetes',
          own: {},
          tightOver: 0.85,
        },
      ),
    )
    expect(text).not.toMatch(/hunter|password|[0-9a-f]{32}/)
    expect(readBaseline(text)).toMatchObject({
      baseline: 1,
      route: 'create',
      resources: [{ id: '/Secret/default/s', bytes: { data: 8 } }],
    })
  })

  test.each([
    ['{', 'it is no JSON: '],
    ['[]', 'it holds no JSON object'],
    ['{}', 'it is no baseline'],
    ['{"baseline": 2}', 'it is of version 2, and version 1 is read here; update Plimsoll'],
    ['{"baseline": 1}', 'something in it is missing'],
    [
      '{"baseline": 1, "plimsoll": "1", "route": "create", "unreadable": 0, "whole": {"source": 0, "gzip": null}, "resources": []}',
      'it holds no resource',
    ],
  ])('that is %s says why and what to do', (text, reason) => {
    expect(readBaseline(text)).toContain(reason)
    expect(readBaseline(text)).toContain('--write-baseline FILE')
  })
})
