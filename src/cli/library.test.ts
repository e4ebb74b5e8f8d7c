import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { Ajv, type ValidateFunction } from 'ajv'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { unzipOwn } from '../core/archive'
import { appliers } from '../core/export'
import { manifest } from '../core/testing/manifest'
import {
  analyze,
  analyzeStream,
  check,
  compare,
  explain,
  explainErrors,
  fix,
  type Input,
  InvalidOption,
  split,
  top,
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
    return outcomeOf((await command.load()).start(words))
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
      const { stdout } = await run(
        'split',
        before.name,
        '--export',
        applier,
        '--name',
        'bundles',
        '--plan',
        plan,
        '--out',
        out,
      )
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

  test('split of an archive that is cut, and verify', async () => {
    const cut: Input = {
      name: at('cut.gz'),
      content: Buffer.concat([gzipSync(mixed), gzipSync('a: b').subarray(0, 20)]),
    }
    writeFileSync(cut.name, cut.content)
    await run('split', cut.name, '--name', 'bundles', '--plan', 'fit', '--out', at('cut.zip'))
    const answer = split([cut], { plan: 'fit' })
    expect(answer.zip()).toEqual(new Uint8Array(readFileSync(at('cut.zip'))))
    expect(answer.proof.unread).toMatchObject([{ source: cut.name, code: expect.stringMatching(/^archive-/) }])
    const written = await json('verify', cut.name, at('cut.zip'))
    expectValid('verify', written)
    expect(asJson(verify([cut], answer.files))).toEqual(written)
    expect(written).toMatchObject({ proof: { unread: answer.proof.unread } })
  })

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

  test('check, its baseline and its file', async () => {
    const budgets = `version: 1
cluster: {own: {etcd.request: 2 MiB}}
routes: [server-side-apply, {route: clusterresourceset-configmap, failOn: tight, cluster: k3s-sql}]
budgets: {annotations: 80 %, growth: 5 %, for: {kind:ConfigMap: {total data: 9 kB}}}
baseline: sizes.json
ignores: [{resource: Job/*, reason: it is known, until: 2999-01-01}]
`
    writeFileSync(at('budgets.yaml'), budgets)
    expectValid('budgets', parse(budgets))
    for (const wrong of [
      'budgetss: {}',
      'budgets: {jsonn: 5}',
      'routes: [aply]',
      'cluster: k3',
      'ignores: [{resource: a}]',
    ]) {
      expect(validators.get('budgets')?.(parse(`version: 1\n${wrong}`)), wrong).toBe(false)
    }
    await run('check', before.name, '--config', at('budgets.yaml'), '--write-baseline', at('sizes.json'))
    const baseline = readFileSync(at('sizes.json'), 'utf8')
    expectValid('baseline', JSON.parse(baseline))
    const written = await json('check', after.name, '--config', at('budgets.yaml'))
    expectValid('check', written)
    expect(asJson(check([after], { budgets, baseline, file: at('budgets.yaml') }))).toEqual(written)
    expect(() => check([after], { budgets: 'version: 1\nroute: x' })).toThrow(
      ".plimsoll.yaml:2:1: a budgets file has no 'route'",
    )
    expect(() => check([after], { budgets, baseline: '{}' })).toThrow(InvalidOption)
  })

  test('top', async () => {
    const written = await json('top', before.name)
    expectValid('top', written)
    expect(asJson(top([before]))).toEqual(written)
  })

  test('every schema is held against an output, and refuses what is none', () => {
    expect(schemaNames).toHaveLength(12)
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
    ['plan takes crds-first, stages', { plan: 'crds-apart' }],
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
    ['route takes', { route: Object.create(null) }],
    ['options takes an object', null],
    ['options takes an object', { options: null }],
    ['options.repository takes a text', { export: 'argocd', options: { repository: 5 } }],
    ['limits.own takes an object', { limits: { own: null } }],
    ['include takes a list', { include: 'kind:ConfigMap' }],
    ['exclude: a pattern takes a text', { exclude: [5] }],
    ['name takes', { name: null }],
  ])('an option that makes no sense is refused: %s', (said, options) => {
    const call = () => split([before], options as never)
    expect(call).toThrow(InvalidOption)
    expect(call).toThrow(said)
  })

  const refusals: readonly [string, () => unknown][] = [
    ['encryption takes an object', () => analyze([before], { encryption: null } as never)],
    ['routes takes a list', () => compare([before], [after], { routes: 'create' } as never)],
    ['text takes a text', () => explainErrors(undefined as never)],
    ['words takes a text', () => explain(5 as never)],
    ['files takes a list', () => verify([before], undefined as never)],
    ['files takes objects', () => verify([before], [{ bytes: new Uint8Array() }] as never)],
  ]
  test.each(refusals)('what is no argument is refused: %s', (said, call) => {
    expect(call).toThrow(InvalidOption)
    expect(call).toThrow(said)
  })

  const functions = {
    analyze,
    split,
    fix,
    top,
    check: (inputs: never) => check(inputs, { budgets: 'version: 1' }),
    compare: compare.bind(null, []),
    verify: (inputs: never) => verify(inputs, []),
  }
  test.each(Object.entries(functions))('what is no input is refused by %s', (_, call) => {
    for (const inputs of [undefined, 'text', before, Promise.resolve([before]), [null], ['text'], [{ name: 5 }]]) {
      expect(() => call(inputs as never), String(inputs)).toThrow(InvalidOption)
    }
    expect(() => call([{ name: 'later.yaml', content: Promise.resolve('') }] as never)).toThrow('content of later.yaml')
  })

  describe('what is read as a stream', () => {
    const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {text: "\u{1f600}€"}\n'
    const bytes = new TextEncoder().encode(text)
    async function streamed(content: unknown): Promise<unknown[]> {
      const records = []
      for await (const record of analyzeStream([{ name: 'a.yaml', content: content as string }])) records.push(record)
      return records
    }
    /** As a program that has one buffer for all that it reads. */
    function* inOneBuffer() {
      const buffer = new Uint8Array(16)
      for (let at = 0; at < bytes.length; at += buffer.length) {
        const part = bytes.subarray(at, at + buffer.length)
        buffer.set(part)
        yield buffer.subarray(0, part.length)
      }
    }
    const same: Record<string, () => unknown> = {
      'a text': () => text,
      'its bytes': () => bytes,
      'halves of characters': () => text.split(''),
      'single bytes': () => Array.from(bytes, byte => Uint8Array.of(byte)),
      'one buffer, filled again': inOneBuffer,
      'the body of a response': () => new Response(text).body,
      'a function that takes its time': () => async () => [text],
    }
    test.each(Object.entries(same))('%s', async (_, content) => {
      expect(await streamed(content())).toEqual(await streamed([text]))
    })

    test.each([undefined, 5, {}, Promise.resolve([]), [5], [null], [new ArrayBuffer(3)], () => 5])(
      'not %s',
      async content => {
        await expect(streamed(content)).rejects.toThrow(InvalidOption)
      },
    )

    test('what reading throws is thrown, and what was read before it is there', async () => {
      const records: unknown[] = []
      const content = function* () {
        yield `${text}---\n${text}---\n`
        throw new Error('the disk is gone')
      }
      const reading = (async () => {
        for await (const record of analyzeStream([{ name: 'a.yaml', content: content() }])) records.push(record)
      })()
      await expect(reading).rejects.toThrow('the disk is gone')
    })
  })
})
