import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { runnerImport } from 'vite'
import { findKubectl, withoutKubectl } from '../kubectl.mjs'
import { startRecordingApi } from '../recording-api.mjs'
import { root } from '../run.mjs'

export const name =
  'kubectl sends the bytes that are stated, and prints the words that are stated where the server refuses'

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration'

/** The routes of kubectl: its command line, and how the analysis names its request and its route. */
const routes = /** @type {const} */ ([
  { args: ['apply'], request: 'apply', route: 'client-side-apply' },
  { args: ['apply', '--server-side'], request: 'serverSideApply', route: 'server-side-apply' },
  { args: ['create'], request: 'create', route: 'create' },
])

/** @param {import('../conformance.mjs').Reporter} reporter */
export async function run({ check, skip }) {
  const kubectl = findKubectl()
  if (!kubectl) return skip(withoutKubectl)
  const { module: limit } = await runnerImport(join(root, 'src/core/limit/index.ts'))
  /** @type {(id: string) => number} */
  const maxOf = id => limit.limitOf(id).max

  const work = mkdtempSync(join(tmpdir(), 'plimsoll-requests-'))
  const calico = join(
    process.env.PLIMSOLL_FIXTURES ?? resolve(root, '../shared/fixtures'),
    'manifests/calico-tigera-operator-before-9518.yaml',
  )
  if (!existsSync(calico)) skip("no Calico manifest (the fixtures' folder is named by PLIMSOLL_FIXTURES)")
  const inputs = [...(existsSync(calico) ? [calico] : []), write('small.yaml', small), ...atTheLimits(work, maxOf)]

  for (const input of inputs) {
    const analysis = analyze(input)
    const api = await startRecordingApi(kindsOf(analysis), ({ body }) => refusalOf(body, maxOf))
    for (const { args, request, route } of routes) {
      const said = await ask(kubectl, [...args, '--validate=false', '-f', input], api.url, work)
      // Where an object came with a last-applied annotation, server-side apply sends a second, small patch for it: the
      // first counts.
      const sent = new Map(
        api
          .taken()
          .reverse()
          .map(({ body }) => [keyOf(JSON.parse(body)), body]),
      )
      const expected = analysis.resources.filter(({ bytes }) => bytes.request[request] !== null)
      const words = `kubectl ${args.join(' ')} of ${input.split('/').at(-1)}`
      await check(`${words}: ${expected.length} bodies are as large as stated`, () => {
        const stated = expected.map(({ id, bytes }) => [id, bytes.request[request]])
        assert.deepEqual(
          expected.map(({ id }) => [id, Buffer.byteLength(sent.get(id) ?? '')]),
          stated,
        )
        assert.equal(sent.size, expected.length)
      })
      if (route === 'client-side-apply') {
        await check(`${words}: the annotation and all annotations are as large as stated`, () => {
          const seen = expected.map(({ id }) => annotationsOf(JSON.parse(sent.get(id) ?? '{}')))
          assert.deepEqual(
            seen.map((annotations, index) => [
              expected[index]?.id,
              Buffer.byteLength(annotations[lastApplied] ?? ''),
              total(annotations),
            ]),
            expected.map(({ id, bytes }) => [id, bytes.lastApplied, bytes.annotations]),
          )
        })
      }
      const refused = analysis.verdicts.filter(
        // What is refused whatever its size is refused by rules that the stand-in does not have.
        verdict =>
          verdict.route === route && verdict.limit !== null && verdict.message !== null && verdict.resource !== null,
      )
      await check(`${words}: ${refused.length} refusals read as stated`, () => {
        const printed = said
          .replaceAll('\n* ', '\0')
          .split('\n')
          .filter(line => / is invalid: |^Error from server/.test(line))
          .map(line => line.replaceAll('\0', '\n* '))
        assert.deepEqual(
          printed,
          refused.map(({ message }) => (refused.length === 1 ? message : amongOthers(message ?? '', args, input))),
        )
      })
    }
    await check(`a dry run on the server sends what server-side apply sends: ${input.split('/').at(-1)}`, async () => {
      await ask(kubectl, ['apply', '--server-side', '--validate=false', '-f', input], api.url, work)
      const real = api.taken()
      await ask(kubectl, ['apply', '--server-side', '--dry-run=server', '--validate=false', '-f', input], api.url, work)
      assert.deepEqual(
        api.taken().map(({ body }) => body),
        real.map(({ body }) => body),
      )
    })
    await api.stop()
  }
  rmSync(work, { recursive: true })

  /** @param {string} file @param {string} text */
  function write(file, text) {
    writeFileSync(join(work, file), text)
    return join(work, file)
  }
}

