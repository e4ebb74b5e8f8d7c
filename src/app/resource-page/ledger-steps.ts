import type { ByteLedger, LedgerRowId } from '../../core/breakdown'
import type { LimitId } from '../../core/limit'
import type { VerdictName } from '../kit'

export type StepId =
  | 'source'
  | 'indentation'
  | 'compact'
  | 'json'
  | 'copy'
  | 'additions'
  | 'request'
  | 'annotations'
  | 'data'
  | 'encoding'
  | 'server'
  | 'managedFields'
  | 'encryption'
  | 'transaction'
  | 'etcd'
  | 'etcdAgain'

/** A row of the ledger as a person reads it: what it stands at, what a cause changed, or what a limit counts of it. */
export interface LedgerStep {
  readonly id: StepId
  readonly type: 'total' | 'change' | 'check'
  /** What it adds, negative where bytes go; null where it stands at a number. */
  readonly change: number | null
  readonly bytes: number
  readonly estimated: boolean
  /** The limit that counts these bytes. */
  readonly limit: { readonly id: LimitId; readonly max: number } | null
  /** How they fare against it; null where there is none. */
  readonly verdict: VerdictName | null
  /** False behind a refusal: the server has answered before. */
  readonly reached: boolean
}

/** What a limit counts of a resource on a way, in the order in which the ways meet them. */
export interface Check {
  readonly limit: LimitId
  readonly bytes: number
  readonly max: number
  readonly verdict: VerdictName
}

/** Which step each row of the core's ledger belongs to; what is not named is what the server adds or drops. */
const stepOf: Partial<Record<LedgerRowId, StepId>> = {
  indentation: 'indentation',
  compact: 'compact',
  encoding: 'encoding',
  rawJson: 'encoding',
  storageVersion: 'encoding',
  lastApplied: 'encoding',
  nulls: 'encoding',
  managedFields: 'managedFields',
  crdStatusManagedFields: 'managedFields',
  encryption: 'encryption',
  transaction: 'transaction',
}

const changes: readonly StepId[] = ['encoding', 'server', 'managedFields', 'encryption', 'transaction']

/**
 * The ledger with its totals, the limits that are met between them, and what is not reached behind the one that
 * refuses.
 */
export function ledgerSteps({ rows }: ByteLedger, checks: readonly Check[], copies: boolean): readonly LedgerStep[] {
  const at = (id: LedgerRowId): number => rows.find(row => row.id === id)?.total ?? 0
  const steps: LedgerStep[] = []
  let total = 0
  let refused = false
  const push = (
    step: Pick<LedgerStep, 'id' | 'type' | 'change' | 'bytes'> & { estimated?: boolean; check?: Check },
  ) => {
    const { check, estimated = false, ...rest } = step
    const limit = check ? { id: check.limit, max: check.max } : null
    steps.push({ ...rest, estimated, limit, verdict: check?.verdict ?? null, reached: !refused })
    if (check?.verdict === 'refused') refused = true
  }
  const change = (id: StepId, to: number, estimated = false): void => {
    if (to !== total) push({ id, type: 'change', change: to - total, bytes: to, estimated })
    total = to
  }
  const stands = (id: StepId, limit: LimitId | null, estimated = false): void => {
    const check = checks.find(candidate => candidate.limit === limit)
    push({ id, type: 'total', change: null, bytes: total, estimated, ...(check ? { check } : {}) })
  }

  total = at('source')
  stands('source', null)
  if (rows.some(({ id }) => id === 'indentation')) change('indentation', at('indentation'))
  change('compact', at('compact'))
  stands('json', null)
  change(copies ? 'copy' : 'additions', at('request'))
  stands('request', 'apiserver.body')
  for (const check of checks) {
    const id = checked[check.limit]
    if (id) push({ id, type: 'check', change: null, bytes: check.bytes, check })
  }
  for (const step of changes) {
    const own = rows
      .slice(rows.findIndex(({ id }) => id === 'request') + 1)
      .filter(({ id }) => (stepOf[id] ?? 'server') === step)
    const sum = own.reduce((bytes, row) => bytes + row.bytes, 0)
    change(
      step,
      total + sum,
      own.some(({ known }) => known === 'estimate'),
    )
  }
  const isEstimate = rows.some(({ known }) => known === 'estimate')
  const last = checks.find(({ limit }) => limit === 'etcd.request')
  // The API server tries a create or update that is too large once more without managedFields, so that is what the
  // limit counts.
  const again = last !== undefined && last.bytes !== total
  stands('etcd', again ? null : 'etcd.request', isEstimate)
  if (again)
    push({ id: 'etcdAgain', type: 'check', change: null, bytes: last.bytes, estimated: isEstimate, check: last })
  return steps
}

/** Limits that count something else than a total. */
const checked: Partial<Record<LimitId, StepId>> = {
  'meta.annotations': 'annotations',
  'apply.last-applied': 'annotations',
  'configmap.data': 'data',
  'secret.data': 'data',
}
