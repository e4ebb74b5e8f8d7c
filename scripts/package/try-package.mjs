import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { Ajv } from 'ajv'
import { root } from '../run.mjs'

const manifests = `apiVersion: v1
kind: Namespace
metadata: {name: shop}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: shop}
data: {text: "${'x'.repeat(270_000)}"}
`

/** What uses the library: the same for Node, and with types for the compiler. */
const program = `import { analyze, analyzeStream, compare, explain, explainErrors, fix, InvalidOption, split, verify } from 'plimsoll'
import { readFileSync } from 'node:fs'

const input = [{ name: 'in.yaml', content: readFileSync('in.yaml') }]
const report = analyze(input)
const refused = report.verdicts.filter(({ verdict, route }) => verdict === 'refused' && route === 'client-side-apply')
if (refused.length !== 1 || refused[0]?.limit !== 'apply.last-applied') throw new Error(JSON.stringify(refused))
let records = 0
for await (const record of analyzeStream([{ name: 'in.yaml', content: [readFileSync('in.yaml', 'utf8')] }])) {
  if ('problem' in record) throw new Error(record.problem.message)
  records++
}
if (records !== 3) throw new Error(String(records))
const built = split(input, { plan: 'stages', export: 'kubectl', route: 'server-side-apply' })
if (!built.proof.passed || built.plan.bundles.length !== 2 || built.zip().length < 1000) throw new Error('split')
if (!verify(input, built.files).passed) throw new Error('verify')
if (compare(input, input).counts.same !== 2) throw new Error('compare')
if (fix(input).outcome !== 'fix') throw new Error('fix')
if (explain('etcd.request')[0]?.max !== 1572864) throw new Error('explain')
if (explainErrors('etcdserver: request is too large').errors.length !== 1) throw new Error('explainErrors')
try {
  split(input, { maxBytes: -1 })
  throw new Error('taken')
} catch (error) {
  if (!(error instanceof InvalidOption)) throw error
}
`

/** What only a compiler can say of it. */
const typed = `${program}
import type { AnalyzeReport, PlanFile } from 'plimsoll'
const bytes: number = report.resources[0]?.bytes.source ?? 0
const same: AnalyzeReport = report
const plan: PlanFile = built.plan
// @ts-expect-error a route that there is not
fix(input, { route: 'helmet' })
// @ts-expect-error an option that there is not
split(input, { exports: 'kubectl' })
console.log(bytes, same.version, plan.version)
`

/**
 * A folder with nothing but the package in it, as a user has it.
 * @param {string} tarball
 */
export function installed(tarball) {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-package-'))
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
  // Offline: there is nothing that it needs.
  run('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball], folder, {
    shell: process.platform === 'win32',
  })
  writeFileSync(join(folder, 'in.yaml'), manifests)
  writeFileSync(join(folder, 'program.mjs'), program)
  writeFileSync(join(folder, 'program.cjs'), "if (typeof require('plimsoll').analyze !== 'function') process.exit(1)\n")
  writeFileSync(join(folder, 'program.ts'), typed)
  return { folder, remove: () => rmSync(folder, { recursive: true }) }
}

/** Nothing else is installed, and what is there is what is meant to be. @param {string} folder */
export function holdsNothingElse(folder) {
  const modules = readdirSync(join(folder, 'node_modules')).filter(name => !name.startsWith('.'))
  assert.deepEqual(modules, ['plimsoll'])
  const files = readdirSync(join(folder, 'node_modules/plimsoll'), { recursive: true, encoding: 'utf8' })
  assert.deepEqual(
    files.filter(file => /\.cache$|\.vite|\.test\.|\.tsbuildinfo$|node_modules/.test(file)),
    [],
  )
  const { dependencies, peerDependencies, optionalDependencies } = JSON.parse(
    readFileSync(join(folder, 'node_modules/plimsoll/package.json'), 'utf8'),
  )
  assert.deepEqual([dependencies, peerDependencies, optionalDependencies], [undefined, undefined, undefined])
}

/** The modules of Node that the program uses, none of which knows a network; the library uses none. */
/**
 * `child_process` runs kubectl, kustomize and Helm where `-k` and `--helm` ask for it, and nothing else does
 * (`rendered-sources.ts`).
 */
const modules = ['buffer', 'child_process', 'fs', 'fs/promises', 'module', 'path', 'process', 'tty', 'util', 'v8', 'vm']

/**
 * What is in the package can reach no network.
 * @param {string} folder
 */
