import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { runnerImport } from 'vite'
import { findKubectl, withoutKubectl } from '../kubectl.mjs'
import { startReplayingApi } from '../replaying-api.mjs'
import { root } from '../run.mjs'

export const name = 'a cluster keeps of each object what is stated'

/**
 * @typedef {object} Stated
 * @property {string} apiVersion
 * @property {string} kind
 * @property {string} name
 * @property {boolean} namespaced
 * @property {string} json
 * @property {string} key
 * @property {Record<'create' | 'clientSideApply' | 'serverSideApply', { value: number, managedFields: number } | null>}
 *   ways
 */

/** The three ways of kubectl, by the names of the analysis. */
const ways = /** @type {const} */ ([
  { way: 'create', args: ['create'] },
  { way: 'clientSideApply', args: ['apply'] },
  { way: 'serverSideApply', args: ['apply', '--server-side'] },
])

/**
 * Asks the cluster of `--server KUBECONFIG`, in a namespace of its own that is gone afterwards. What etcd keeps is read
 * from etcd itself where `ETCDCTL_ENDPOINTS` names it (etcdctl reads its other variables too), else worked out from
 * what the server shows. Without a cluster the machinery is tried on a stand-in that plays back the recordings.
 * @param {import('../conformance.mjs').Reporter} reporter
 */
export async function run({ check, skip }) {
  const kubectl = findKubectl()
  if (!kubectl) return skip(withoutKubectl)
  const { module } = await runnerImport(join(root, 'src/core/testing/server-objects.ts'))
  const inputs = await inputsOf()
  const work = mkdtempSync(join(tmpdir(), 'plimsoll-server-'))
  const configuration = optionOf('--server')
  const standIn = configuration === null ? await startStandIn() : null
  if (configuration === null) skip('no cluster: name one with --server KUBECONFIG')
  if (configuration === null && standIn === null)
    return skip("no recordings either (the fixtures' folder is named by PLIMSOLL_FIXTURES)")
  const config = resolve(configuration ?? join(work, 'config'))
  if (standIn !== null) writeFileSync(config, kubeconfigOf(standIn.url))
  const cluster = createCluster(kubectl, config, work)
  // The stand-in has no schemas, so kubectl cannot ask it to validate.
  const lax = standIn === null ? [] : ['--validate=false']
  // As long as `default`: so the recordings hold for it.
  const namespace = `p${Math.random().toString(36).slice(2, 8).padEnd(6, '0')}`
  try {
    const server = await cluster.server()
    if (!isLoopback(server) && !process.argv.includes('--any-host')) {
      return await check(`the cluster is on this machine: ${server}`, () => {
        throw new Error('objects are created and removed there: say --any-host if that is meant')
      })
    }
    const own = join(work, 'namespace.json')
    writeFileSync(own, JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } }))
    await cluster.must(['create', ...lax, '-f', own])
    const objects = [...inputs].flatMap(([input, text]) =>
      module.statedObjects(text, namespace).map((/** @type {Stated} */ object) => ({ input, object })),
    )
    // The recordings are held against what is stated by the unit tests; on the stand-in the machinery is tried.
    const tried = standIn === null ? objects : objects.filter((_, index) => index % 4 === 0)
    for (const { input, object } of tried) await checkObject(input, object)
  } finally {
    await cluster.ask(['delete', 'namespace', namespace, '--wait=false', '--ignore-not-found'])
    await cluster.removeAll()
    await standIn?.stop()
    rmSync(work, { recursive: true, force: true })
  }

  /**
   * @param {string} input
   * @param {Stated} object what `statedObjects` says of it
   */
  async function checkObject(input, object) {
    const file = join(work, 'object.json')
    writeFileSync(file, object.json)
    const place = object.namespaced ? ['-n', namespace] : []
    const named = [`${object.kind}.${groupOf(object.apiVersion)}`.replace(/\.$/, ''), object.name]
    if (!object.namespaced && (await cluster.ask(['get', ...named])).code === 0) {
      return skip(`${input}: ${object.kind} ${object.name} is there already`)
    }
    for (const { way, args } of ways) {
      const stated = object.ways[way]
      if (stated === null || (standIn !== null && !standIn.knows(object, way))) continue
      await check(
        `${input}: ${object.kind} ${object.name}, kubectl ${args.join(' ')}: ${stated.value} bytes`,
        async () => {
          cluster.willRemove([...named, ...place])
          const shown = await cluster.must([
            ...args,
            ...lax,
            '-f',
            file,
            ...place,
            '-o',
            'json',
            '--show-managed-fields',
          ])
          try {
            const sizes = module.sizesOfShown(shown)
            // The stand-in fills in no defaults, so lengths in front of what it shows may take a byte less, or two.
            const spare = standIn === null ? 0 : 2
            const off = Math.abs(sizes.managedFields - stated.managedFields)
            assert.ok(off <= spare, `managedFields: ${sizes.managedFields}, stated ${stated.managedFields}`)
            const kept = standIn ? standIn.kept() : keptInEtcd(object.key, JSON.parse(shown).metadata.resourceVersion)
            // What the server shows is what it keeps where the kind is kept in the version that was sent.
            if (kept !== null) assert.equal(kept, stated.value, 'in etcd')
            else if (standIn === null) assert.equal(sizes.value, stated.value, 'as the server shows it')
          } finally {
            await cluster.ask(['delete', ...named, ...place, '--ignore-not-found', '--grace-period=0', '--force'])
          }
        },
      )
    }
  }
}

