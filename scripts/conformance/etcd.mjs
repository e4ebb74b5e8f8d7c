import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { runnerImport } from 'vite'
import { operatorManifest } from '../inputs.mjs'
import { plimsoll } from '../plimsoll-cli.mjs'
import { root } from '../run.mjs'

export const name = 'etcd takes the largest value that the formula allows, and refuses one byte more'

/** Lengths of keys on both sides of the steps where a length prefix grows. */
const keyLengths = [40, 80, 121, 122, 127, 128, 150, 300]

/** @param {import('../conformance.mjs').Reporter} reporter */
export async function run({ check, skip }) {
  if (!['etcd', 'etcdctl'].every(isInstalled)) {
    return skip('no etcd and etcdctl on the PATH (Debian: apt-get install -y etcd-server etcd-client)')
  }
  const { module: encoding } = await runnerImport(join(root, 'src/core/encoding/etcd/etcd-transaction.ts'))
  const { module: limit } = await runnerImport(join(root, 'src/core/limit/index.ts'))
  const max = limit.limitOf('etcd.request').max
  const send = limit.limitOf('etcd.client.send').max

  const etcd = await startEtcdWithLongIds()
  try {
    // The formula counts the longer request ids; a member with the shorter ones takes one byte more.
    const spare = etcd.hasShortIds ? 1 : 0
    for (const length of keyLengths) {
      const key = `/registry/${'k'.repeat(length - 10)}`
      const created = encoding.largestValue(encoding.create, length, max)
      await check(
        `create under a key of ${length} bytes: ${created} bytes are accepted, ${created + spare + 1} refused`,
        () => {
          assert.match(etcd.create(key, created + spare + 1), tooLarge)
          assert.equal(etcd.create(key, created + spare), 'SUCCESS')
        },
      )
      const revision = etcd.revision(key)
      const write = { shape: 'update', revisionBytes: varintBytes(revision) }
      const updated = encoding.largestValue(write, length, max)
      await check(
        `update under a key of ${length} bytes: ${updated} bytes are accepted, ${updated + spare + 1} refused`,
        () => {
          assert.match(etcd.update(key, revision, updated + spare + 1), tooLarge)
          assert.equal(etcd.update(key, revision, updated + spare), 'SUCCESS')
        },
      )
    }

    await check('over 2 MiB of transaction the client refuses, and names the size that the formula gives', () => {
      const key = `/registry/${'k'.repeat(60)}`
      const last = encoding.largestValue(encoding.create, key.length, send + 20)
      const value = [last - 2, last - 1, last, last + 1, last + 2].find(
        size => encoding.etcdRequest(encoding.create, key.length, size).transaction === send + 1,
      )
      assert.ok(value !== undefined)
      assert.match(etcd.create(key, value - 1), tooLarge)
      assert.match(
        etcd.create(key, value),
        new RegExp(`trying to send message larger than max \\(${send + 1} vs\\. ${send}\\)`),
      )
    })

    await checkCalico({ check, skip }, etcd)
    await checkCarriers({ check, skip }, etcd)
  } finally {
    await etcd.stop()
  }
}

const tooLarge = /etcdserver: request is too large/

/**
 * Every object of the Calico file, in as many bytes and under the key as we say it is kept.
 * @param {import('../conformance.mjs').Reporter} reporter
 * @param {Awaited<ReturnType<typeof startEtcd>>} etcd
 */
async function checkCalico({ check, skip }, etcd) {
  const fixtures = process.env.PLIMSOLL_FIXTURES ?? resolve(root, '../shared/fixtures')
  const file = join(fixtures, 'manifests/calico-tigera-operator-before-9518.yaml')
  if (!existsSync(file)) return skip("no Calico manifest (the fixtures' folder is named by PLIMSOLL_FIXTURES)")
  const { module } = await runnerImport(join(root, 'src/core/testing/stored-objects.ts'))
  for (const { key, stored, encoded, values } of module.storedObjects(new Uint8Array(readFileSync(file)))) {
    await check(`${key}: ${stored} bytes as encoded, ${values.join(', ')} as kept`, () => {
      assert.equal(encoded, stored)
      for (const size of values) assert.equal(etcd.put(key, size), 'SUCCESS')
    })
  }
}

/** Exports whose applier keeps the bundles in objects of its own, and the files that hold these. */
const carriers = [
  { target: 'clusterresourceset', files: /\.yaml$/ },
  { target: 'sveltos', files: /\.yaml$/ },
  { target: 'ocm', files: /\.yaml$/ },
  { target: 'capi-operator', files: /^provider.*\.yaml$/ },
]

/**
 * What a management cluster is asked to keep for each export: ConfigMaps, Secrets, ManifestWorks, and what names them.
 * @param {import('../conformance.mjs').Reporter} reporter
 * @param {Awaited<ReturnType<typeof startEtcd>>} etcd
 */
