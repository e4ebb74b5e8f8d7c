import type { Bytes } from '../bytes'

export type LimitId =
  | 'apiserver.body'
  | 'meta.annotations'
  | 'apply.last-applied'
  | 'configmap.data'
  | 'secret.data'
  | 'etcd.client.send'
  | 'etcd.request'

/** A number of bytes that some component enforces, with what it counts and the text it answers. A row of the one table of limits. */
export interface Limit {
  readonly id: LimitId
  readonly max: Bytes
  /** The component that refuses: a proper name, not translated. */
  readonly enforcedBy: string
  /** The server's words for a refused value, verbatim, with the numbers and names of this case. */
  readonly answer: (facts: AnswerFacts) => string
  /** Whether an operator can raise it: the flag's name, or null. */
  readonly flag: string | null
  /** Where the number and the comparison were read. */
  readonly origin: string
}

export interface AnswerFacts {
  readonly kind: string
  readonly name: string
  /** API group of the kind, empty for the core group. */
  readonly group: string
  readonly bytes: Bytes
  readonly max: Bytes
}
