import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { run } from './run'
import { outcomeOf } from './testing/outcome-of'

let folder: string
const at = (name: string): string => join(folder, name)
const plimsoll = (...words: string[]) => outcomeOf(terminal => run(words, terminal))
const check = (...words: string[]) => plimsoll('check', '--config', at('.plimsoll.yaml'), ...words)
const configMap = (name: string, bytes: number): string =>
  `---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata: {k: ${'x'.repeat(bytes)}}\n`

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-check-'))
  mkdirSync(at('manifests'))
  mkdirSync(at('empty'))
  writeFileSync(at('manifests/app.yaml'), configMap('web', 10) + configMap('big', 200_000))
  writeFileSync(at('refused.yaml'), configMap('big', 300_000))
  writeFileSync(
    at('.plimsoll.yaml'),
    'version: 1\ninputs: [manifests]\nbudgets:\n  annotations: 90 %\n  growth: 5 %\nbaseline: sizes.json\n',
  )
  writeFileSync(at('wrong.yaml'), 'version: 1\nroute: create\nbudgets: {json: 5 apples}\n')
  writeFileSync(at('no-inputs.yaml'), 'version: 1\n')
  writeFileSync(at('other.json'), '{"baseline": 7}')
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('plimsoll check', () => {
  test('writes a baseline, then holds the inputs of its file against it', async () => {
    const written = await check('--write-baseline', at('sizes.json'))
    expect([written.status, written.stderr]).toEqual([0, ''])
    expect(JSON.parse(readFileSync(at('sizes.json'), 'utf8'))).toMatchObject({ baseline: 1, resources: [{}, {}] })
    const { stdout, stderr, status } = await check()
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout.split('\n').map(line => line.slice(0, 28).trimEnd())).toEqual([
      'ok       documents',
      'ok       client-side-apply',
      'ok       annotations: 90 %',
      'ok       growth: 5 %',
      '',
      'All 4 rules hold.',
      '',
    ])
  })

  test('reads what the patterns of its inputs match', async () => {
    const checked = async (inputs: string) => {
      writeFileSync(at('patterns.yaml'), `version: 1\ninputs: [${inputs}]\n`)
      return check('--config', at('patterns.yaml'))
    }
    expect((await checked("'man*'")).stdout).toContain('2 documents read')
    expect((await checked("'**/a?p.yaml', 'manifests/*.yml'")).stderr).toContain(
      `nothing matches the input ${at('manifests/*.yml')} of`,
    )
    const { stdout, status } = await checked("'*/app.yaml'")
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^ok +documents +2 documents read/)])
  })

  test('says each rule that fails, the numbers, and what to run next', async () => {
    const { stdout, status } = await check(at('refused.yaml'))
    expect(status).toBe(1)
    expect(stdout).toMatch(/^FAILS {4}client-side-apply +0 of 1 resource fits kubectl apply/m)
    expect(stdout).toMatch(/^FAILS {4}growth: 5 % +JSON 300,0\d\d of 210,\d{3} bytes \(1\.43×\)/m)
    expect(stdout).toContain(`Next: plimsoll fix ${at('refused.yaml')} --route client-side-apply`)
  })

  test('asks the next question of the cluster and in the way in which the rule asked it', async () => {
    const next = async (routes: string): Promise<string | undefined> => {
      writeFileSync(at('routes.yaml'), `version: 1\nroutes: [${routes}]\n`)
      const { stdout } = await check(at('refused.yaml'), '--config', at('routes.yaml'))
      return /^Next: .*?(--route .*) (?:finds|names)/m.exec(stdout)?.[1]
    }
    expect(await next('{route: apply, cluster: k3s}')).toBe('--route client-side-apply --limits k3s-sql')
    expect(await next('{route: ssa, failOn: tight, tightOver: 1 %}')).toBe(
      '--route server-side-apply --limits FILE --fail-on tight -o wide',
    )
  })

  test.each([
    ['json', /^\{\n {2}"version": 1,\n {2}"passed": false,/],
    ['sarif', /"ruleId": "apply\.last-applied"/],
    ['junit', /tests="4" failures="3" errors="0"/],
    ['csv', /^rule,kind,verdict,bytes,max,ignored,message\r\n/],
    ['markdown', /\| FAILS \| client-side-apply \|/],
    ['github', /^::error file=.*refused\.yaml,line=2,col=1,title=plimsoll apply\.last-applied::/m],
  ])('-o %s says the same', async (format, said) => {
    const { stdout, status } = await check(at('refused.yaml'), '-o', format)
    expect(status).toBe(1)
    expect(stdout).toMatch(said)
  })

  test.each<[string, readonly string[], RegExp]>([
    ['a path that is not there', ['missing.yaml'], /cannot read .*missing\.yaml/],
    ['no manifest', ['empty'], /no file ending/],
    [
      'a file with mistakes',
      ['--config', 'wrong.yaml'],
      /wrong\.yaml:2:1: a budgets file has no 'route'[\s\S]*wrong\.yaml:3:17: '5 apples'/,
    ],
    ['a file without inputs', ['--config', 'no-inputs.yaml'], /nothing to check: name files or folders/],
    ['no such file', ['--config', 'none.yaml'], /cannot read .*none\.yaml/],
    [
      'a baseline of another version',
      ['--baseline', 'other.json'],
      /other\.json cannot be used as a baseline: it is of version 7/,
    ],
    [
      'a baseline that is not there',
      ['--baseline', 'none.json'],
      /none\.json; .*|--write-baseline .*none\.json writes/,
    ],
    ['a baseline read and written', ['--baseline', 'a.json', '--write-baseline', 'b.json'], /one of them at a time/],
  ])('%s is exit status 2', async (_, words, said) => {
    const { stderr, status } = await check(...words.map(word => (word.startsWith('--') ? word : at(word))))
    expect(status).toBe(2)
    expect(stderr).toMatch(said)
  })
})

