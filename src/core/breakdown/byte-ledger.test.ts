import { expect, test } from 'vitest'
import { bytes } from '../bytes'
import { create, etcdRequest, storedSizes } from '../encoding'
import { isMapping } from '../manifest'
import { fromJson } from '../testing/from-json'
import { byteLedger } from './byte-ledger'

test('a ledger goes from the text to the request that etcd measures, each row from where the one before ended', () => {
  const object = fromJson({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { x: 'y' } })
  if (!isMapping(object)) throw new Error('no object')
  const value = storedSizes({ object, scope: 'namespaced', customResource: null, lastApplied: null }).create
  if (value === null) throw new Error('no value')
  const { request } = etcdRequest(create, '/registry/configmaps/default/a'.length, value.bytes)
  const ledger = byteLedger({
    source: bytes(80),
    indentation: bytes(10),
    json: bytes(74),
    request: bytes(97),
    value,
    etcdRequest: request,
    max: bytes(1_572_864),
  })
  expect(ledger.rows.map(row => [row.id, row.bytes, row.total])).toEqual([
    ['source', 80, 80],
    ['indentation', -10, 70],
    ['compact', 4, 74],
    ['request', 23, 97],
    ['encoding', -43, 54],
    ['namespace', 7, 61],
    ['uid', 36, 97],
    ['creationTimestamp', 8, 105],
    ['managedFields', 87, 192],
    ['transaction', request - 192, request],
  ])
  expect(ledger.rows.reduce((sum, row) => sum + row.bytes, 0)).toBe(request)
  expect(ledger.headroom).toBe(1_572_864 - request)
  expect(ledger.rows.at(-2)?.writer).toEqual({ manager: 'kubectl-create', operation: 'Update' })
})