async function checkCarriers({ check }, etcd) {
  const work = mkdtempSync(join(tmpdir(), 'plimsoll-carriers-'))
  const { module } = await runnerImport(join(root, 'src/core/testing/stored-objects.ts'))
  for (const input of [await operatorManifest(work)]) {
    for (const { target, files } of carriers) {
      const out = join(work, `${input}.${target}`)
      plimsoll(['split', join(work, input), '--plan', 'stages', '--form', 'json', '--export', target, '--out', out])
      const held = readdirSync(out).filter(file => files.test(file))
      await check(`${input} for ${target}: etcd keeps the objects of ${held.length} files`, () => {
        for (const file of held) {
          for (const { key, stored, encoded, values } of module.storedObjects(readFileSync(join(out, file)))) {
            assert.equal(encoded, stored)
            for (const size of values) assert.equal(etcd.put(key, size), 'SUCCESS', `${file}: ${key}`)
          }
        }
      })
    }
  }
  rmSync(work, { recursive: true })
}

/**
 * A member's id, made from its address and the name of its cluster, decides whether its request ids take nine bytes or
 * ten.
 */
async function startEtcdWithLongIds() {
  for (let attempt = 0; ; attempt++) {
    const etcd = await startEtcd(`plimsoll-${attempt}`)
    if (!etcd.hasShortIds || attempt === 9) return etcd
    await etcd.stop()
  }
}

/** One member with its own ports and folder, at its default limits. @param {string} cluster */
async function startEtcd(cluster) {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-etcd-'))
  const [client, peer] = await Promise.all([freePort(), freePort()])
  const url = `http://127.0.0.1:${client}`
  const peerUrl = `http://127.0.0.1:${peer}`
  const server = spawn(
    'etcd',
    [
      ...['--data-dir', folder, '--listen-client-urls', url, '--advertise-client-urls', url],
      ...['--listen-peer-urls', peerUrl, '--initial-advertise-peer-urls', peerUrl],
      ...['--initial-cluster', `default=${peerUrl}`, '--initial-cluster-token', cluster],
    ],
    { stdio: 'ignore' },
  )

  /**
   * @param {readonly string[]} args
   * @param {string} [input]
   */
  const control = (args, input) => {
    const { stdout, stderr } = spawnSync('etcdctl', ['--endpoints', url, '--command-timeout', '30s', ...args], {
      input,
      encoding: 'utf8',
      env: { ...process.env, ETCDCTL_API: '3' },
      maxBuffer: 16 * 1024 * 1024,
    })
    return `${stdout}${stderr}`
  }
  /** Answer of a transaction: its first line, or all of an error. @param {string} input */
  const transact = input => {
    const answer = control(['txn', '--write-out=simple'], input)
    return answer.startsWith('SUCCESS') ? 'SUCCESS' : answer
  }

  for (let attempt = 0; !control(['endpoint', 'health']).includes('is healthy'); attempt++) {
    if (attempt === 40 || server.exitCode !== null) throw new Error('etcd does not start')
    await sleep(250)
  }
  // A JSON number of 64 bits, of which only the low 16 matter (etcd pkg/idutil).
  const member = /"member_id":(\d+)/.exec(control(['endpoint', 'status', '--write-out=json']))?.[1]
  return {
    hasShortIds: (BigInt(member ?? 0x8000) & 0x8000n) === 0n,
    /** @param {string} key @param {number} size */
    create: (key, size) => transact(`mod("${key}") = "0"\n\nput ${key} ${'v'.repeat(size)}\n\n\n`),
    /** @param {string} key @param {number} revision @param {number} size */
    update: (key, revision, size) =>
      transact(`mod("${key}") = "${revision}"\n\nput ${key} ${'v'.repeat(size)}\n\nget ${key}\n\n`),
    /** As the shape asks that the key's state calls for. @param {string} key @param {number} size */
    put(key, size) {
      const revision = this.revision(key)
      return revision === 0 ? this.create(key, size) : this.update(key, revision, size)
    },
    /** Revision of a key, 0 where there is none. @param {string} key */
    revision: key =>
      Number(/"mod_revision":(\d+)/.exec(control(['get', key, '--keys-only', '--write-out=json']))?.[1] ?? 0),
    async stop() {
      server.kill()
      await new Promise(done => server.once('exit', done))
      rmSync(folder, { recursive: true })
    },
  }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise(done => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

/** @param {string} command */
function isInstalled(command) {
  return spawnSync(command, ['--help']).error === undefined
}

/** @param {number} value */
function varintBytes(value) {
  return Math.max(1, Math.ceil(value.toString(2).length / 7))
}
