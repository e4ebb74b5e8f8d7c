import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { operatorWithCrds } from '../core/sample'
import { run } from './run'
import { outcomeOf } from './testing/outcome-of'

const plimsoll = (...words: string[]) => outcomeOf(terminal => run(words, terminal))

const unmeasured = ({ limit, max }: { limit: string; max: number }) => ({ limit, bytes: null, max, message: null })

describe('plimsoll analyze --ndjson', () => {
  let folder: string
  const at = (name: string) => join(folder, name)
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'plimsoll-ndjson-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test('writes a line for each resource that --json has, with the same numbers', async () => {
    writeFileSync(at('operator.yaml'), operatorWithCrds())
    const lines = await plimsoll('analyze', '--ndjson', at('operator.yaml'))
    const whole = await plimsoll('analyze', '--json', at('operator.yaml'))
    const [last, ...rows] = lines.stdout
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line))
      .reverse()
    rows.reverse()
    expect(lines.status).toBe(whole.status)
    const { resources, verdicts } = JSON.parse(whole.stdout)
    expect(last.input).toBe(true)
    // What would have to be built is not known, as no such route was asked about; everything else is the same.
    for (const [index, row] of verdicts.filter((row: { resource: unknown }) => row.resource === null).entries()) {
      const told = last.verdicts[index]
      expect(told).toEqual(told.verdict === 'unknown' ? { ...row, verdict: 'unknown', ...unmeasured(told) } : row)
    }
    expect(rows.map(({ verdicts, bytes, ...rest }) => ({ ...rest, bytes: { ...bytes, gzip: 0 } }))).toEqual(
      resources.map(({ ledger, bytes, ...rest }: Record<string, object>) => ({
        ...rest,
        bytes: { ...bytes, gzip: 0 },
      })),
    )
    expect(rows.every(({ verdicts }) => verdicts.length > 0)).toBe(true)
  })

  test('tells problems on standard error, and ends with their status', async () => {
    writeFileSync(at('broken.yaml'), 'a: [\n')
    const { stdout, stderr, status } = await plimsoll('analyze', '--ndjson', at('broken.yaml'), at('missing.yaml'))
    expect(stdout).toContain('"readable":false')
    expect(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ input: true })
    expect(stderr).toMatch(/cannot read .*missing.yaml/)
    expect(stderr).toMatch(/^error: .*broken.yaml:\d+:\d+: /m)
    expect(status).toBe(2)
  })

  test('goes not with --json', async () => {
    expect((await plimsoll('analyze', '--json', '--ndjson')).stderr).toContain('exclude each other')
    const others = await Promise.all(
      ['fix', 'explain', 'check', 'top'].map(name => plimsoll(name, '--json', '-o', 'text')),
    )
    for (const { stderr, status } of others)
      expect([status, stderr]).toEqual([2, expect.stringContaining('exclude each')])
  })
})
