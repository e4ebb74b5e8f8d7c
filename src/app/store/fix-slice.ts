import type { Headline } from '../../core/analysis'
import { changeOfFix, changeToRoute, type PlanChoice, type Question } from '../../core/question'
import type { KeySplitChoice, RemedyChoice, RemedyId, RemedyReport, RewriteId, SmallestFix } from '../../core/remedy'
import type { RouteId } from '../../core/route'
import { answeredOf } from './answered'
import type { AnswersSlice } from './answers-slice'
import type { InputSlice } from './input-slice'
import type { QuestionSlice } from './question-slice'
import type { Slice } from './slice'
import type { View } from './view'
import type { ViewSlice } from './view-slice'

/** What a fix changed, and how it was before; holds while nothing else is asked. */
export interface Fixed {
  readonly remedies: readonly RemedyId[]
  /** Fixes done up to here. */
  readonly count: number
  readonly before: { readonly question: Question; readonly view: View; readonly headline: Headline }
  readonly after: Question
  /** The fix before this one. */
  readonly earlier: Fixed | null
}

export interface FixSlice {
  readonly fixed: Fixed | null
  /** Takes the last fix back: its question and its view come again. */
  undoFix(): void
  /** Takes back what was done last, a fix or a change of the plan; there is one order of both. */
  undo(): void
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

export const createFixSlice: Slice<FixSlice, AnswersSlice & InputSlice & QuestionSlice & ViewSlice> = (
  _,
  { get, set },
) => {
  /** Where a fix leads: another route is looked at, a change of what is written is planned. */
  function take(route: RouteId, change: Partial<PlanChoice>, remedies: readonly RemedyId[]): void {
    const { question, view } = get()
    const earlier = fixedOf(get())
    const headline = answeredOf(get())?.headline
    get().changeRouteAndPlan(route, change)
    const isRewritten = (change.remedies?.length ?? 0) + (change.keySplits?.length ?? 0) > 0
    if (change.form === 'json' || isRewritten) get().show('split')
    if (!headline) return
    const before = { question, view, headline }
    set({ fixed: { remedies, count: (earlier?.count ?? 0) + 1, before, after: get().question, earlier } })
  }

  return {
    fixed: null,
    undoFix() {
      const fixed = fixedOf(get())
      if (!fixed) return
      get().undoPlan()
      get().show(fixed.before.view)
      set({ fixed: fixed.earlier && { ...fixed.earlier, after: get().question } })
    },
    undo: () => (fixedOf(get()) ? get().undoFix() : get().undoPlan()),
    remediesShown: null,
    remediesSeen: () => set({ remediesShown: null }),
    showRemedies(resource, route) {
      if (route) get().chooseRoute(route)
      set({ remediesShown: {} })
      get().openResource(resource)
    },
    takeFix(fix) {
      const { route, plan } = changeOfFix(get().question, fix)
      take(route, plan, fix.remedies)
    },
    takeRemedy({ remedy, route, keySplit, trim }, resource) {
      const { question, analyzed } = get()
      const id = analyzed?.analysis.resources[resource]?.id
      const chosen = id === undefined ? [] : choicesOf(remedy, id, trim)
      const to = changeToRoute(question, route, remedy === 'json-documents' ? 'json' : question.plan.form)
      const change = {
        ...to.plan,
        remedies: joined([...(question.plan.remedies ?? []), ...chosen]),
        ...(keySplit ? { keySplits: withKeySplit(question.plan.keySplits ?? [], keySplit) } : {}),
      }
      take(to.route, change, [remedy])
    },
  }
}

/** The last fix, as long as what it asked is what is asked. */
export function fixedOf({ fixed, question }: FixSlice & QuestionSlice): Fixed | null {
  return fixed?.after === question ? fixed : null
}

/** A resource is split in one way. */
function withKeySplit(known: readonly KeySplitChoice[], { resource, maxBytes }: KeySplitChoice): KeySplitChoice[] {
  return [...known.filter(each => each.resource !== resource), { resource, maxBytes }]
}

function choicesOf(remedy: RemedyId, resource: string, trim: RemedyReport['trim']): RemedyChoice[] {
  if (isRewrite(remedy)) return [{ remedy, resources: [resource] }]
  return remedy === 'trim-descriptions' && trim ? [{ remedy, resources: [resource], trim: trim.trim }] : []
}

function isRewrite(remedy: RemedyReport['remedy']): remedy is RewriteId {
  return remedy.startsWith('drop-') || remedy.startsWith('strip-') || remedy === 'compact-json'
}

/** One choice for each rewrite, each resource once; a resource is trimmed in one way, the last that was chosen. */
function joined(choices: readonly RemedyChoice[]): RemedyChoice[] {
  const byRemedy = new Map<string, RemedyChoice>()
  for (const choice of choices) {
    const { remedy, resources, trim } = choice
    const key = trim ? `${remedy} ${resources.join(' ')}` : remedy
    const known = trim ? [] : (byRemedy.get(key)?.resources ?? [])
    byRemedy.set(key, { ...choice, resources: [...new Set([...known, ...resources])] })
  }
  return [...byRemedy.values()]
}
