import { changeOfFix, changeToRoute, type PlanChoice } from '../../core/question'
import type { KeySplitChoice, RemedyChoice, RemedyReport, RewriteId, SmallestFix } from '../../core/remedy'
import type { RouteId } from '../../core/route'
import type { InputSlice } from './input-slice'
import type { QuestionSlice } from './question-slice'
import type { Slice } from './slice'
import type { ToastSlice } from './toast-slice'
import type { ViewSlice } from './view-slice'

export interface FixSlice {
  /** Which request to look at remedies was the last: asking twice shows them twice. */
  readonly remediesShown: object | null
  /** They are in sight. */
  remediesSeen(): void
  /** Opens a resource at its remedies, on this route. */
  showRemedies(resource: number, route: RouteId | null): void
  /** Takes the smallest fix into the question: its route and its plan. */
  takeFix(fix: SmallestFix): void
  /** Takes one remedy for one resource. */
  takeRemedy(report: RemedyReport, resource: number): void
}

export const createFixSlice: Slice<FixSlice, InputSlice & QuestionSlice & ToastSlice & ViewSlice> = (
  _,
  { get, set },
) => {
  /** Where a fix leads: another route is looked at, a change of what is written is planned. */
  function take(route: RouteId, change: Partial<PlanChoice>): void {
    const { question, view } = get()
    get().chooseRoute(route)
    get().changePlan(change)
    const isRewritten = (change.remedies?.length ?? 0) + (change.keySplits?.length ?? 0) > 0
    if (change.form === 'json' || isRewritten) get().show('split')
    get().notify({ code: 'remedy-taken' }, () => {
      get().chooseRoute(question.route)
      // All of it: what the fix has added to the plan goes too.
      get().askAs(question)
      get().show(view)
    })
  }

  return {
    remediesShown: null,
    remediesSeen: () => set({ remediesShown: null }),
    showRemedies(resource, route) {
      if (route) get().chooseRoute(route)
      set({ remediesShown: {} })
      get().openResource(resource)
    },
    takeFix(fix) {
      const { route, plan } = changeOfFix(get().question, fix)
      take(route, plan)
    },
    takeRemedy({ remedy, route, keySplit }, resource) {
      const { question, analyzed } = get()
      const id = analyzed?.analysis.resources[resource]?.id
      const chosen = isRewrite(remedy) && id !== undefined ? [{ remedy, resources: [id] }] : []
      const to = changeToRoute(question, route, remedy === 'json-documents' ? 'json' : question.plan.form)
      take(to.route, {
        ...to.plan,
        remedies: joined([...(question.plan.remedies ?? []), ...chosen]),
        ...(keySplit ? { keySplits: withKeySplit(question.plan.keySplits ?? [], keySplit) } : {}),
      })
    },
  }
}

/** A resource is split in one way. */
function withKeySplit(known: readonly KeySplitChoice[], { resource, maxBytes }: KeySplitChoice): KeySplitChoice[] {
  return [...known.filter(each => each.resource !== resource), { resource, maxBytes }]
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
