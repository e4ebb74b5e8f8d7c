import type { Analysis, ResourceReport, VerdictReport } from '../../core/analysis'
import { type Route, type RouteId, routes, type Weighed } from '../../core/route'
import { defaultJudgeSettings, judgeResource, judgeWhole, type Verdict, type VerdictWord } from '../../core/verdict'

/** A way in as the page shows it: a route, or what a route would be if every resource were written as a JSON document. */
export type WayId = RouteId | 'clusterresourceset-configmap-json'

export interface Way {
  readonly id: WayId
  readonly route: Route
  /** The worst verdict of the whole and of its resources. */
  readonly verdict: VerdictWord
  /** Readable resources that go in, of how many. */
  readonly goIn: number
  readonly of: number
  /** The whole input on a way that carries it in one object, else null. */
  readonly whole: Verdict | null
  /** The verdict that decides: the one with the largest share of its limit. Null where nothing could be judged. */
  readonly meets: Verdict | null
  /** Whether the bytes of `meets` are an estimate. */
  readonly estimated: boolean
  /** One for every resource of the analysis, in its order. */
  readonly verdicts: readonly Verdict[]
}

/** Every way in, in the order shown; the JSON form stands under the route it belongs to. */
export function waysOf(analysis: Analysis): readonly Way[] {
  const rows = rowsByRoute(analysis)
  return routes.flatMap(route => {
    const { whole, verdicts } = rows.get(route.id) ?? { whole: null, verdicts: [] }
    const way = summarize(analysis, { id: route.id, route, whole, verdicts })
    return route.id === 'clusterresourceset-configmap' ? [way, jsonWay(analysis, route)] : [way]
  })
}

interface Rows {
  readonly whole: Verdict | null
  readonly verdicts: readonly Verdict[]
}

function rowsByRoute({ resources, verdicts }: Analysis): ReadonlyMap<RouteId, Rows> {
  const indexes = new Map(resources.map(({ id }, index) => [id, index]))
  const rows = new Map<RouteId, { whole: VerdictReport | null; verdicts: VerdictReport[] }>()
  for (const verdict of verdicts) {
    const row = rows.get(verdict.route) ?? { whole: null, verdicts: [] }
    rows.set(verdict.route, row)
    if (verdict.resource === null) row.whole = verdict
    else row.verdicts[indexes.get(verdict.resource) ?? resources.length] = verdict
  }
  return rows
}

/** The route as it would be for JSON documents: their bytes instead of the text's are held against the carrier's limit. */
function jsonWay(analysis: Analysis, route: Route): Way {
  const asJson: Route = {
    ...route,
    steps: route.steps.map(step =>
      step.limit === route.carrier?.limit && step === route.steps[0]
        ? { ...step, measure: ({ sizes }) => sizes.jsonDocument }
        : step,
    ),
  }
  return summarize(analysis, {
    id: 'clusterresourceset-configmap-json',
    route: asJson,
    whole: judgeWhole(analysis.whole.jsonDocuments, asJson, defaultJudgeSettings),
    verdicts: analysis.resources.map(resource =>
      judgeResource(weighed(resource), asJson, resource.source, defaultJudgeSettings),
    ),
  })
}

export function weighed({ kind, name, bytes }: ResourceReport): Weighed {
  return { kind, name, sizes: bytes }
}

function summarize(
  { resources }: Analysis,
  { id, route, whole, verdicts }: Rows & { readonly id: WayId; readonly route: Route },
): Way {
  const judged = resources.flatMap((resource, index) => {
    const verdict = verdicts[index]
    return resource.readable && verdict ? [{ verdict, estimated: isEstimate(verdict, resource) }] : []
  })
  let meets = whole === null ? null : { verdict: whole, estimated: false }
  for (const each of judged) {
    if (!meets || isWorse(each.verdict, meets.verdict, meets.verdict === whole)) meets = each
  }
  const all = judged.map(({ verdict }) => verdict)
  return {
    id,
    route,
    verdict: worst(whole ? [whole, ...all] : all),
    goIn: all.filter(({ verdict }) => verdict !== 'refused').length,
    of: all.length,
    whole,
    meets: meets?.verdict ?? null,
    estimated: meets?.estimated ?? false,
    verdicts,
  }
}

/** Whether the bytes of a verdict on a resource are an estimate: those asked of etcd can be. */
export function isEstimate({ limit }: Verdict, { known }: ResourceReport): boolean {
  return (limit === 'etcd.request' || limit === 'etcd.client.send') && known.etcdValue === 'estimate'
}

/** Bytes as a share of the limit; 0 where kubectl sends nothing, so that there is nothing to hold against a limit. */
export function shareOf({ bytes, max }: Pick<Verdict, 'bytes' | 'max'>): number {
  return bytes === null || max === null ? 0 : bytes / max
}

/** Index of the resource with the largest share of its limit on a way; null where there is none. */
export function heaviestOn(way: Way): number | null {
  let heaviest: number | null = null
  let share = -1
  for (const [index, verdict] of way.verdicts.entries()) {
    if (shareOf(verdict) <= share) continue
    heaviest = index
    share = shareOf(verdict)
  }
  return heaviest
}

/** What stops the whole input is met first, however far over its limit a single resource is: there only the word counts. */
function isWorse(verdict: Verdict, than: Verdict, thanWhole: boolean): boolean {
  const words = order.indexOf(verdict.verdict) - order.indexOf(than.verdict)
  return words > 0 || (words === 0 && !thanWhole && shareOf(verdict) > shareOf(than))
}

const order: readonly VerdictWord[] = ['fits', 'tight', 'refused']

function worst(verdicts: readonly Verdict[]): VerdictWord {
  let index = 0
  for (const { verdict } of verdicts) index = Math.max(index, order.indexOf(verdict))
  return order[index] ?? 'fits'
}
