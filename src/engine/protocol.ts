import type {
  Analysis,
  AnalysisId,
  BundleReport,
  LocatedError,
  ResourceBreakdown,
  RouteReport,
  VerdictColumns,
} from '../core/analysis'
import type { Difference, FieldPath, FieldTree } from '../core/breakdown'
import type { Bytes } from '../core/bytes'
import type { ComparedBundle, ComparedWhole } from '../core/compare'
import type { Question, WhatIf } from '../core/question'
import type { RemedyReport, Removals, RewriteId, SmallestFix, Trim, TrimReport } from '../core/remedy'
import type { SizeReport } from '../core/report'
import type { DisplayText } from '../core/resource'
import type { CarrierSizes, RouteId } from '../core/route'
import type { OpenedLink } from '../core/share'
import type { SortedText } from '../core/verdict'
import type { Compared, EngineInput, Failure, Progress, Split } from './engine'
import type { Shared } from './share'

/** Nothing has to be said. */
type Nothing = Record<never, never>

/**
 * What can be asked of the session behind the boundary, and what is answered. Plain data both ways. No call has limits,
 * a plan or a route of its own: it is answered for the question, but for the list of routes, which leads to other
 * questions.
 */
export interface Calls {
  /** What every later answer is given for. */
  question: { ask: { question: Question; whatIf: WhatIf | null }; answer: null }
  analyze: { ask: { analysis: AnalysisId; input: readonly EngineInput[] }; answer: Analysis }
  /**
   * Every route in total, as the list of routes has them. What carries the whole is judged where it was built
   * (`carried`), and else unknown.
   */
  judge: { ask: Nothing; answer: readonly RouteReport[] }
  /** The verdicts of a route of the list on every resource. */
  verdicts: { ask: { route: RouteId }; answer: VerdictColumns }
  /**
   * What the input takes in the objects that carry it on a route of the list, built and compressed; all that were built
   * by now.
   */
  carried: { ask: { route: RouteId }; answer: CarrierSizes }
  /**
   * gzip size of the resource at this index as written; null: of all sources in a row. Costs more than measuring did,
   * so it is asked for.
   */
  gzip: { ask: { resource: number | null }; answer: Bytes }
  /** The same for several resources. */
  gzips: { ask: { resources: readonly number[] }; answer: readonly Bytes[] }
  /** Text of the resource at this index of the analysis, at most `maxBytes` of it. Secret values are masked. */
  text: { ask: { resource: number; maxBytes: Bytes }; answer: DisplayText }
  /** A text that is to be shown, with what its Secrets keep made unreadable (`maskSecrets`); asks for no input. */
  mask: { ask: { text: string; isSecret: boolean }; answer: string }
  /** Whether the browser refuses the core a fetch; asks for no input. */
  isFetchRefused: { ask: Record<never, never>; answer: boolean }
  /**
   * Byte ledgers of the resource at this index of the analysis, and what stands out in it; null where it cannot be
   * read.
   */
  breakdown: { ask: { resource: number }; answer: ResourceBreakdown | null }
  /** Where its bytes are, at a path and two levels below; null where nothing is there. */
  fields: { ask: { resource: number; path: FieldPath; follow: boolean }; answer: FieldTree | null }
  /** For every resource, the bytes of its compact JSON that are descriptions of schemas. */
  descriptions: { ask: Nothing; answer: readonly Bytes[] }
  /** Every remedy tried on the resource at this index of the analysis. */
  remedies: { ask: { resource: number }; answer: readonly RemedyReport[] }
  /** What rewrites remove from it, at the lines of its source; null where it cannot be read. */
  removals: { ask: { resource: number; remedies: readonly RewriteId[]; trim?: Trim }; answer: Removals | null }
  /** How the descriptions of a CRD can be trimmed until it fits; null where that is not to be asked. */
  trims: { ask: { resource: number }; answer: TrimReport | null }
  /** What a text is that was brought in: a manifest, an error, both or neither; asks for no input. */
  sort: { ask: { text: string }; answer: SortedText }
  /**
   * What a text says was refused for size, and which resources of the input that is about (`isAlone`: there is none);
   * empty where no text is known.
   */
  errors: { ask: { text: string; isAlone: boolean }; answer: readonly LocatedError[] }
  /** How each bundle of the split fares, by its own bytes, in their order. */
  bundles: { ask: Nothing; answer: readonly BundleReport[] }
  /** The least invasive set of remedies that makes everything fit. */
  fix: { ask: Nothing; answer: SmallestFix }
  /** Plans, writes, and reads back. */
  split: { ask: Nothing; answer: Split }
  /** The zip of the split. */
  zip: { ask: Nothing; answer: Uint8Array }
  /** How large it is, as it is made; null where that would take a while, and nobody waits for this number. */
  zipSize: { ask: Nothing; answer: Bytes | null }
  /** One file of the split, cut to `maxBytes` for display. */
  file: { ask: { path: string; maxBytes: Bytes }; answer: DisplayText }
  /** The bytes of one file of the split, as they are in the zip. */
  fileBytes: { ask: { path: string }; answer: Uint8Array }
  /** Measures another input, as the earlier one, and sets the one that was analyzed against it. */
  compare: { ask: { before: readonly EngineInput[] }; answer: Compared }
  /** The comparison that a link holds, as `openLink` found it there, for the question. */
  compareLinked: { ask: { link: string }; answer: Compared }
  /**
   * The routes that carry a whole input in one object, in both: what has to be built for that is built for the route of
   * the question.
   */
  wholes: { ask: { link: string | null }; answer: readonly ComparedWhole[] }
  /**
   * A resource of the last compared input and one of the input, field by field; null: it is not there. Null where one
   * cannot be read.
   */
  difference: { ask: { before: number | null; after: number | null }; answer: Difference | null }
  /** What of the bundles of the split an upgrade from the last compared input has to apply. */
  bundlesToApply: { ask: Nothing; answer: readonly ComparedBundle[] }
  /** A zip of only those bundles, read back like any other. */
  upgradeZip: { ask: Nothing; answer: Uint8Array }
  /**
   * The links by which the answer can be shared; `view` is what the page shows and where. `compared`: the last
   * comparison too.
   */
  share: { ask: { view: Readonly<Record<string, string>>; compared: boolean }; answer: Shared }
  /**
   * What a size report tells of the answer, with what changed since the last compared input, and the command that gives
   * it again.
   */
  sizeReport: {
    ask: { largest: number; withChange: boolean; withCommand: boolean }
    answer: SizeReport
  }
  /** Analysis and verdicts as a JSON file (contracts), without texts, ledgers and sentences. */
  report: { ask: Nothing; answer: Uint8Array }
  /** The sources that came out of an archive of this name, as bytes. */
  entries: { ask: { archive: string }; answer: readonly { readonly name: string; readonly bytes: Uint8Array }[] }
  /** Digests of its sources, in their order. */
  digests: { ask: Nothing; answer: readonly string[] }
  /** Whether anything in the input may be what a Secret keeps: such an input is kept nowhere. */
  holdsSecret: { ask: Nothing; answer: boolean }
  /** Reads the text of a link that someone shared; asks for no input. */
  openLink: { ask: { text: string }; answer: OpenedLink }
}

