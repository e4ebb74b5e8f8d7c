import type { BundleReport } from '../../core/analysis'
import type { Bytes } from '../../core/bytes'
import { applierOf } from '../../core/export'
import type { LimitId } from '../../core/limit'
import type { Bundle, Plan } from '../../core/plan'
import type { Verdict } from '../../core/verdict'
import type { Split } from '../../engine'
import type { VerdictName } from '../kit'

/**
 * A bundle against its limit, by the bytes that the limit counts: of all in it where one object carries it, else of its
 * largest resource.
 */
export interface BundleFacts {
  readonly bundle: Bundle
  readonly verdict: VerdictName
  readonly bytes: Bytes
  /** Null where nothing limits it, or where it is not known yet. */
  readonly max: Bytes | null
  readonly limit: LimitId | null
  readonly estimated: boolean
  /** What the server says; null where nothing is refused. */
  readonly message: string | null
  /** The resource whose bytes these are; null where they are those of all. */
  readonly about: BundleReport['about']
  /** Resources in it that arrive. */
  readonly fit: number
}

/** What holds of a split as a whole. */
export interface SplitAnswer {
  readonly bundles: readonly BundleFacts[]
  /** False while a bundle is not judged. */
  readonly isKnown: boolean
  readonly fit: number
  readonly of: number
  readonly refused: readonly BundleFacts[]
  /** The one with the largest share of its limit. */
  readonly closest: BundleFacts | null
}

/** Whether one object carries a bundle, so that its bytes are what is limited. */
export function isCarried({ settings }: Plan): boolean {
  return ['value', 'objects'].includes(applierOf(settings.target).carrier)
}

function factsOf(bundle: Bundle, report: BundleReport | undefined): BundleFacts {
  const { bytes, placements } = bundle
  const nothing = { bundle, limit: null, max: null, estimated: false, message: null, about: null }
  if (!report) return { ...nothing, verdict: 'unknown', bytes, fit: 0 }
  const met: Verdict | null = report.whole ?? report.meets
  const isWhole = report.whole !== null
  const verdict = report.whole?.verdict === 'refused' ? 'refused' : report.verdict
  return {
    ...nothing,
    verdict,
    bytes: met?.bytes ?? bytes,
    max: met?.max ?? null,
    limit: met?.limit ?? null,
    estimated: report.estimated,
    message: verdict === 'refused' ? (met?.message ?? null) : null,
    about: isWhole ? null : report.about,
    fit: report.whole?.verdict === 'refused' ? 0 : Math.min(report.goIn, placements.length),
  }
}

/** How the whole split fares. What an applier builds of all bundles together (`outputSizes`) refuses all of them. */
export function answerOf({ plan, proof }: Split, reports: readonly BundleReport[] | null): SplitAnswer {
  const bundles = plan.bundles.map((bundle, index) => factsOf(bundle, reports?.[index]))
  const isWholeRefused = proof.outputSizes.some(({ bytes, max }) => bytes > max)
  const share = ({ bytes, max }: BundleFacts): number => (max === null ? 0 : bytes / max)
  const limited = bundles.filter(({ max }) => max !== null)
  return {
    bundles,
    isKnown: reports !== null && bundles.every(({ verdict }) => verdict !== 'unknown'),
    fit: isWholeRefused ? 0 : bundles.reduce((sum, { fit }) => sum + fit, 0),
    // What cannot be read is no resource, here as in the analysis.
    of: proof.checks.find(({ code }) => code === 'delivered')?.of ?? 0,
    refused: bundles.filter(({ verdict }) => verdict === 'refused'),
    closest: limited.reduce<BundleFacts | null>(
      (most, each) => (most && share(most) >= share(each) ? most : each),
      null,
    ),
  }
}

/** What the bars are drawn against: the one limit that all of them meet, or none where they meet several. */
export function lineOf(bundles: readonly BundleFacts[]): { readonly limit: LimitId; readonly max: Bytes } | null {
  const [first] = bundles.filter(({ limit }) => limit !== null)
  if (!first || first.limit === null || first.max === null) return null
  const { limit, max } = first
  return bundles.every(each => each.limit === null || (each.limit === limit && each.max === max))
    ? { limit, max }
    : null
}
