import { spawn, spawnSync } from 'node:child_process'
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { unzipSync } from 'fflate'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { zipFiles } from '../core/archive'
import { run } from './run'
import { outcomeOf } from './testing/outcome-of'

/** The table of the README, row by row; what only a process can show is asked of the program as it is built. */
describe('the exit status', { timeout: 60_000 }, () => {
  let folder: string
  let program: string
  const at = (name: string): string => join(folder, name)
  const configMap = (name: string, bytes = 1): string =>
    `---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata: {k: ${'x'.repeat(bytes)}}\n`

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'plimsoll-exit-'))
    const outDir = at('cli')
    program = join(outDir, 'plimsoll.js')
    await build({ configFile: 'vite.cli.config.ts', logLevel: 'warn', build: { outDir } })
    writeFileSync(at('good.yaml'), configMap('good'))
    writeFileSync(at('refused.yaml'), configMap('refused', 300_000))
    writeFileSync(at('broken.yaml'), `a: [\n${configMap('good')}`)
    writeFileSync(at('text.yaml'), 'only text\n')
    writeFileSync(at('budgets.yaml'), 'version: 1\nbudgets: {json: 1 MiB}\n')
    writeFileSync(at('large.yaml'), Array.from({ length: 400 }, (_, index) => configMap(`c${index}`, 1000)).join(''))
    // A link to itself is there, and cannot be read by anybody.
    symlinkSync('circle.yaml', at('circle.yaml'))
  }, 120_000)
  afterAll(() => rmSync(folder, { recursive: true }))

  const plimsoll = (words: readonly string[], stdout: number | 'pipe' = 'pipe') =>
    spawnSync(process.execPath, [program, ...words], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', stdout, 'pipe'],
    })

  test.each<[number, readonly string[]]>([
    [0, ['analyze', 'good.yaml']],
    [0, ['analyze', '--route', 'server-side-apply', 'refused.yaml']],
    [0, ['analyze', '-f', 'good.yaml', '-o', 'wide']],
    [0, ['analyze', '-q', 'good.yaml']],
    [0, ['split', 'good.yaml', '--plan', 'fit', '--out', '-']],
    [0, ['split', 'good.yaml', '--dry-run']],
    [0, ['compare', 'good.yaml', 'good.yaml']],
    [0, ['explain']],
    [0, ['help']],
    [0, ['help', 'routes']],
    [0, ['completion', 'bash']],
    [0, ['man']],
    [0, ['--version']],
    [1, ['analyze', 'refused.yaml']],
    [1, ['analyze', '-q', 'refused.yaml']],
    [1, ['analyze', '-o', 'wide', 'refused.yaml']],
    [1, ['analyze', 'broken.yaml']],
    [1, ['analyze', '--ndjson', 'broken.yaml']],
    [1, ['split', 'refused.yaml', '--plan', 'fit', '--max-bytes', '1000', '--out', 'over.zip']],
    [1, ['split', 'refused.yaml', '--plan', 'fit', '--route', 'client-side-apply', '--out', 'client.zip']],
    [1, ['fix', 'broken.yaml']],
    [1, ['compare', 'good.yaml', 'broken.yaml']],
    [1, ['compare', 'broken.yaml', 'good.yaml']],
    [2, []],
    [2, ['analyse', 'good.yaml']],
    [2, ['analyze', '--jsn', 'good.yaml']],
    [2, ['analyze', '-o', 'yaml', 'good.yaml']],
    [2, ['analyze', '--helm=-x']],
    [2, ['help', 'nothing']],
    [2, ['explain', 'nonsense']],
    [2, ['completion', 'tcsh']],
    [2, ['analyze', 'missing.yaml']],
    [2, ['analyze', 'missing.yaml', 'good.yaml']],
    [2, ['analyze', 'good.yaml/in/a/file.yaml']],
    [2, ['analyze', 'text.yaml']],
    [2, ['analyze', '--ndjson', 'text.yaml']],
    [2, ['compare', 'good.yaml', 'missing.yaml']],
    [2, ['verify', 'good.yaml', 'missing.zip']],
    [2, ['fix', 'good.yaml', '--error', 'missing.log']],
    [2, ['fix', '-', '--error', '-']],
    [2, ['analyze', 'good.yaml', '--limits', 'missing.json']],
    [2, ['split', 'good.yaml', '--plan', 'fit', '--out', 'cli']],
    [3, ['analyze', 'circle.yaml']],
    [3, ['analyze', 'circle.yaml', 'good.yaml']],
    [3, ['analyze', '--ndjson', 'circle.yaml', 'good.yaml']],
    [3, ['analyze', 'circle.yaml', 'refused.yaml']],
    [3, ['analyze', 'circle.yaml', 'text.yaml']],
    [2, ['analyze', 'circle.yaml', 'missing.yaml', 'good.yaml']],
    [3, ['compare', 'good.yaml', 'circle.yaml']],
    [3, ['verify', 'good.yaml', 'circle.yaml']],
    [3, ['fix', 'good.yaml', '--error', 'circle.yaml']],
    [3, ['analyze', 'good.yaml', '--limits', 'circle.yaml']],
    [3, ['split', 'good.yaml', '--plan', 'fit', '--out', 'good.yaml/out']],
    [3, ['split', 'good.yaml', '--plan', 'fit', '--out', 'good.yaml/out.zip']],
    [0, ['check', 'good.yaml', '--config', 'budgets.yaml']],
    [1, ['check', 'refused.yaml', '--config', 'budgets.yaml']],
    [1, ['check', 'broken.yaml', '--config', 'budgets.yaml']],
    [2, ['check', 'good.yaml']],
    [2, ['check', 'text.yaml', '--config', 'budgets.yaml']],
    [2, ['check', 'good.yaml', '--config', 'broken.yaml']],
    [3, ['check', 'good.yaml', '--config', 'circle.yaml']],
    [3, ['check', 'circle.yaml', 'refused.yaml', '--config', 'budgets.yaml']],
    [0, ['report', 'refused.yaml']],
    [0, ['report', 'broken.yaml']],
    [2, ['report', 'text.yaml']],
    [2, ['report', 'good.yaml', '--before', 'missing.yaml']],
    [3, ['report', 'circle.yaml', 'good.yaml']],
    [0, ['top', 'refused.yaml']],
    [1, ['top', 'broken.yaml']],
    [2, ['top', 'text.yaml']],
    [3, ['top', 'circle.yaml', 'good.yaml']],
  ])('is %i after %j, with one sentence where it failed', async (status, words) => {
    const isFile = /^(?:[a-z]+\.(?:yaml|zip|json|log)|cli$)/
    const ended = await outcomeOf(terminal =>
      run(
        words.map(word => (isFile.test(word) ? at(word) : word)),
        terminal,
      ),
    )
    expect(ended.status).toBe(status)
    if (status > 1) expect(ended.stderr).toMatch(/^plimsoll: /m)
    expect(ended.stderr).not.toMatch(/fault of plimsoll|^ {4}at /m)
  })

  test.each<[number, readonly string[]]>([
    [0, ['--version']],
    [1, ['analyze', 'refused.yaml']],
    [2, []],
    [3, ['analyze', 'circle.yaml', 'good.yaml']],
  ])('is that of the process: %i after %j', (status, words) => {
    const ended = plimsoll(words)
    expect(ended.status).toBe(status)
    expect(status > 1).toBe(/^plimsoll: /m.test(ended.stderr))
  })

  test.each([
    ['missing.yaml', 2],
    ['circle.yaml', 3],
  ])('is given and the rest answered where %s is not read', async (name, status) => {
    const ended = await outcomeOf(terminal => run(['analyze', at(name), at('good.yaml')], terminal))
    expect(ended.status).toBe(status)
    expect(ended.stdout).toContain('1 of 1 resource fits')
  })

  test.each<readonly [readonly string[], RegExp]>([
    [['fix', '--error', '-'], /Give the manifests/],
    [['fix', '--error', '-', 'refused.yaml'], /resource: configmap\/refused/],
  ])('%j reads the error from a pipe', (words, answer) => {
    const input =
      'The ConfigMap "refused" is invalid: metadata.annotations: Too long: may not be more than 262144 bytes'
    const ended = spawnSync(process.execPath, [program, ...words], { cwd: folder, encoding: 'utf8', input })
    expect(ended.stdout).toMatch(answer)
    expect([ended.status, ended.stderr]).toEqual([0, ''])
  })

  test('is the same of an archive in a pipe, however the answer is written', () => {
    const input = zipFiles([{ path: 'a.yaml', bytes: Buffer.from(configMap('packed')), executable: false }])
    for (const form of ['--json', '--ndjson']) {
      const ended = spawnSync(process.execPath, [program, 'analyze', form], { cwd: folder, encoding: 'utf8', input })
      expect(ended.stdout).toContain('/ConfigMap/default/packed')
      expect([ended.status, ended.stderr]).toEqual([0, ''])
    }
  })

  test.skipIf(!existsSync('/dev/full'))('ends with 3 where standard output cannot be written to', () => {
    const full = openSync('/dev/full', 'w')
    const ended = plimsoll(['analyze', '--json', 'good.yaml'], full)
    closeSync(full)
    expect([ended.status, ended.stderr]).toEqual([
      3,
      'plimsoll: cannot write to standard output: no space is left on the device\n',
    ])
  })

  test('writes the whole into a file that is its standard output', () => {
    const file = openSync(at('out.json'), 'w')
    plimsoll(['analyze', '--json', 'large.yaml'], file)
    closeSync(file)
    expect(JSON.parse(readFileSync(at('out.json'), 'utf8')).resources).toHaveLength(400)
  })

  test('ends with 141 and without a word where its reader goes', async () => {
    const child = spawn(process.execPath, [program, 'analyze', '--json', at('large.yaml')])
    const said: string[] = []
    child.stderr.on('data', text => said.push(String(text)))
    child.stdout.once('data', () => child.stdout.destroy())
    expect(await ended(child)).toEqual({ status: 141, signal: null })
    expect(said.join('')).toBe('')
  })

  // Shells call it 130 and 143.
  test.each(['SIGINT', 'SIGTERM'] as const)('ends by %s while it waits for input', async signal => {
    const child = spawn(process.execPath, [program, 'analyze', '-'])
    child.stdin.write(configMap('a'))
    await setTimeout(300)
    child.kill(signal)
    expect(await ended(child)).toEqual({ status: null, signal })
  })

  test.each(['out', 'out.zip'])('leaves the whole of %s or nothing when it is ended while it writes', async name => {
    const words = [program, 'split', 'large.yaml', '--plan', 'one-each', '--out', join('written', name)]
    const child = spawn(process.execPath, words, { cwd: folder, stdio: 'ignore' })
    const ending = ended(child)
    while (child.exitCode === null && !existsSync(at('written'))) await setTimeout(1)
    child.kill('SIGINT')
    const { signal } = await ending
    const left = existsSync(at('written')) ? readdirSync(at('written')) : []
    // The signal may come just after it was renamed into place.
    if (signal === null || left.length > 0) expect(left).toEqual([name])
    if (name === 'out.zip' && left.length > 0) {
      expect(Object.keys(unzipSync(readFileSync(at('written/out.zip')))).length).toBeGreaterThan(400)
    }
    rmSync(at('written'), { recursive: true, force: true })
  })

  test('ends with 2 and one sentence on a Node that is too old', () => {
    writeFileSync(at('old.cjs'), `Object.defineProperty(process, 'versions', { value: { node: '18.20.4' } })`)
    const { status, stderr } = spawnSync(process.execPath, ['-r', at('old.cjs'), program, '--version'], {
      encoding: 'utf8',
    })
    expect(status).toBe(2)
    expect(stderr).toMatch(/^Plimsoll needs Node [\d.]+ or newer; this is 18\.20\.4\. [^\n]*\n$/)
  })
})

function ended(child: ReturnType<typeof spawn>): Promise<{ status: number | null; signal: string | null }> {
  return new Promise(resolve => child.on('close', (status, signal) => resolve({ status, signal })))
}
