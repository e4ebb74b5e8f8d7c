import type { Analysis, BundleReport, LocatedError, ResourceBreakdown, RouteReport } from '../core/analysis'
import type { FieldPath, FieldTree } from '../core/breakdown'
import type { Bytes } from '../core/bytes'
import type { ComparedBundle } from '../core/compare'
import type { LimitSettings } from '../core/limit'
import type { PlanSettings } from '../core/plan'
import type { RemedyReport, Removals, RewriteId, SmallestFix } from '../core/remedy'
import type { DisplayText } from '../core/resource'
import type { Carried, RouteId } from '../core/route'
import type { OpenedLink } from '../core/share'
import type { Compared, EngineInput, Failure, Progress, Split } from './engine'
import type { Shared } from './share'

/** What can be asked of the session behind the boundary, and what each question is answered with. Plain data both ways. */
export interface Calls {
  analyze: { ask: { input: readonly EngineInput[]; limits?: LimitSettings }; answer: Analysis }
  /** Every route again under the limits of another cluster; nothing is weighed again. */
  judge: { ask: { limits: LimitSettings }; answer: readonly RouteReport[] }
  /** What the input weighs in the objects that carry it, built and compressed when first asked for; `judge` counts it from then on. */
  carried: { ask: Record<never, never>; answer: Carried }
  /** gzip size of the resource at this index as written; null: of all sources in a row. Costs more than weighing did, so it is asked for. */
  gzip: { ask: { resource: number | null }; answer: Bytes }
  /** The same for several resources. */
  gzips: { ask: { resources: readonly number[] }; answer: readonly Bytes[] }
  /** Text of the resource at this index of the analysis, at most `maxBytes` of it. Secret values are masked. */
  text: { ask: { resource: number; maxBytes: Bytes }; answer: DisplayText }
  /** A text that is to be shown, with what its Secrets keep made unreadable (`maskSecrets`); asks for no input. */
  mask: { ask: { text: string; isSecret: boolean }; answer: string }
  /** Whether the browser refuses the core a fetch; asks for no input. */
  isFetchRefused: { ask: Record<never, never>; answer: boolean }
  /** Byte ledgers of the resource at this index of the analysis, and what stands out in it; null where it cannot be read. */
  breakdown: { ask: { resource: number }; answer: ResourceBreakdown | null }
  /** Where its bytes are, at a path and two levels below; null where nothing is there. */
  fields: { ask: { resource: number; path: FieldPath; follow: boolean }; answer: FieldTree | null }
  /** For every resource, the bytes of its compact JSON that are descriptions of schemas. */
  descriptions: { ask: Record<never, never>; answer: readonly Bytes[] }
  /** Every remedy tried on the resource at this index of the analysis, on a route. */
  remedies: { ask: { resource: number; route: RouteId; limits: LimitSettings }; answer: readonly RemedyReport[] }
  /** What rewrites remove from it, at the lines of its source; null where it cannot be read. */
  removals: { ask: { resource: number; remedies: readonly RewriteId[] }; answer: Removals | null }
  /** What a pasted text says was refused for size, and which resources of the input that is about; empty where no text is known. */
  errors: { ask: { text: string; limits: LimitSettings }; answer: readonly LocatedError[] }
  /** How a bundle of the last split fares on a route, by its own bytes; null where there is no such bundle. */
  bundle: { ask: { name: string; route: RouteId; limits: LimitSettings }; answer: BundleReport | null }
  /** The least invasive set of remedies that makes everything go in on a route. */
  fix: { ask: { route: RouteId; limits: LimitSettings }; answer: SmallestFix }
  /** Plans, writes, and reads back. */
  split: { ask: { settings: PlanSettings }; answer: Split }
  /** The zip of the last split. */
  zip: { ask: Record<never, never>; answer: Uint8Array }
  /** Weighs another input, as the earlier one, and sets the one that was weighed against it. */
  compare: { ask: { before: readonly EngineInput[] }; answer: Compared }
  /** What of the bundles of a plan an upgrade from the last compared input has to apply. */
  bundlesToApply: { ask: { settings: PlanSettings }; answer: readonly ComparedBundle[] }
  /** A zip of only those bundles, read back like any other. */
  upgradeZip: { ask: { settings: PlanSettings }; answer: Uint8Array }
  /** The links by which the input can be shared. */
  share: { ask: Record<never, never>; answer: Shared }
  /** Analysis and verdicts as a JSON file (contracts), without texts, ledgers and sentences. */
  report: { ask: Record<never, never>; answer: Uint8Array }
  /** The sources that came out of an archive of this name, as bytes. */
  entries: { ask: { archive: string }; answer: readonly { readonly name: string; readonly bytes: Uint8Array }[] }
  /** Digests of its sources, in their order. */
  digests: { ask: Record<never, never>; answer: readonly string[] }
  /** Reads the text of a link that someone shared; asks for no input. */
  openLink: { ask: { text: string }; answer: OpenedLink }
  /** One file of the last split, cut to `maxBytes` for display. */
  file: { ask: { path: string; maxBytes: Bytes }; answer: DisplayText }
}

export type Call = keyof Calls

/** Every call but `analyze`, which has a method of its own: it makes older answers obsolete. */
export type Question = Exclude<Call, 'analyze'>

/** A question; `id` comes back with every reply to it. */
export type Request = { [C in Call]: { id: number; call: C } & Calls[C]['ask'] }[Call]

/** Ends the work on a question, or takes it out of the queue; it is answered with a failure all the same. */
export interface Cancel {
  readonly cancel: number
}

export type Reply =
  | { id: number; type: 'progress'; progress: Progress }
  | { id: number; type: 'answer'; answer: Calls[Call]['answer'] }
  | { id: number; type: 'failure'; failure: Failure }