/**
 * What makes bytes differ from what one would guess: characters that Go escapes, nulls, numbers, annotations, no
 * namespace, no name.
 */
const small = `apiVersion: v1
kind: ConfigMap
metadata:
  name: escapes
  annotations: {example.com/note: "a <b> & c", 例: 字}
data: {html: "<a href='x'>&</a>", lines: "one\\ntwo\\n", emoji: "\\U0001F6A2"}
---
apiVersion: v1
kind: Namespace
metadata: {name: shop, creationTimestamp: null}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop, resourceVersion: "17"}
spec: {replicas: 1.0, selector: {matchLabels: {app: web}}, template: {metadata: {creationTimestamp: null, labels: {app: web}}, spec: {containers: []}}}
status: {}
---
apiVersion: v1
kind: Secret
metadata: {name: both, annotations: {kubectl.kubernetes.io/last-applied-configuration: "{}"}}
stringData: {password: secret}
---
apiVersion: batch/v1
kind: Job
metadata: {generateName: once-}
spec: {template: {spec: {restartPolicy: Never, containers: []}}}
`

/**
 * Files with objects at each limit and one byte over it, made so by the figures of the analysis itself: all of them in
 * one, and each that is over on its own.
 * @param {string} work
 * @param {(id: string) => number} maxOf
 */
function atTheLimits(work, maxOf) {
  /**
   * @type {[name: string, measure: (resource: ReturnType<typeof analyze>['resources'][number]) => number, max: number,
   *   build: (name: string, text: string) => object][]}
   */
  const cases = [
    ['copy', ({ bytes }) => bytes.annotations, maxOf('apply.last-applied'), configMap],
    ['data', ({ bytes }) => bytes.data ?? 0, maxOf('configmap.data'), configMap],
    ['secret', ({ bytes }) => bytes.data ?? 0, maxOf('secret.data'), secret],
    ['own', ({ bytes }) => bytes.annotations - bytes.lastApplied - 48, maxOf('meta.annotations'), annotated],
    ['body', ({ bytes }) => bytes.request.create ?? 0, maxOf('apiserver.body'), configMap],
  ]
  /** @param {string} file @param {readonly object[]} objects */
  const write = (file, objects) => {
    // kubectl 1.32 takes a file that begins with a brace for JSON objects in a row.
    writeFileSync(join(work, file), objects.map(object => JSON.stringify(object)).join('\n'))
    return join(work, file)
  }
  const pairs = cases.map(([name, measure, max, build]) => {
    /** @param {number} length */
    const measured = length => {
      const [resource] = analyze(write('probe.json', [build(`${name}-at`, 'x'.repeat(length))])).resources
      return resource ? measure(resource) : 0
    }
    const length = max - (measured(1000) - 1000)
    assert.equal(measured(length), max)
    return [build(`${name}-at`, 'x'.repeat(length)), build(`${name}-up`, 'x'.repeat(length + 1))]
  })
  return [
    write('at-the-limits.json', pairs.flat()),
    ...pairs.map(([, over = {}], index) => write(`over-${cases[index]?.[0]}.json`, [over])),
    // What is kept of it is not counted here, so well over.
    write('over-etcd.json', [load('over-etcd', 'x'.repeat(maxOf('etcd.request') + 1000))]),
  ]
}

/**
 * What kubectl prints instead where it reports several errors: a validation error then begins like all others.
 * @param {string} message
 * @param {readonly string[]} args
 * @param {string} input
 */
function amongOthers(message, args, input) {
  const file = args.includes('--server-side') ? '' : `error when creating "${input}": `
  return message.replace(/^The /, `Error from server (Invalid): ${file}`)
}

/** @param {string} name @param {string} text */
const configMap = (name, text) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { text } })
/** @param {string} name @param {string} text */
const secret = (name, text) => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name }, stringData: { text } })
/** @param {string} name @param {string} text */
const annotated = (name, text) => ({
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name, annotations: { text } },
})
/** @param {string} name @param {string} text */
const load = (name, text) => ({ apiVersion: 'example.com/v1', kind: 'Load', metadata: { name }, spec: { text } })

/**
 * What kube-apiserver refuses, counted on the body that came in: an independent count of the same limits. Of etcd's
 * only the answer.
 * @param {string} body
 * @param {(id: string) => number} maxOf
 * @returns {import('../recording-api.mjs').Refusal | null}
 */
