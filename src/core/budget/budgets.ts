import type { FailOn, MeasureId } from '../analysis'
import type { RouteWord } from '../export/rules'
import type { ClusterLimits, LimitId, PresetWord } from '../limit'
import type { RouteId } from '../route'

/** A size in bytes with its unit (`900 KiB`, `1.5 MB`), or a share of a limit or of another size. */
export type AmountText = string | number

/** Budgets by what is counted. `total`: the sum; `growth`: that sum against the baseline; else each resource. */
export type BudgetsOf = {
  readonly [Subject in MeasureId | `total ${MeasureId}` | `growth ${MeasureId}` | 'growth']?: AmountText
}

/** Budgets of everything, and of parts of it. */
export interface BudgetsOfAll extends BudgetsOf {
  /** The same for the resources of a pattern: `kind:ConfigMap`, `name:web-*`, `namespace:shop`, `ConfigMap/web`. */
  readonly for?: Readonly<Record<string, BudgetsOf>>
}

/** The file `.plimsoll.yaml`: what a project asks of its manifests. JSON Schema: `schemas/budgets.json`. */
export interface BudgetsFile {
  /** Of this form of the file. */
  readonly version: 1
  /**
   * Files, folders and archives, beside this file, or patterns of them, in which `*` and `**` stand for names; what is
   * named on the command line goes before.
   */
  readonly inputs?: string | readonly string[]
  /** The cluster that is asked about: a preset, or limits of one's own; `kubernetes` where it is left out. */
  readonly cluster?: PresetWord | ClusterFile
  /** The routes by which everything must fit; `client-side-apply` where it is left out. */
  readonly routes?: readonly (RouteWord | RouteFile)[]
  /** What each resource, the sum of them and its growth may measure. */
  readonly budgets?: BudgetsOfAll
  /** The numbers of an earlier state, as `plimsoll check --write-baseline FILE` writes them; beside this file. */
  readonly baseline?: string
  /** What is known and let pass, each with a reason and a day from which on it is not. */
  readonly ignores?: readonly IgnoreFile[]
}

/** Limits as a cluster has them, as in the file of `--limits`. */
export interface ClusterFile {
  readonly preset?: PresetWord
  /** Sizes by the id of a limit. */
  readonly own?: Readonly<Partial<Record<LimitId, AmountText>>>
  /** The share of a limit over which what fits is called tight: `85 %`, or 0.85. */
  readonly tightOver?: AmountText
}

/** A route by which everything must fit. */
export interface RouteFile {
  readonly route: RouteWord
  /** What fails: `refused`, also what is `tight`, or also where a write after the first is refused (`later`). */
  readonly failOn?: FailOn
  readonly cluster?: PresetWord | ClusterFile
  readonly tightOver?: AmountText
}

/** A finding that is let pass. */
export interface IgnoreFile {
  /** A pattern of resources, as in `budgets.for`. */
  readonly resource: string
  /** A route, a limit, the code of a problem, or a budget as it is written; everything where it is left out. */
  readonly rule?: string
  readonly reason: string
  /** The last day on which it is ignored: `2027-01-31`. */
  readonly until: string
}

/** Where something stands in the budgets file; both from 1. */
export interface BudgetPosition {
  readonly line: number
  readonly column: number
}

/** Something in the budgets file that makes no sense, as a sentence that says what to do. */
export interface BudgetProblem extends BudgetPosition {
  readonly message: string
}

/** The budgets file as it is read. */
export interface Budgets {
  readonly inputs: readonly string[]
  readonly cluster: ClusterLimits
  readonly routes: readonly RequiredRoute[]
  readonly budgets: readonly Budget[]
  readonly baseline: string | null
  readonly ignores: readonly Ignore[]
}

export interface RequiredRoute {
  readonly route: RouteId
  readonly cluster: ClusterLimits
  readonly failOn: FailOn
  readonly at: BudgetPosition
}

/** One number that is held against another. */
export interface Budget {
  /** As it is written: `total json: 900 KiB`; with its pattern: `kind:ConfigMap data: 500 KiB`. */
  readonly text: string
  /** Null: all resources. */
  readonly pattern: string | null
  readonly of: 'each' | 'total' | 'growth'
  readonly measure: MeasureId
  readonly amount: Amount
  readonly at: BudgetPosition
}

/** Bytes, or a share of a limit, of another measure, or (of growth) of the baseline. */
export type Amount =
  | { readonly unit: 'bytes'; readonly bytes: number }
  | { readonly unit: 'share'; readonly share: number; readonly of: LimitId | MeasureId | 'baseline' }

export interface Ignore {
  readonly resource: string
  readonly rule: string | null
  readonly reason: string
  readonly until: string
  readonly at: BudgetPosition
}
