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
  /** The largest number of bytes that passes: every limit here refuses only what is larger. */
  readonly max: Bytes
  /** The component that refuses: a proper name, not translated. */
  readonly enforcedBy: string
  /** What kubectl prints when the limit is met, verbatim, with the numbers and names of the case. */
  readonly answer: (facts: AnswerFacts) => string
  /** The flag that raises it, null where there is none. */
  readonly flag: string | null
  /** Where number, comparison and text were read. */
  readonly origin: string
}

/** The case a refusal is about. */
export interface AnswerFacts {
  readonly kind: string
  readonly name: string
  readonly bytes: Bytes
  /** The file that kubectl was given; null for server-side apply, which does not wrap the server's error in it. */
  readonly file: string | null
}
