import { type Bytes, bytes } from '../../core/bytes'
import { type ApplierId, routesOf } from '../../core/export'
import { type ClusterLimits, defaultCluster, type LimitId, type PresetId } from '../../core/limit'
import type { Format, Move } from '../../core/plan'
import { firstPlan, type PlanChoice, type Question, type WhatIf } from '../../core/question'
import type { RouteId } from '../../core/route'
import type { Slice } from './slice'

/** What a visitor set by hand and finds again: never what a link brought, and never what is only supposed. */
export type KeptQuestion = Pick<Question, 'route' | 'cluster'>

/** What a step back asks again; the route only where the step had changed it. */
export type PlanStep = Pick<Question, 'plan'> & Partial<Pick<Question, 'route'>>

export interface QuestionSlice {
  /** What is asked: the session behind the engine has the same. Everything on the page is answered for it. */
  readonly question: Question
  /** A limit moved to try it out; ends with the next question. */
  readonly whatIf: WhatIf | null
  readonly kept: KeptQuestion
  /**
   * What was asked before the last changes of the plan, and what was taken back: a fix may have changed the route as
   * well.
   */
  readonly planPast: readonly PlanStep[]
  readonly planFuture: readonly PlanStep[]
  chooseRoute(route: RouteId): void
  /** Chooses for whom bundles are written, and its route where the route is another applier's. */
  chooseApplier(applier: ApplierId): void
  choosePreset(preset: PresetId): void
  /** Sets a limit of the cluster, or several that count the same; null takes that back. */
  setLimit(id: LimitId | readonly LimitId[], max: Bytes | null): void
  /** From which share of a limit on a fit is called tight. */
  setMargin(share: number): void
  resetCluster(): void
  suppose(whatIf: WhatIf): void
  resetWhatIf(): void
  /** What is supposed becomes the cluster's own limit. */
  keepWhatIf(): void
  /** Changes the plan; the change can be taken back. */
  changePlan(change: Partial<PlanChoice>): void
  /** The same for route and plan, as one step. */
  changeRouteAndPlan(route: RouteId, change: Partial<PlanChoice>): void
  undoPlan(): void
  redoPlan(): void
  /** Puts a resource, by its id, into another bundle; `behind` a stage where the bundle is new. */
  moveResource(resource: string, to: string, behind?: string): void
  /** Writes resources, by their ids, in a format of their own. */
  writeAs(form: Format, resources: readonly string[]): void
  /** Makes several of a ConfigMap or Secret, each with at most so many bytes of values. */
  splitByKey(resource: string, maxBytes: number): void
  /** Another input: what of the plan names resources means nothing there. */
  startPlan(name: string): void
  /** Asks what a link, or an undo, brings; it is not kept. */
  askAs(question: Question): void
  /** Asks again what the visitor set. */
  askAsKept(): void
}

/** Steps that can be taken back. */
const stepsKept = 100

/** What is asked on a first visit. */
const first: Question = { route: 'client-side-apply', cluster: defaultCluster, plan: firstPlan }

export const createQuestionSlice =
  (kept: Partial<KeptQuestion>): Slice<QuestionSlice> =>
  (engine, { get, set }) => {
    /** The session is told first: what follows the state asks it at once. */
    function ask(question: Question, change: Partial<QuestionSlice> = {}): void {
      engine.setQuestion(question)
      set({ question, whatIf: null, ...change })
    }

    function setCluster(cluster: ClusterLimits): void {
      const { question } = get()
      ask({ ...question, cluster }, { kept: { route: question.route, cluster } })
    }

    function stepTo(next: Question, change: Partial<QuestionSlice>): void {
      const { route, cluster } = next
      ask(next, { ...change, ...(route === get().question.route ? {} : { kept: { route, cluster } }) })
    }

    function stepFrom({ plan, route }: Question, next: Question): PlanStep {
      return route === next.route ? { plan } : { plan, route }
    }

    const question = { ...first, ...kept }
    engine.setQuestion(question)
    return {
      question,
      whatIf: null,
      kept: { route: question.route, cluster: question.cluster },
      planPast: [],
      planFuture: [],
      chooseRoute(route) {
        const { question } = get()
        if (question.route !== route) ask({ ...question, route }, { kept: { route, cluster: question.cluster } })
      },
      chooseApplier(applier) {
        const { question, chooseRoute, changePlan } = get()
        const routes = routesOf(applier)
        const [usual] = routes
        if (usual && !routes.includes(question.route)) chooseRoute(usual)
        changePlan({ applier, options: {} })
      },
      choosePreset: preset => setCluster({ ...get().question.cluster, preset }),
      setLimit(id, max) {
        const { cluster } = get().question
        const own = { ...cluster.own }
        for (const each of typeof id === 'string' ? [id] : id) {
          if (max === null) delete own[each]
          else own[each] = bytes(Math.max(1, Math.round(max)))
        }
        setCluster({ ...cluster, own })
      },
      setMargin: tightOver => setCluster({ ...get().question.cluster, tightOver }),
      resetCluster: () => setCluster(defaultCluster),
      suppose(whatIf) {
        engine.setQuestion(get().question, whatIf)
        set({ whatIf })
      },
      resetWhatIf() {
        if (!get().whatIf) return
        engine.setQuestion(get().question)
        set({ whatIf: null })
      },
      keepWhatIf() {
        const { whatIf, setLimit } = get()
        if (whatIf) setLimit(whatIf.limits, whatIf.max)
      },
      changePlan: change => get().changeRouteAndPlan(get().question.route, change),
      changeRouteAndPlan(route, change) {
        const { question, planPast } = get()
        const { plan } = question
        // Bundles have other names in another plan, so what was moved by hand means nothing there.
        const moves = change.preset !== undefined && change.preset !== plan.preset ? { moves: [] } : {}
        const next = { ...question, route, plan: { ...plan, ...moves, ...change } }
        stepTo(next, { planPast: [...planPast, stepFrom(question, next)].slice(-stepsKept), planFuture: [] })
      },
      undoPlan() {
        const { question, planPast, planFuture } = get()
        const last = planPast.at(-1)
        if (!last) return
        const next = { ...question, ...last }
        stepTo(next, { planPast: planPast.slice(0, -1), planFuture: [stepFrom(question, next), ...planFuture] })
      },
      redoPlan() {
        const { question, planPast, planFuture } = get()
        const [step, ...later] = planFuture
        if (!step) return
        const next = { ...question, ...step }
        stepTo(next, { planPast: [...planPast, stepFrom(question, next)], planFuture: later })
      },
      moveResource(resource, to, behind) {
        const move: Move = { resource, to, ...(behind === undefined ? {} : { behind }) }
        get().changePlan({ moves: [...(get().question.plan.moves ?? []), move] })
      },
      writeAs(form, resources) {
        get().changePlan({ forms: [...(get().question.plan.forms ?? []), { form, resources }] })
      },
      splitByKey(resource, maxBytes) {
        const others = (get().question.plan.keySplits ?? []).filter(each => each.resource !== resource)
        get().changePlan({ keySplits: [...others, { resource, maxBytes }] })
      },
      startPlan(name) {
        const { remedies, keySplits, moves, forms, filter, ...plan } = get().question.plan
        ask({ ...get().question, plan: { ...plan, name } }, { planPast: [], planFuture: [] })
      },
      askAs: question => ask(question, { planPast: [], planFuture: [] }),
      askAsKept: () => get().askAs({ ...get().kept, plan: firstPlan }),
    }
  }
