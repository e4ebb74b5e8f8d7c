import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fixCommand } from './fix'
import { type Outcome, outcomeOf } from './testing/outcome-of'

const configMap = (name: string, bytes: number, comment = 0): string =>
  `---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata: {k: ${'x'.repeat(bytes)}}\n# ${'c'.repeat(comment)}\n`

describe('plimsoll fix', () => {
  let folder: string
  const at = (...path: string[]): string => join(folder, ...path)
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'plimsoll-fix-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const fix = (text: string, ...words: string[]): Promise<Outcome> => {
    writeFileSync(at('in.yaml'), text)
    return outcomeOf(fixCommand.start([at('in.yaml'), ...words]))
  }

  test('says that nothing is to be fixed', async () => {
    const { stdout, status } = await fix(configMap('a', 10))
    expect(stdout).toBe('Nothing to fix: 1 of 1 go in on client-side-apply.\n')
    expect(status).toBe(0)
  })

  test('names the remedy, its price and the numbers', async () => {
    const { stdout, status } = await fix(configMap('a', 10) + configMap('b', 300_000))
    expect(stdout).toContain('Smallest fix for client-side-apply: 2 of 2 go in on server-side-apply (before: 1).')
    expect(stdout).toContain('Use server-side-apply. No byte of the file changes.')
    expect(stdout).toMatch(/ConfigMap\/default\/b: 300,\d{3} of 262,144 bytes \(apply.last-applied\) becomes/)
    expect(status).toBe(0)
  })

  test('counts what carries the whole, and follows the limits of the cluster', async () => {
    const two = configMap('a', 600_000) + configMap('b', 600_000)
    const split = await fix(two, '--route', 'clusterresourceset-configmap')
    expect(split.stdout).toMatch(
      /^Smallest fix for \S+: 2 of 2 go in on \S+ \(before: 2, but one object of 1,200,\d{3} of 1,048,576 bytes/,
    )
    const limits = at('limits.json')
    writeFileSync(limits, '{"own": {"configmap.data": "2 MiB"}}')
    const raised = await fix(two, '--route', 'clusterresourceset-configmap', '--limits', limits)
    expect(raised.stdout).toMatch(/^Nothing to fix: 2 of 2 go in .* of 2,097,152 bytes/)
    expect(raised.status).toBe(0)
  })

  test('says that nothing can, and why', async () => {
    const { stdout, status } = await fix(configMap('a', 1_100_000), '--route', 'create')
    expect(stdout).toContain('Nothing can: 0 of 1 go in on create')
    expect(stdout).toContain('stays out: /ConfigMap/default/a: 1,100,000 of 1,048,576 bytes (configmap.data)')
    expect(status).toBe(1)
  })

  test('writes what it promises', async () => {
    const text = configMap('a', 400_000, 400_000) + configMap('b', 400_000, 400_000)
    const words = ['--route', 'clusterresourceset-configmap', '--json', '--out', at('out')]
    const { stdout, status } = await fix(text, ...words)
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, outcome: 'fix' })
    expect(status).toBe(0)
    expect(readFileSync(at('out', 'PROOF.md'), 'utf8')).toContain('2 in, 2 out, equal')
  })

  test('finds limit, resource and remedies of an error', async () => {
    writeFileSync(
      at('log'),
      'noise\nThe ConfigMap "b" is invalid: metadata.annotations: Too long: may not be more than 262144 bytes\n',
    )
    const { stdout, status } = await fix(configMap('a', 10) + configMap('b', 300_000), '--error', at('log'))
    expect(stdout).toContain('limit: apply.last-applied or meta.annotations limit 262,144')
    expect(stdout).toContain('resource: /ConfigMap/default/b on client-side-apply')
    expect(stdout).toContain('+ Use server-side-apply: ')
    expect(stdout).toContain('- Write as JSON documents: kubectl sends compact JSON already')
    expect(status).toBe(0)
    writeFileSync(at('log'), 'permission denied\n')
    expect(await fix(configMap('a', 10), '--error', at('log'))).toMatchObject({
      stdout: 'No text in it is known as a refusal for size.\n',
      status: 1,
    })
  })
})
