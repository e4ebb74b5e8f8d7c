import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv, type ValidateFunction } from 'ajv'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { unzipOwn } from '../core/archive'
import { appliers } from '../core/export'
import { manifest } from '../core/testing/manifest'
import {
  analyze,
  analyzeStream,
  compare,
  explain,
  explainErrors,
  fix,
  type Input,
  InvalidOption,
  split,
  verify,
} from '../library'
import { commands } from './commands'
import { planNames } from './plan-options'
import { type Outcome, outcomeOf } from './testing/outcome-of'

// The library gives what the command line writes, and what it writes is as the schemas say.

const schemas = fileURLToPath(new URL('../../schemas/', import.meta.url))
const ajv = new Ajv({ allowUnionTypes: true })

/**
 * The schema, and the same with no room for fields that it does not name: what is written today must all stand in it.
 */
function schemaOf(name: string): ValidateFunction {
  const schema: unknown = JSON.parse(readFileSync(join(schemas, `${name}.json`), 'utf8'))
  return ajv.compile(closed(schema) as object)
}

function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema
  const entries = Object.entries(schema).map(([key, value]) => [key, closed(value)])
  const isObject = 'type' in schema && schema.type === 'object' && 'properties' in schema
  return { ...Object.fromEntries(entries), ...(isObject ? { additionalProperties: false } : {}) }
}

const schemaNames = readdirSync(schemas).flatMap(file => (file.endsWith('.json') ? [file.slice(0, -5)] : []))
const validators = new Map(schemaNames.map(name => [name, schemaOf(name)]))

function expectValid(name: string, output: unknown): void {
  const validate = validators.get(name)
  const isValid = validate?.(output)
  expect(isValid, `${name}: ${ajv.errorsText(validate?.errors)}`).toBe(true)
}

/** Of every sort: large, refused, broken, unreadable, generated, referring, custom, twice, with a Secret, in a List. */
const mixed = [
  manifest`CRD small json=3000; ConfigMap annotated data=6000; ConfigMap tight data=4000; Secret s data=1000; Namespace shop`,
  'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: ConfigMap, metadata: {name: inside}}\n- {apiVersion: v1, kind: ConfigMap, metadata: {name: inside}}\n',
  'apiVersion: batch/v1\nkind: Job\nmetadata: {generateName: once-}\nspec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: a, envFrom: [{configMapRef: {name: gone}}]}]}}}\n',
  'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: broken\n\tdata: x\n',
  'apiVersion: example.org/v1\nkind: Unheard\nmetadata: {name: of}\nspec: {a: 1}\n',
  'apiVersion: v1\nkind: Service\nmetadata: {name: wrong}\nspec: {ports: x, unheard: 1}\n',
].join('---\n')

const limits = { preset: 'k3s-sql', own: { 'etcd.request': 5_200 }, tightOver: 0.8 } as const
const later = mixed.replace('name: inside', 'name: renamed').replace('a: 1', 'a: 2')
const printed =
  'The ConfigMap "annotated" is invalid: metadata.annotations: Too long: may not be more than 262144 bytes'

