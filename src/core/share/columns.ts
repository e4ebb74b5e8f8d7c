import type { ResourceReport } from '../analysis'
import { type Bytes, bytes } from '../bytes'
import type { Known, Sizes } from '../encoding'

/** The parts of a resource that stand in a link as numbers: its sizes, and how some of them are known. */
export type Numbers = Pick<ResourceReport, 'bytes' | 'known'>

interface Column {
  /** Column whose number is taken off, so that what is left is short and often the same: deflate makes little of it. */
  readonly base: number | null
  readonly of: (numbers: Numbers) => number | null
}

const knowns: readonly Known[] = ['exact', 'rule', 'estimate']

const size =
  (of: (sizes: Sizes) => number | null | undefined): Column['of'] =>
  numbers =>
    of(numbers.bytes) ?? null

/** In the order of version 1; a version keeps its columns. */
const columns: readonly Column[] = [
  { base: null, of: size(s => s.source) },
  { base: null, of: size(s => s.json) },
  { base: 1, of: size(s => s.jsonDocument) },
  { base: 1, of: size(s => s.lastApplied) },
  { base: 3, of: size(s => s.annotations) },
  { base: null, of: size(s => s.ownAnnotations) },
  { base: 1, of: size(s => s.request.create) },
  { base: 6, of: size(s => s.request.apply) },
  { base: 1, of: size(s => s.request.serverSideApply) },
  { base: null, of: size(s => s.data) },
  { base: 1, of: size(s => s.stored) },
  { base: 10, of: size(s => s.etcdValue.create) },
  { base: 11, of: size(s => s.etcdValue.serverSideApply) },
  { base: 11, of: size(s => s.etcdValue.clientSideApply) },
  { base: 11, of: size(s => s.etcdRequest.create?.request) },
  { base: 14, of: size(s => s.etcdRequest.create?.transaction) },
  { base: 12, of: size(s => s.etcdRequest.serverSideApply?.request) },
  { base: 16, of: size(s => s.etcdRequest.serverSideApply?.transaction) },
  { base: 13, of: size(s => s.etcdRequest.clientSideApply?.request) },
  { base: 18, of: size(s => s.etcdRequest.clientSideApply?.transaction) },
  { base: null, of: size(s => s.gzip) },
  { base: null, of: ({ known }) => knowns.indexOf(known.stored) * 3 + knowns.indexOf(known.etcdValue) },
]

/** The numbers of all resources, a column for each kind of number. */
export function writeColumns(rows: readonly Numbers[]): (number | null)[][] {
  const plain = columns.map(column => rows.map(column.of))
  return plain.map((column, index) => {
    const base = plain[columns[index]?.base ?? -1]
    return base ? column.map((value, row) => (value === null ? null : value - (base[row] ?? 0))) : column
  })
}

/** The numbers back; null where these are no columns of so many rows. */
export function readColumns(written: unknown, rows: number): Numbers[] | null {
  if (!Array.isArray(written) || written.length !== columns.length) return null
  const plain: (number | null)[][] = []
  for (const [index, column] of written.entries()) {
    if (!Array.isArray(column) || column.length !== rows) return null
    const base = plain[columns[index]?.base ?? -1]
    const values: (number | null)[] = []
    for (const [row, value] of column.entries()) {
      const whole = value === null ? null : Number.isSafeInteger(value) ? value + (base?.[row] ?? 0) : -1
      if (whole !== null && !(whole >= 0 && whole <= Number.MAX_SAFE_INTEGER)) return null
      values.push(whole)
    }
    plain.push(values)
  }
  return Array.from({ length: rows }, (_, row) => numbersOf(plain.map(column => column[row] ?? null)))
}

function numbersOf(row: readonly (number | null)[]): Numbers {
  const at = (column: number): Bytes | null => {
    const value = row[column]
    return value === null || value === undefined ? null : bytes(value)
  }
  const write = (column: number) => {
    const [request, transaction] = [at(column), at(column + 1)]
    return request === null || transaction === null ? null : { request, transaction }
  }
  const known = row[21] ?? 0
  return {
    bytes: {
      source: at(0) ?? bytes(0),
      json: at(1),
      jsonDocument: at(2),
      lastApplied: at(3),
      annotations: at(4),
      ownAnnotations: at(5),
      request: { create: at(6), apply: at(7), serverSideApply: at(8) },
      data: at(9),
      stored: at(10),
      etcdValue: { create: at(11), serverSideApply: at(12), clientSideApply: at(13) },
      etcdRequest: { create: write(14), serverSideApply: write(16), clientSideApply: write(18) },
      gzip: at(20),
    },
    known: {
      stored: knowns[Math.floor(known / 3) % 3] ?? 'estimate',
      etcdValue: knowns[known % 3] ?? 'estimate',
      gzip: 'estimate',
    },
  }
}