export type Call = keyof Calls

/** Every call but those that the engine has methods for: they change what is asked about. */
export type EngineCall = Exclude<Call, 'analyze' | 'question'>

/**
 * What an answer depends on besides its facts: nothing; the input; that and the cluster; the cluster as it is supposed,
 * with what was built of the input by now; route and cluster; or the whole question.
 */
export type Dependence = 'nothing' | 'input' | 'cluster' | 'supposed' | 'verdicts' | 'plan'

/** An answer holds as long as nothing changes that it depends on. */
export const dependsOn: Readonly<Record<EngineCall, Dependence>> = {
  judge: 'supposed',
  verdicts: 'supposed',
  carried: 'input',
  gzip: 'input',
  gzips: 'input',
  text: 'input',
  mask: 'nothing',
  isFetchRefused: 'nothing',
  breakdown: 'input',
  fields: 'input',
  descriptions: 'input',
  remedies: 'verdicts',
  removals: 'input',
  trims: 'verdicts',
  sort: 'nothing',
  errors: 'verdicts',
  bundles: 'plan',
  fix: 'verdicts',
  split: 'plan',
  zip: 'plan',
  zipSize: 'plan',
  file: 'plan',
  fileBytes: 'plan',
  compare: 'cluster',
  compareLinked: 'cluster',
  wholes: 'verdicts',
  difference: 'input',
  bundlesToApply: 'plan',
  upgradeZip: 'plan',
  share: 'plan',
  sizeReport: 'verdicts',
  report: 'cluster',
  entries: 'input',
  digests: 'input',
  holdsSecret: 'input',
  openLink: 'nothing',
}

/** One call; `id` comes back with every reply to it. */
export type SentCall = { [C in Call]: { id: number; call: C } & Calls[C]['ask'] }[Call]

/** Ends the work on a call, or takes it out of the queue; it is answered with a failure all the same. */
export interface Cancel {
  readonly cancel: number
}

export type Reply =
  | { id: number; type: 'progress'; progress: Progress }
  | { id: number; type: 'answer'; answer: Calls[Call]['answer'] }
  | { id: number; type: 'failure'; failure: Failure }

/** The first message of a worker: it was loaded, and keeps this lock until it ends; null where a page has no locks. */
export interface Ready {
  readonly type: 'ready'
  readonly lock: string | null
}