export function asksNobody(folder) {
  const used = new Set()
  for (const file of readdirSync(join(folder, 'node_modules/plimsoll/dist'), { recursive: true, encoding: 'utf8' })) {
    if (!/\.c?js$/.test(file)) continue
    const code = readFileSync(join(folder, 'node_modules/plimsoll/dist', file), 'utf8')
    const named = [...code.matchAll(/(?:require|import|from)\s*\(?\s*[`'"](?:node:)?([a-z0-9_]+(?:\/[a-z]+)?)[`'"]/g)]
    const known = named.map(([, name = '']) => name).filter(name => isBuiltin(name))
    if (file.startsWith('library')) assert.deepEqual(known, [], `${file} uses modules of Node`)
    for (const name of known) used.add(name)
    // With nothing between the brackets it is the function of a shell, in a script that is written.
    assert.doesNotMatch(code, /\b(?:fetch|XMLHttpRequest|WebSocket)\((?!\))/, `${file} calls the network`)
  }
  const running = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    file =>
      /\.ts$/.test(file) &&
      !/\.test\.|testing/.test(file) &&
      readFileSync(join(root, 'src', file), 'utf8').includes("'node:child_process'"),
  )
  assert.deepEqual(
    running.map(file => file.replaceAll('\\', '/')),
    ['cli/rendered-sources.ts'],
  )
  const strange = [...used].filter(name => !modules.includes(name))
  assert.deepEqual(strange, [])
  assert.ok(used.has('fs'))
}

/**
 * The examples of docs/library.md, beside a manifest of the name that they read.
 * @param {string} folder
 */
export function examplesRun(folder) {
  const page = readFileSync(join(root, 'docs/library.md'), 'utf8')
  const examples = [...page.matchAll(/^```js\n([\s\S]*?)^```/gm)].map(([, code = '']) => code)
  assert.ok(examples.length >= 5, `${examples.length} examples`)
  writeFileSync(join(folder, 'operator.yaml'), manifests)
  for (const [index, code] of examples.entries()) {
    writeFileSync(join(folder, `example-${index}.mjs`), code)
    assert.notEqual(run(process.execPath, [`example-${index}.mjs`], folder), '', code)
  }
}

/**
 * Every command, by the name that the package gives it, or of another program.
 * @param {string} folder @param {string} node @param {string} [bin]
 */
export function commandsRun(folder, node, bin = join(folder, 'node_modules/.bin/plimsoll')) {
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` }
  /** @param {number} expected @param {string[]} words */
  const plimsoll = (expected, ...words) =>
    run(bin, words, folder, { env, expected, shell: process.platform === 'win32' })
  const out = `out-${process.hrtime.bigint()}`
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  assert.equal(plimsoll(0, '--version').trim(), version)
  assert.match(plimsoll(0, '--help'), /plimsoll analyze/)
  assert.match(plimsoll(1, 'analyze', 'in.yaml'), /1 of 2 resources fit/)
  valid(folder, 'analyze', JSON.parse(plimsoll(1, 'analyze', 'in.yaml', '--json')))
  const ndjson = plimsoll(1, 'analyze', 'in.yaml', '--ndjson').trim().split('\n')
  for (const line of ndjson) valid(folder, 'analyze-ndjson', JSON.parse(line))
  plimsoll(0, 'split', 'in.yaml', '--plan', 'stages', '--route', 'server-side-apply', '--out', out)
  valid(folder, 'plan', JSON.parse(readFileSync(join(folder, out, 'plan.json'), 'utf8')))
  plimsoll(0, 'split', 'in.yaml', '--plan', 'fit', '--export', 'clusterresourceset', '--out', `${out}.zip`)
  valid(folder, 'verify', JSON.parse(plimsoll(0, 'verify', 'in.yaml', `${out}.zip`, '--json')))
  valid(folder, 'fix', JSON.parse(plimsoll(0, 'fix', 'in.yaml', '--json')))
  valid(folder, 'compare', JSON.parse(plimsoll(0, 'compare', 'in.yaml', 'in.yaml', '--json')))
  valid(folder, 'explain', JSON.parse(plimsoll(0, 'explain', '--json')))
  valid(folder, 'top', JSON.parse(plimsoll(0, 'top', 'in.yaml', '--json')))
  writeFileSync(
    join(folder, '.plimsoll.yaml'),
    'version: 1\ninputs: [in.yaml]\nroutes: [server-side-apply]\nbudgets: {growth: 0 %}\n',
  )
  plimsoll(0, 'check', '--write-baseline', 'sizes.json')
  valid(folder, 'check', JSON.parse(plimsoll(0, 'check', '--baseline', 'sizes.json', '--json')))
  assert.match(plimsoll(0, 'report', 'in.yaml', '--baseline', 'sizes.json'), /^\*\*1 of 2 resources fits\*\*/)
}

/** Imported, and required. @param {string} folder @param {string} node */
export function programsRun(folder, node) {
  run(node, ['program.mjs'], folder)
  run(node, ['program.cjs'], folder)
}

/** The types, checked whole, under both ways of finding them. @param {string} folder */
export function typesHold(folder) {
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const types = ['--types', 'node', '--typeRoots', join(root, 'node_modules/@types')]
  for (const [module, resolution] of [
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ]) {
    const how = ['--module', module ?? '', '--moduleResolution', resolution ?? '', '--target', 'es2023']
    run(
      process.execPath,
      [tsc, '--noEmit', '--strict', '--exactOptionalPropertyTypes', ...how, ...types, 'program.ts'],
      folder,
    )
  }
}

/** Against the schema that the package holds. @param {string} folder @param {string} name @param {unknown} output */
function valid(folder, name, output) {
  const schema = JSON.parse(readFileSync(join(folder, `node_modules/plimsoll/schemas/${name}.json`), 'utf8'))
  const ajv = new Ajv({ allowUnionTypes: true })
  assert.ok(ajv.validate(schema, output), `${name}: ${ajv.errorsText()}`)
}

/**
 * @param {string} program @param {string[]} words @param {string} cwd
 * @param {{ env?: NodeJS.ProcessEnv, expected?: number, shell?: boolean }} [options]
 */
function run(program, words, cwd, { env = process.env, expected = 0, shell = false } = {}) {
  const { status, stdout, stderr, error } = spawnSync(program, words, {
    cwd,
    env,
    shell,
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  if (error) throw error
  assert.equal(
    status,
    expected,
    `${program} ${words.join(' ')} ended with ${status}: ${stdout.slice(-2000)}${stderr.slice(-2000)}`,
  )
  return stdout
}

/** Packs the checkout as `npm pack` does, from what is built; the path of the tarball. @param {string} into */
export function packed(into) {
  mkdirSync(into, { recursive: true })
  const out = run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', into], root, {
    shell: process.platform === 'win32',
  })
  const [entry] = Object.values(JSON.parse(out))
  return join(into, entry.filename)
}