describe('analyze -o', () => {
  test.each([
    ['sarif', /"startLine": 2,\n +"startColumn": 1/],
    ['junit', /<testsuite name="kubectl apply" package="plimsoll" id="1" .* tests="1" failures="1"/],
    ['csv', /^client-side-apply,refused,apply\.last-applied,300\d+,262144,1\.14/m],
    ['markdown', /^\*\*0 of 1 resource fits\*\* kubectl apply/],
    ['html', /^<!doctype html>/],
    ['github', /^0 of 1 resource fits .*\n::error file=/],
  ])('%s', async (format, said) => {
    const { stdout, stderr, status } = await plimsoll('analyze', at('refused.yaml'), '-o', format)
    expect([status, stderr]).toEqual([1, ''])
    expect(stdout).toMatch(said)
  })

  test('csv: no name begins a line, and none is a formula', async () => {
    const name = '=1+1\\n::error::x'
    writeFileSync(at('nasty.yaml'), `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "${name}"}\n`)
    const { stdout } = await plimsoll('analyze', at('nasty.yaml'), '-o', 'csv')
    expect(stdout).toContain(`,"'=1+1<U+000A>::error::x",`)
    expect(stdout).not.toMatch(/^::/m)
  })

  test('github adds the report card to the summary of the step', async () => {
    vi.stubEnv('GITHUB_STEP_SUMMARY', at('summary.md'))
    vi.stubEnv('GITHUB_WORKSPACE', folder)
    const { stdout } = await plimsoll('analyze', at('refused.yaml'), '-o', 'github')
    expect(stdout).toContain('::error file=refused.yaml,line=2,')
    await check(at('refused.yaml'), '-o', 'github')
    vi.unstubAllEnvs()
    const summary = readFileSync(at('summary.md'), 'utf8')
    expect(summary).toMatch(/^\*\*0 of 1 resource fits\*\*/)
    expect(summary).toMatch(/^\| FAILS \| growth: 5 % \|/m)
  })
})

describe('plimsoll report', () => {
  test('is the card, and with an earlier input or a baseline what changed', async () => {
    const alone = await plimsoll('report', at('manifests'), '--route', 'ssa')
    expect([alone.status, alone.stderr]).toEqual([0, ''])
    expect(alone.stdout).toMatch(/^\*\*2 of 2 resources fit\*\* kubectl apply --server-side/)
    const since = await plimsoll('report', at('refused.yaml'), '--before', at('manifests'))
    const sizes = await plimsoll('report', at('refused.yaml'), '--baseline', at('sizes.json'))
    const line =
      '+99,921 bytes since the earlier version. +99,921 bytes as written, +99,910 JSON: ConfigMap big +100,000, ConfigMap web −90; 1 newly refused.'
    for (const { stdout, status } of [since, sizes]) {
      expect(status).toBe(0)
      expect(stdout.match(/^.* bytes since the earlier version.*$/m)?.[0]).toBe(line)
    }
  })

  test('is one file where it is asked for so', async () => {
    expect((await plimsoll('report', at('refused.yaml'), '-o', 'svg')).stdout).toMatch(/^<svg /)
    const { stderr, status } = await plimsoll('report', at('empty'), '-o', 'html')
    expect([stderr, status]).toEqual([expect.stringContaining('no file ending'), 2])
  })
})
