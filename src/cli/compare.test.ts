import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { manifest } from '../core/testing/manifest'
import { compareCommand } from './compare'
import { type Outcome, outcomeOf } from './testing/outcome-of'
import { verifyCommand } from './verify'

describe('plimsoll compare', () => {
  let folder: string
  const at = (...path: string[]): string => join(folder, ...path)
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'plimsoll-compare-'))
    writeFileSync(at('a.yaml'), manifest`Namespace shop; ConfigMap a; ConfigMap b data=10; Deployment gone`)
    writeFileSync(at('b.yaml'), manifest`Namespace shop; ConfigMap a; ConfigMap b data=300KiB; Service new`)
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const compare = (...words: string[]): Promise<Outcome> =>
    outcomeOf(compareCommand.start([at('a.yaml'), at('b.yaml'), ...words]))

  test('says what became of each resource, and fails for what is newly refused', async () => {
    const { stdout, status } = await compare()
    expect(stdout).toContain('1 added, 1 gone, 1 grown, 2 the same.')
    expect(stdout).toMatch(/^grown +\+[\d,]+ {2}\/ConfigMap\/default\/b$/m)
    expect(stdout).toMatch(/^newly refused by client-side-apply.*: \/ConfigMap\/default\/b$/m)
    expect(status).toBe(1)
    expect((await compare('--route', 'server-side-apply')).status).toBe(0)
    expect((await compare('--route', 'server-side-apply', '--fail-on', 'change')).status).toBe(1)
    expect(
      (await outcomeOf(compareCommand.start([at('a.yaml'), at('a.yaml'), '--fail-on', 'change']))).stdout,
    ).toContain('All 4 resources are the same.')
  })

  test('names the bundles that an upgrade applies again, and writes only those', async () => {
    const { stdout } = await compare('--plan', 'stages', '--export', 'flux', '--out', at('upgrade'))
    expect(stdout).toContain('same     00-namespaces\napply    40-config  1 of 2\napply    50-services  1 of 1')
    expect(readdirSync(at('upgrade')).filter(name => /^\d/.test(name))).toEqual(['40-config', '50-services'])
    expect(await outcomeOf(verifyCommand.start([at('b.yaml'), at('upgrade')]))).toMatchObject({ status: 0 })
  })

  test('sets inputs without anything in common side by side by kinds', async () => {
    writeFileSync(at('b.yaml'), manifest`ConfigMap other`)
    const { stdout } = await compare()
    expect(stdout).toContain('two different things, side by side')
    expect(stdout).toMatch(/^ +2, [\d,]+ +1, [\d,]+ +ConfigMap$/m)
  })

  test('has everything as JSON', async () => {
    const { stdout } = await compare('--json', '--plan', 'fit')
    const { version, counts, bundles } = JSON.parse(stdout)
    expect({ version, counts: counts.grown, bundles: bundles.length }).toEqual({ version: 1, counts: 1, bundles: 1 })
  })

  test.each([[['--out', 'x']], [['third.yaml']], [['--route', 'air']], [['--plan', 'guess']]])('%j is wrong', words => {
    expect(() => compareCommand.read(['a', 'b', ...words])).toThrow()
  })
})