/** Bytes of a key at a revision; null where no etcd is named. @param {string} key @param {string} revision */
function keptInEtcd(key, revision) {
  if (!process.env.ETCDCTL_ENDPOINTS) return null
  const { status, stdout, stderr } = spawnSync('etcdctl', ['get', key, '--rev', revision, '--write-out=json'], {
    encoding: 'utf8',
    env: { ...process.env, ETCDCTL_API: '3' },
    maxBuffer: 16 * 1024 * 1024,
  })
  if (status !== 0) throw new Error(stderr)
  const [found] = JSON.parse(stdout).kvs ?? []
  if (!found) throw new Error(`no ${key} in etcd at revision ${revision}`)
  return Buffer.from(found.value, 'base64').length
}

/**
 * kubectl in one cluster, with nothing of the person's configuration but that of the cluster.
 * @param {string} kubectl
 * @param {string} config
 * @param {string} work
 */
function createCluster(kubectl, config, work) {
  /** @type {Map<string, readonly string[]>} */
  const left = new Map()
  /** @param {readonly string[]} args */
  const ask = args => {
    const child = spawn(kubectl, ['--kubeconfig', config, '--cache-dir', join(work, 'cache'), ...args], {
      env: { ...process.env, HOME: work },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let [text, errors] = ['', '']
    child.stdout.setEncoding('utf8').on('data', part => {
      text += part
    })
    child.stderr.setEncoding('utf8').on('data', part => {
      errors += part
    })
    return /** @type {Promise<{ code: number | null, text: string, errors: string }>} */ (
      new Promise((done, failed) => child.on('error', failed).on('close', code => done({ code, text, errors })))
    )
  }
  /** @param {readonly string[]} args */
  const must = async args => {
    const { code, text, errors } = await ask(args)
    if (code !== 0) throw new Error(`kubectl ${args.join(' ')}: ${errors}`)
    return text
  }
  return {
    ask,
    must,
    server: () => must(['config', 'view', '--minify', '-o', 'jsonpath={.clusters[0].cluster.server}']),
    /** Remembers what is removed at the end even where a check fails half-way. @param {readonly string[]} target */
    willRemove: target => left.set(target.join(' '), target),
    async removeAll() {
      for (const target of left.values()) await ask(['delete', ...target, '--ignore-not-found', '--wait=false'])
    },
  }
}

/** @returns {Promise<Map<string, string>>} */
async function inputsOf() {
  const { module } = await runnerImport(join(root, 'src/core/sample/index.ts'))
  const inputs = new Map([['sample', module.operatorWithCrds()]])
  for (const { input, yaml, flags } of recordings()) if (!flags) inputs.set(input, yaml)
  return inputs
}

/**
 * @returns {readonly { input: string, yaml: string, flags?: string, objects:
 *   import('../replaying-api.mjs').ReplayedObject[] }[]}
 */
function recordings() {
  const fixtures = process.env.PLIMSOLL_FIXTURES ?? resolve(root, '../shared/fixtures')
  const file = join(fixtures, 'apiserver/written.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).cases : []
}

async function startStandIn() {
  // A name that stands in two inputs is played back of neither.
  const objects = recordings().flatMap(({ flags, objects }) => (flags ? [] : objects))
  const times = new Map()
  for (const { kind, id } of objects) times.set(`${kind} ${id}`, (times.get(`${kind} ${id}`) ?? 0) + 1)
  const once = objects.filter(({ kind, id }) => times.get(`${kind} ${id}`) === 1)
  if (once.length === 0) return null
  const api = await startReplayingApi(once)
  return {
    ...api,
    /** @param {{ kind: string, name: string, json: string }} object @param {string} way */
    // A copy of the manifest that was there before makes a create look like an apply.
    knows: ({ kind, name, json }, way) =>
      !json.includes('last-applied-configuration') &&
      once.some(each => each.kind === kind && each.id.split('/').at(-1) === name && each.ways[way]?.value),
  }
}

/** @param {string} server */
function kubeconfigOf(server) {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'c', cluster: { server } }],
    contexts: [{ name: 'c', context: { cluster: 'c', user: 'u' } }],
    users: [{ name: 'u', user: {} }],
    'current-context': 'c',
  })
}

/** @param {string} server */
function isLoopback(server) {
  const { hostname } = new URL(server)
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname)
}

/** @param {string} apiVersion */
function groupOf(apiVersion) {
  return apiVersion.includes('/') ? apiVersion.replace(/\/.*/, '') : ''
}

/** @param {string} name */
function optionOf(name) {
  const at = process.argv.indexOf(name)
  return at < 0 ? null : (process.argv[at + 1] ?? null)
}
