import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { runs } from '../core/testing/runs'
import { describeWithFixtures, sharedFixture } from '../core/testing/shared-fixtures'
import { run } from './run'
import { outcomeOf } from './testing/outcome-of'

const folder = mkdtempSync(join(tmpdir(), 'plimsoll-terminal-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Everything but what a terminal shows as it is, and line ends. */
const unseen = /[^\P{C}\n]|[\p{Zl}\p{Zp}]/u
/** Lines that ours begin with: none of them can come from a word of the input. */
const forged = /^\s*::|^(INJECTED|FORGED)|##\w*\[/m

/** Each command that writes text, over this manifest; what it wrote, in both streams. */
async function everythingSaid(manifest: string | Uint8Array, name: string): Promise<string[]> {
  const file = join(folder, name)
  writeFileSync(file, manifest)
  const log = join(folder, 'log')
  writeFileSync(
    log,
    'The ConfigMap "a\u001b[31m" is invalid: metadata.annotations: Too long: must have at most 262144 bytes\n',
  )
  const out = join(folder, 'out')
  const budgets = join(folder, 'budgets.yaml')
  writeFileSync(budgets, 'version: 1\nbudgets: {data: 1 B, "total json": 1 B, for: {"*\\n::x": {json: 1 B}}}\n')
  const said: string[] = []
  for (const words of [
    ['analyze', file],
    ['analyze', '--ndjson', file, join(folder, 'missing\n::error::INJECTED')],
    ['fix', file],
    ['fix', file, '--error', log],
    ['compare', log, file],
    ['compare', '--plan', 'one-each', log, file],
    ['split', file, '--plan', 'by-kind', '--split-by-key', '*', '--include', '*\n::x', '--out', out],
    ['split', file, '--plan', 'one-each', '--max-bytes', '50', '--out', out],
    ['verify', file, out],
    ['verify', log, out],
    ['check', file, '--config', budgets],
    ['top', file],
    ['explain', 'x\n::error::INJECTED'],
  ]) {
    if (words[0] === 'split') rmSync(out, { recursive: true, force: true })
    const { stdout, stderr } = await outcomeOf(terminal => run(words, terminal))
    said.push(stderr, ...(words.includes('--ndjson') ? [] : [stdout]))
  }
  return said
}

function expectHarmless(said: readonly string[]): void {
  for (const text of said) {
    expect(text).not.toMatch(unseen)
    expect(text).not.toMatch(forged)
  }
}

describeWithFixtures('the manifest that attacks a terminal', () => {
  test('stays text, in every command', async () => {
    const said = await everythingSaid(sharedFixture('attack/term.yaml'), 'term.yaml')
    expectHarmless(said)
    expect(said.join('')).toContain('a\\n::warning::FORGED')
  })

  test.each(['markdown', 'html', 'sarif', 'junit', 'csv'])(
    'begins no line of -o %s, which a log may show',
    async form => {
      const file = join(folder, 'form.yaml')
      writeFileSync(file, sharedFixture('attack/term.yaml'))
      const { stdout } = await outcomeOf(terminal => run(['analyze', file, '-o', form], terminal))
      expect(stdout).toContain('FORGED')
      expect(stdout).not.toMatch(forged)
    },
  )
})

describe('a word of the input in a terminal', () => {
  const nasty = fc.oneof(
    fc.constantFrom(
      '\n::error::INJECTED',
      '\u001b[2J',
      '\u202e',
      '\r',
      '\nFORGED',
      '##[error]',
      '\u2028',
      '\u009b',
      'a',
      '\t',
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
  )
  const word = fc.array(nasty, { minLength: 1, maxLength: 5 }).map(parts => parts.join(''))

  test('is written out wherever it stands, and is one line', async () => {
    await fc.assert(
      fc.asyncProperty(word, word, word, word, async (kind, name, key, broken) => {
        const text = [
          JSON.stringify({ apiVersion: 'v1', kind, metadata: { name, namespace: key, annotations: { [key]: 'x' } } }),
          JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { [key]: name, b: 'x' } }),
          JSON.stringify({
            apiVersion: `${kind}/v1`,
            kind: 'Pod',
            metadata: { name, [key]: 1 },
            spec: { [key]: [name] },
          }),
          `{"kind": ${JSON.stringify(broken)}, "a": !${broken} "x"`,
          `kind: ConfigMap\n${broken}: [${key}\n`,
        ].join('\n---\n')
        expectHarmless(await everythingSaid(text, 'nasty.yaml'))
      }),
      { numRuns: runs(3, 1000) },
    )
  })
})