describe('the library and its schemas', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-library-'))
  const at = (name: string): string => join(folder, name)
  const before: Input = { name: at('before.yaml'), content: mixed }
  const after: Input = { name: at('after.yaml'), content: new TextEncoder().encode(later) }

  beforeAll(() => {
    writeFileSync(before.name, before.content)
    writeFileSync(after.name, after.content)
    writeFileSync(at('error.txt'), printed)
    writeFileSync(at('limits.json'), JSON.stringify(limits))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  async function run(name: string, ...words: string[]): Promise<Outcome> {
    const command = commands.find(each => each.name === name)
    if (!command) throw new Error(`no command ${name}`)
    return outcomeOf(command.start(words))
  }
  async function json(name: string, ...words: string[]): Promise<unknown> {
    return JSON.parse((await run(name, ...words, '--json')).stdout)
  }
  const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

  test('analyze', async () => {
    const written = await json('analyze', before.name, '--limits', at('limits.json'), '--encryption', 'kms-v2')
    expectValid('analyze', written)
    const answer = analyze([before], { limits, encryption: { provider: 'kms-v2' } })
    expect(asJson(answer)).toEqual(written)
    expect(answer.resources.length).toBeGreaterThan(10)
    expect(new Set(answer.verdicts.map(({ verdict }) => verdict))).toEqual(new Set(['fits', 'tight', 'refused']))
    expect(answer.problems.some(({ severity }) => severity === 'error')).toBe(true)
  })

  test('analyze of an archive', async () => {
    writeFileSync(at('in.zip'), split([after], { plan: 'one-each' }).zip())
    const written = await json('analyze', at('in.zip'))
    expectValid('analyze', written)
    expect(asJson(analyze([{ name: at('in.zip'), content: readFileSync(at('in.zip')) }]))).toEqual(written)
  })

  test('analyze --ndjson', async () => {
    const lines = (await run('analyze', before.name, '--ndjson')).stdout.trim().split('\n')
    const written = lines.map((line): unknown => JSON.parse(line))
    for (const line of written) expectValid('analyze-ndjson', line)
    const chunks = (mixed.match(/.{1,4000}/gs) ?? []).map(text => text)
    const records = []
    for await (const record of analyzeStream([{ name: before.name, content: () => chunks }])) records.push(record)
    expect(asJson(records.filter(record => !('problem' in record)))).toEqual(written)
    expect(records.some(record => 'problem' in record && record.problem.message !== '')).toBe(true)
    expect(records.at(-1)).toMatchObject({ input: true })
  })

  test.each(appliers.map(({ id }, index) => [id, planNames[index % planNames.length] ?? 'fit'] as const))(
    'split for %s, and verify',
    async (applier, plan) => {
      const out = at(`${applier}.zip`)
      const { stdout } = await run('split', before.name, '--export', applier, '--plan', plan, '--out', out)
      expect(stdout).toContain(' in, ')
      const answer = split([before], { export: applier, plan: plan as 'fit' })
      expect(answer.zip()).toEqual(new Uint8Array(readFileSync(out)))
      expectValid('plan', asJson(answer.plan))
      const written = await json('verify', before.name, out)
      expectValid('verify', written)
      expect(asJson(verify([before], answer.files))).toEqual(written)
      expect(answer.proof.equal).toBe(true)
    },
    60_000,
  )

  test('compare', async () => {
    const options = ['--plan', 'stages', '--export', 'helm', '--format', 'text']
    const written = await json('compare', before.name, after.name, ...options)
    expectValid('compare', written)
    const plan = { plan: 'stages', export: 'helm', format: 'text' } as const
    expect(asJson(compare([before], [after], { plan }))).toEqual(written)
    expect(asJson(compare([before], [after]))).toEqual(await json('compare', before.name, after.name))
  })

  test.each(['client-side-apply', 'clusterresourceset-configmap', 'helm-3-crds'] as const)(
    'fix for %s',
    async route => {
      const written = await json('fix', before.name, '--route', route)
      expectValid('fix', written)
      expect(asJson(fix([before], { route }))).toEqual(written)
    },
  )

  test('fix --error, with manifests', async () => {
    const written = await json('fix', '--error', at('error.txt'), before.name)
    expectValid('fix-error', written)
    const answer = explainErrors(printed, [before])
    expect(asJson(answer)).toEqual(written)
    expect(answer.errors[0]).toMatchObject({ resources: ['/ConfigMap/default/annotated'] })
    expectValid('fix-error', asJson(explainErrors(printed)))
  })

  test('explain', async () => {
    const written = await json('explain')
    expectValid('explain', written)
    expect(asJson(explain())).toEqual(written)
    expect(explain('etcd.request')).toMatchObject([{ id: 'etcd.request', max: 1_572_864 }])
    expect(explain('no such words')).toEqual([])
  })

  test('every schema is held against an output, and refuses what is none', () => {
    expect(schemaNames).toHaveLength(8)
    for (const [name, validate] of validators) {
      expect(validate({ version: 2 }), name).toBe(false)
      expect(validate([{}]), name).toBe(false)
    }
  })

  const old = fileURLToPath(new URL('written-by-3da0b2c/', import.meta.url))
  test.each(readdirSync(old).filter(name => name.endsWith('.zip')))('plan.json of an older version: %s', name => {
    const plan = unzipOwn(readFileSync(join(old, name)), 1e9)?.find(({ path }) => path.endsWith('plan.json'))
    expectValid('plan', JSON.parse(new TextDecoder().decode(plan?.bytes)))
  })

  test.each([
    ['route', { route: 'helmet' }],
    ['plan', { plan: 'crds-apart-ish' }],
    ['export', { export: 'kubctl' }],
    ['helm goes by', { route: 'create', export: 'helm' }],
    ['format', { format: 'xml' }],
    ['maxBytes', { maxBytes: -1 }],
    ['name', { name: 'Über' }],
    ['options.namespace', { export: 'argocd', options: { namespace: 'NOT ONE' } }],
    ['no option', { options: { unheard: '1' } }],
    ['limits', { limits: 'k8s' }],
    ["no 'etcd.request'", { limits: { 'etcd.request': 5 } }],
    ['limits.own', { limits: { own: { 'etcd.reqest': 5 } } }],
    ['validate', { validate: 'true' }],
  ])('an option that makes no sense is refused: %s', (said, options) => {
    const call = () => split([before], options as never)
    expect(call).toThrow(InvalidOption)
    expect(call).toThrow(said)
  })
})
