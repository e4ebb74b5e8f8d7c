import { startRecordingApi } from './recording-api.mjs'

/**
 * @typedef {object} ReplayedWay what a live server kept of an object
 * @property {number} [value]
 * @property {string} [key]
 * @property {readonly string[]} [managers] `manager/operation/subresource/apiVersion`
 * @property {readonly string[]} [fieldsV1]
 */

/**
 * @typedef {object} ReplayedObject
 * @property {string} id
 * @property {string} apiVersion
 * @property {string} kind
 * @property {Record<string, ReplayedWay>} ways
 */

/**
 * Stands in for a cluster by playing back what a live server did with objects: each write is answered with the object
 * as it came, and the managedFields that the live server gave it. It defaults nothing; `kept` says what etcd was asked
 * to keep.
 * @param {readonly ReplayedObject[]} objects
 */
export async function startReplayingApi(objects) {
  const kinds = new Map(
    objects.map(({ apiVersion, kind, id }) => [
      `${apiVersion} ${kind}`,
      { apiVersion, kind, namespaced: id.split('/')[2] !== '' },
    ]),
  )
  for (const kind of ['Namespace']) kinds.set(`v1 ${kind}`, { apiVersion: 'v1', kind, namespaced: false })
  /** @type {number | null} */
  let last = null
  const api = await startRecordingApi([...kinds.values()], () => null, {
    version: 'v1.36.2+stand-in',
    answer(write, object) {
      const found = objects.find(
        each =>
          each.kind === object.kind && each.apiVersion === object.apiVersion && nameOf(each) === object.metadata?.name,
      )
      const way = found?.ways[wayOf(write, object)]
      last = way?.value ?? null
      const managedFields = (way?.managers ?? []).map((manager, index) => {
        const [name, operation, subresource, ...version] = manager.split('/')
        const entry = {
          manager: name,
          operation,
          apiVersion: version.join('/'),
          time: '2026-01-01T00:00:00Z',
          fieldsType: 'FieldsV1',
          fieldsV1: JSON.parse(way?.fieldsV1?.[index] ?? '{}'),
        }
        return subresource ? { ...entry, subresource } : entry
      })
      const metadata = { ...object.metadata, uid: '00000000-0000-0000-0000-000000000000', resourceVersion: '7' }
      return { ...object, metadata: managedFields.length > 0 ? { ...metadata, managedFields } : metadata }
    },
  })
  return {
    ...api,
    /** Bytes that etcd was asked to keep by the last write; null where nothing is known of the object. */
    kept: () => last,
  }
}

/** @param {ReplayedObject} object */
function nameOf({ id }) {
  return id.split('/').at(-1)
}

/**
 * @param {import('./recording-api.mjs').Recorded} write
 * @param {{ metadata?: { annotations?: Record<string, string> } }} object
 */
function wayOf({ method }, object) {
  if (method === 'PATCH') return 'serverSideApply'
  const copied = object.metadata?.annotations?.['kubectl.kubernetes.io/last-applied-configuration'] !== undefined
  return copied ? 'clientSideApply' : 'create'
}
