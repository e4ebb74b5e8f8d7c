import { createServer } from 'node:http'

/**
 * @typedef {object} Served a kind that the API knows
 * @property {string} apiVersion
 * @property {string} kind
 * @property {boolean} namespaced
 */

/**
 * @typedef {object} Recorded a write as it came in
 * @property {string} method
 * @property {string} path
 * @property {string | undefined} contentType
 * @property {string} body
 */

/**
 * @typedef {object} Refusal what the API answers instead of the object: the fields of a Status
 * @property {number} code
 * @property {string} message
 * @property {string} [reason]
 * @property {object} [details]
 */

/**
 * Stands in for kube-apiserver: discovery of the given kinds, 404 for every object, and every write recorded byte for
 * byte and answered with the object, or with what `refuse` says. It validates, defaults and encodes nothing.
 * @param {readonly Served[]} kinds
 * @param {(write: Recorded) => Refusal | null} [refuse]
 * @param {{ version?: string, answer?: (write: Recorded, object: any) => object }} [as] the release that it says it is,
 *   and what it answers to a
 *   write in the place of the object as it came
 */
export async function startRecordingApi(kinds, refuse = () => null, { version = 'v1.32.0', answer = echo } = {}) {
  /** @type {Recorded[]} */
  const writes = []
  const server = createServer((request, response) => {
    /** @type {Buffer[]} */
    const parts = []
    request.on('data', part => parts.push(part))
    request.on('end', () => {
      const path = (request.url ?? '').replace(/\?.*/, '')
      const body = Buffer.concat(parts).toString('utf8')
      const [code, answer] = answerTo(request.method ?? '', path, request.headers['content-type'], body)
      response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    })
  })

  /**
   * @param {string} method
   * @param {string} path
   * @param {string | undefined} contentType
   * @param {string} body
   * @returns {[number, object]}
   */
  function answerTo(method, path, contentType, body) {
    if (method === 'GET') {
      const found = path === '/version' ? versionOf(version) : discovery(kinds, path)
      return found ? [200, found] : [404, status({ code: 404, reason: 'NotFound', message: `${path} not found` })]
    }
    const write = { method, path, contentType, body }
    writes.push(write)
    const refusal = refuse(write)
    if (refusal) return [refusal.code, status(refusal)]
    // What is deleted is gone at once: it was never there.
    if (method === 'DELETE') return [200, { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success' }]
    return [method === 'POST' ? 201 : 200, answer(write, JSON.parse(body))]
  }

  await new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    /** What was written since this was last asked for. */
    taken: () => writes.splice(0),
    stop: () => new Promise(resolve => server.close(() => resolve(undefined))),
  }
}

/** @param {Recorded} _write @param {object} object */
function echo(_write, object) {
  return object
}

/** @param {string} gitVersion */
function versionOf(gitVersion) {
  const [major, minor] = gitVersion.slice(1).split('.')
  return { major, minor, gitVersion }
}

/** @param {Refusal} refusal */
function status(refusal) {
  return { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', ...refusal }
}

/**
 * @param {readonly Served[]} kinds
 * @param {string} path
 */
function discovery(kinds, path) {
  const [, root, group, version, ...more] = path.split('/')
  if (path === '/api') return { kind: 'APIVersions', versions: ['v1'] }
  if (path === '/apis') {
    const groupVersions = new Set(kinds.flatMap(({ apiVersion }) => (apiVersion.includes('/') ? [apiVersion] : [])))
    const names = [...new Set([...groupVersions].map(groupVersion => groupVersion.split('/')[0]))]
    const groups = names.map(name => {
      const versions = [...groupVersions]
        .filter(each => each.startsWith(`${name}/`))
        .map(each => ({ groupVersion: each, version: each.split('/')[1] }))
      return { name, versions, preferredVersion: versions[0] }
    })
    return { kind: 'APIGroupList', apiVersion: 'v1', groups }
  }
  const groupVersion = root === 'api' ? group : `${group}/${version}`
  if ((root === 'api' ? version : more[0]) !== undefined) return null
  const served = kinds.filter(({ apiVersion }) => apiVersion === groupVersion)
  const resources = served.map(({ kind, namespaced }) => ({
    name: pluralOf(kind),
    singularName: kind.toLowerCase(),
    namespaced,
    kind,
    verbs: ['create', 'delete', 'get', 'list', 'patch', 'update'],
  }))
  return served.length > 0 ? { kind: 'APIResourceList', apiVersion: 'v1', groupVersion, resources } : null
}

/** The name in paths; any will do, as kubectl takes it from discovery. @param {string} kind */
function pluralOf(kind) {
  return `${kind.toLowerCase()}s`
}
