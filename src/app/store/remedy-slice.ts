import type { BundleReport, LocatedError } from '../../core/analysis'
import { type PlanSettings, settingsForRoute, settingsOfFix } from '../../core/plan'
import type { RemedyChoice, RemedyReport, Removals, RewriteId, SmallestFix } from '../../core/remedy'
import type { RouteId } from '../../core/route'
import type { Slice } from './page-state'
import type { WayId } from './ways'

export interface RemedySlice {
  /** The remedies of a resource on a route; rejects as the engine does, like those below. */
  remediesOf(resource: number, route: RouteId): Promise<readonly RemedyReport[]>
  removalsOf(resource: number, remedies: readonly RewriteId[]): Promise<Removals | null>
  fixOf(route: RouteId): Promise<SmallestFix>
  /** How a bundle of the plan on screen fares on a route; null where there is no such bundle. */
  bundleOn(bundle: string, route: RouteId): Promise<BundleReport | null>
  errorsIn(text: string): Promise<readonly LocatedError[]>
  /** Which request to look at remedies was the last: asking twice shows them twice. */
  readonly remediesShown: object | null
  /** They are in sight. */
  remediesSeen(): void
  /** Opens a resource at its remedies, on a way in of this route. */
  showRemedies(resource: number, route: RouteId | null): void
  /** Takes the smallest fix into the plan, and its way in. */
  takeFix(fix: SmallestFix): void
  /** Takes one remedy for one resource. */
  takeRemedy(report: RemedyReport, resource: number): void
}

export const createRemedySlice: Slice<RemedySlice> = engine => (set, get) => {
  /** Where a fix leads: another way in is looked at, a change of what is written is planned. */
  function take(way: WayId, change: Partial<PlanSettings>): void {
    const { way: wayBefore, view, splitSettings } = get()
    if (get().weighed?.ways.some(({ id }) => id === way)) get().chooseWay(way)
    set({ splitSettings: { ...splitSettings, ...change } })
    if (change.form === 'json' || (change.remedies?.length ?? 0) > 0) get().show('split')
    get().notify({ code: 'remedy-taken' }, () => {
      get().chooseWay(wayBefore)
      set({ splitSettings })
      get().show(view)
    })
  }

  return {
    remediesOf: (resource, route) => engine.ask('remedies', { resource, route, limits: get().limits }),
    removalsOf: (resource, remedies) => engine.ask('removals', { resource, remedies }),
    fixOf: route => engine.ask('fix', { route, limits: get().limits }),
    bundleOn: (name, route) => engine.ask('bundle', { name, route, limits: get().limits }),
    errorsIn: text => engine.ask('errors', { text, limits: get().limits }),
    remediesShown: null,
    remediesSeen: () => set({ remediesShown: null }),
    showRemedies(resource, route) {
      const way = get().weighed?.ways.find(each => each.route.id === route)
      if (way) get().chooseWay(way.id)
      set({ remediesShown: {} })
      get().openResource(resource)
    },
    takeFix: fix => take(wayOf(fix.to, fix.form), settingsOfFix(fix)),
    takeRemedy({ remedy, route }, resource) {
      const { splitSettings, weighed } = get()
      const id = weighed?.analysis.resources[resource]?.id
      const chosen = isRewrite(remedy) && id !== undefined ? [{ remedy, resources: [id] }] : []
      const form = remedy === 'json-documents' ? 'json' : splitSettings.form
      take(wayOf(route, form), {
        ...settingsForRoute(route),
        form,
        remedies: joined([...(splitSettings.remedies ?? []), ...chosen]),
      })
    },
  }
}

function wayOf(route: RouteId, form: PlanSettings['form']): WayId {
  return route === 'clusterresourceset-configmap' && form === 'json' ? 'clusterresourceset-configmap-json' : route
}

function isRewrite(remedy: RemedyReport['remedy']): remedy is RewriteId {
  return remedy.startsWith('drop-') || remedy.startsWith('strip-')
}

/** One choice for each remedy, each resource once. */
function joined(choices: readonly RemedyChoice[]): RemedyChoice[] {
  const byRemedy = new Map<RewriteId, Set<string>>()
  for (const { remedy, resources } of choices) {
    byRemedy.set(remedy, new Set([...(byRemedy.get(remedy) ?? []), ...resources]))
  }
  return [...byRemedy].map(([remedy, resources]) => ({ remedy, resources: [...resources] }))
}
