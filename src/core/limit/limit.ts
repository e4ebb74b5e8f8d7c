import type { Bytes } from '../bytes'
import type { CountLimitId, LimitId } from './limits'

interface AnyLimit {
  readonly id: string
  /** What is counted, in English; the page has it in the person's language. */
  readonly counts: string
  /** Refuses what is larger than `max` (`over`), as large or larger (`at`), or smaller (`under`). */
  readonly refuses: 'over' | 'at' | 'under'
  /** The component that refuses: a proper name, not translated. */
  readonly enforcedBy: string
  /** What it answers, the newest wording first. Empty where it says nothing, or where the answer is another limit's. */
  readonly answers: readonly Answer[]
  /** How it is raised: a flag, a variable, a field; null where it cannot be. */
  readonly raise: string | null
  /** Since when it is enforced as stated here; null where it was not looked up. */
  readonly since: string | null
  /** Where number, comparison and text were read. */
  readonly origin: string
}

/**
 * A row of a table of limits: a number of bytes that some component enforces, with what it counts and the text it
 * answers.
 */
export interface LimitRow extends AnyLimit {
  readonly unit: 'bytes'
  readonly max: Bytes
  /**
   * True for what stands before some clusters only: it is held against nothing until the limits of a cluster set it.
   */
  readonly onlyWhereSet?: true
}

/** A row of a table of counts: a number of things that some component enforces. */
export interface CountLimitRow extends AnyLimit {
  readonly unit: 'items' | 'characters' | 'levels'
  readonly max: number
}

/** A limit on a number of bytes. */
export interface Limit extends LimitRow {
  readonly id: LimitId
}

/** A limit on a number of things that are no bytes. */
export interface CountLimit extends CountLimitRow {
  readonly id: CountLimitId
}

/** Where one wording holds and others do not, in English; the page has it in the person's language. */
export const answerVersions = {
  'since-1-32': 'Kubernetes 1.32 and later',
  'before-1-32': 'Kubernetes 1.31 and earlier',
  archive: 'an archive',
  folder: 'a folder',
  'helm-4': 'Helm 4',
  'helm-3': 'Helm 3',
} as const

export type AnswerVersions = keyof typeof answerVersions

/** One wording of a refusal. */
export interface Answer {
  /** What answers so; null: every version that was read. */
  readonly versions: AnswerVersions | null
  /** The text verbatim, with the numbers and names of the case. */
  readonly text: (facts: AnswerFacts) => string
}

/** The case a refusal is about. */
export interface AnswerFacts {
  readonly kind: string
  readonly name: string
  readonly bytes: Bytes
  /** The limit as it is set in the cluster that answers. */
  readonly max: Bytes
  /** The file that kubectl was given; null where it does not wrap the server's error in it (server-side apply). */
  readonly file: string | null
}
