import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { run } from './run'
import { outcomeOf } from './testing/outcome-of'

// Small programs of Node stand in for kubectl, kustomize and Helm: what is tested is how they are called and heard.

const root = mkdtempSync(join(tmpdir(), 'plimsoll-render-'))
const path = process.env.PATH
let bin = ''
beforeEach(() => {
  bin = mkdtempSync(join(root, 'bin-'))
  process.env.PATH = bin
})
afterEach(() => {
  process.env.PATH = path
})
afterAll(() => rmSync(root, { recursive: true }))

const plimsoll = (...words: string[]) => outcomeOf(terminal => run(words, terminal))

function stub(program: string, body: string): void {
  const file = join(bin, program)
  writeFileSync(file, `#!${process.execPath}\nconst words = process.argv.slice(2)\n${body}`)
  chmodSync(file, 0o755)
}

const configMap = `process.stdout.write('apiVersion: v1\\nkind: ConfigMap\\nmetadata: {name: ' + JSON.stringify(words.join(' ')) + '}\\n')`

test('-k asks kubectl, says which version answered, and passes on what it warned of', async () => {
  stub(
    'kubectl',
    `if (words[0] === 'version') console.log('Client Version: v9\\nKustomize Version: v8'); else { console.error('# Warning: old'); ${configMap} }`,
  )
  const folder = join(root, "it's; $(touch x)")
  mkdirSync(folder, { recursive: true })
  const { stdout, stderr } = await plimsoll('analyze', '-k', folder, '-o', 'json')
  // The folder is one word, whatever stands in it.
  expect(JSON.parse(stdout).resources[0].name).toBe(`kustomize ${folder}`)
  expect(stderr).toBe(
    `kubectl: # Warning: old\nplimsoll: kubectl kustomize ${folder} (Client Version: v9, Kustomize Version: v8)\n`,
  )
})

test('what was printed for -k is delivered by -k', async () => {
  stub('kubectl', `console.log('apiVersion: v1\\nkind: ConfigMap\\nmetadata: {name: a}')`)
  expect((await plimsoll('analyze', '-k', root)).stdout).toContain(`Next: kubectl apply -k ${root}`)
})

test('-k asks kustomize where there is no kubectl', async () => {
  stub('kustomize', configMap)
  const { stdout, stderr } = await plimsoll('analyze', '-o', 'json', '-k', root)
  expect(JSON.parse(stdout).resources[0].name).toBe(`build ${root}`)
  expect(stderr).toContain(`plimsoll: kustomize build ${root} (`)
})

test('--helm asks helm for everything that an installation sends', async () => {
  stub('helm', configMap)
  const { stdout } = await plimsoll('analyze', '-o', 'json', '--helm', root)
  expect(JSON.parse(stdout).resources[0].name).toBe(`template --include-crds ${root}`)
})

test.each([
  ['-k', 'neither kubectl nor kustomize is installed here; where one is: kubectl kustomize'],
  ['--helm', 'helm is not installed here; where it is: helm template --include-crds'],
])('%s says what to run where nothing is installed', async (option, said) => {
  const { stderr, status } = await plimsoll('analyze', option, root)
  expect([status, stderr]).toEqual([3, expect.stringContaining(said)])
  expect(stderr).toContain('| plimsoll analyze -')
})

test('a program that fails ends the command with its own words', async () => {
  stub('helm', `console.error('Error: Chart.yaml file is missing'); process.exit(1)`)
  const { stderr, status } = await plimsoll('analyze', '--helm', root)
  expect([status, stderr]).toEqual([3, expect.stringContaining('helm: Error: Chart.yaml file is missing\n')])
  expect(stderr).toContain(`helm template --include-crds ${root} failed`)
  expect((await plimsoll('analyze', '--helm', join(root, 'absent'))).status).toBe(2)
})

test('a folder that looks like an option is none', async () => {
  const { stderr, status } = await plimsoll('analyze', '--helm=--post-renderer=x')
  expect([status, stderr]).toEqual([2, expect.stringContaining('./--post-renderer=x')])
})