function refusalOf(body, maxOf) {
  const limit = maxOf('apiserver.body')
  if (Buffer.byteLength(body) > limit) {
    return { code: 413, reason: 'RequestEntityTooLarge', message: `Request entity too large: limit is ${limit}` }
  }
  const object = JSON.parse(body)
  // Validation names all that it finds.
  const tooLong = [
    { field: 'metadata.annotations', size: total(annotationsOf(object)), max: maxOf('meta.annotations') },
    {
      field: '[]',
      size: object.kind === 'ConfigMap' ? total(object.data ?? {}, false) : 0,
      max: maxOf('configmap.data'),
    },
    {
      field: 'data',
      size: object.kind === 'Secret' ? total(object.stringData ?? {}, false) : 0,
      max: maxOf('secret.data'),
    },
  ].filter(({ size, max }) => size > max)
  if (tooLong.length > 0) return invalid(object, tooLong)
  // No API status, so no reason (limits facts, section 1).
  if (object.kind === 'Load') return { code: 500, message: 'etcdserver: request is too large' }
  return null
}

/**
 * @param {{ kind: string, metadata: { name: string } }} object
 * @param {readonly { field: string, max: number }[]} tooLong
 */
function invalid({ kind, metadata: { name } }, tooLong) {
  const causes = tooLong.map(({ field, max }) => ({
    ...{ reason: 'FieldValueTooLong', field },
    message: `Too long: may not be more than ${max} bytes`,
  }))
  const texts = causes.map(({ field, message }) => `${field}: ${message}`)
  return {
    code: 422,
    reason: 'Invalid',
    message: `${kind} "${name}" is invalid: ${texts.length === 1 ? texts[0] : `[${texts.join(', ')}]`}`,
    details: { name, kind, causes },
  }
}

/** @param {{ metadata?: { annotations?: Record<string, string> } }} object */
function annotationsOf({ metadata }) {
  return metadata?.annotations ?? {}
}

/** @param {Record<string, string>} map @param {boolean} [withKeys] */
function total(map, withKeys = true) {
  return Object.entries(map).reduce(
    (sum, [key, value]) => sum + (withKeys ? Buffer.byteLength(key) : 0) + Buffer.byteLength(value),
    0,
  )
}

/** @param {string} input */
function analyze(input) {
  const plimsoll = join(root, 'dist/cli/plimsoll.js')
  const { stdout } = spawnSync(process.execPath, [plimsoll, 'analyze', '--json', input], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  })
  /**
   * @type {{ resources: { id: string, apiVersion: string, kind: string, namespace: string | null, bytes: { lastApplied:
   *   number, annotations: number, data?: number, request: Record<'apply' | 'serverSideApply' | 'create', number |
   *   null> } }[], verdicts: { resource: string | null, route: string, limit: string | null, message: string | null }[]
   *   }}
   */
  const analysis = JSON.parse(stdout)
  return analysis
}

/** @param {ReturnType<typeof analyze>} analysis */
function kindsOf({ resources }) {
  const kinds = resources.map(({ apiVersion, kind, namespace }) => ({
    apiVersion,
    kind,
    namespaced: namespace !== null,
  }))
  return [...new Map(kinds.map(each => [`${each.apiVersion} ${each.kind}`, each])).values()]
}

/**
 * The id of an object as the analysis names it.
 * @param {{ apiVersion: string, kind: string, metadata: { name?: string, namespace?: string } }} object
 */
function keyOf({ apiVersion, kind, metadata }) {
  const group = apiVersion.includes('/') ? apiVersion.replace(/\/.*/, '') : ''
  return `${group}/${kind}/${metadata.namespace ?? ''}/${metadata.name ?? ''}`
}

/**
 * Runs kubectl against the API, with no configuration of the person's; what it writes to standard error.
 * @param {string} kubectl
 * @param {readonly string[]} args
 * @param {string} url
 * @param {string} work
 * @returns {Promise<string>}
 */
function ask(kubectl, args, url, work) {
  const child = spawn(kubectl, ['--server', url, '--cache-dir', join(work, 'cache'), ...args], {
    env: { ...process.env, KUBECONFIG: join(work, 'none'), HOME: work },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let text = ''
  child.stderr.setEncoding('utf8').on('data', part => {
    text += part
  })
  return new Promise((done, failed) => child.on('error', failed).on('close', () => done(text)))
}
