import type { Question } from '../../core/question'
import type { CarrierSizes } from '../../core/route'
import type { LinkFault } from '../../core/share'
import type { Analyzed, InputSlice } from './input-slice'
import { nameOfPlan } from './name-of-plan'
import type { QuestionSlice } from './question-slice'
import type { Slice } from './slice'
import type { ToastSlice } from './toast-slice'
import type { ViewSlice } from './view-slice'
import type { ViewState } from './view-state'

/** What a link has brought. */
export interface Linked {
  readonly analyzed: Analyzed
  readonly carried: CarrierSizes
  readonly question: Question
  readonly view: ViewState
  /**
   * The text of the link where it holds a comparison, whose later input is what is analyzed; null where it does not.
   */
  readonly comparison: string | null
  /** How many resources the link names. */
  readonly named: number
  /** How long the text of the link is, in characters. */
  readonly characters: number
}

/**
 * `shown`: the numbers of the link are on the page. `other`: another input was brought in; the link's numbers can be
 * had back.
 */
export type LinkState =
  | { readonly state: 'fault'; readonly fault: LinkFault }
  | { readonly state: 'shown' | 'other'; readonly linked: Linked }

export interface SharingSlice {
  /** What became of a link that was opened; null where there was none, or it is done with. */
  readonly link: LinkState | null
  /** Reads the text of a link and shows what is in it. */
  openLink(text: string): Promise<void>
  /** Compares a new answer with the link that was opened: the same input, by its digests, takes the link's place. */
  checkLink(): Promise<void>
  /** Puts the numbers of the link on the page again, in the place of another input. */
  showLink(): void
  /** Forgets the link, and its numbers where they are on the page. */
  closeLink(): void
  /** The analysis as a JSON file; rejects as the engine does. */
  report(): Promise<Uint8Array<ArrayBuffer>>
}

type Needs = InputSlice & QuestionSlice & ToastSlice & ViewSlice

export const createSharingSlice: Slice<SharingSlice, Needs> = (engine, { get, set }) => {
  function show(linked: Linked): void {
    set({ link: { state: 'shown', linked } })
    get().askAs(linked.question)
    get().showLinked(linked.analyzed, linked.carried)
    get().goTo(linked.view)
  }

  return {
    link: null,
    async openLink(text) {
      const before = get().sources
      const opened = await engine.ask('openLink', { text })
      if (opened.kind === 'fault') set({ link: { state: 'fault', fault: opened.fault } })
      else if (opened.kind === 'text') {
        const hadSources = get().sources.length > 0
        const undo = get().replaceSources(
          opened.texts.map(each => ({ name: each.name, content: new Blob([each.text]) })),
        )
        get().notify({ code: 'link-with-text' }, hadSources ? undo : undefined)
      } else {
        const { analysis, question, view, carried, rest, problems, before: earlier } = opened
        const linked = { rest, cluster: question.cluster, problems }
        const shown = {
          ...{ analyzed: { analysis, sources: [], linked }, carried, question, view },
          comparison: earlier && text,
          named: analysis.resources.length + (earlier?.analysis.resources.length ?? 0),
          characters: text.length,
        }
        if (get().sources === before) return show(shown)
        // What was brought in while the link was read is newer, and stays; it may be what the link is of.
        set({ link: { state: 'shown', linked: shown } })
        get().askAs(question)
        get().goTo(view)
        if (get().analyzed) await get().checkLink()
      }
    },
    async checkLink() {
      const { link, analyzed } = get()
      if (!link || link.state === 'fault' || analyzed?.linked) return
      if (!analyzed) return set({ link: null })
      const digests = await engine.ask('digests', {})
      if (get().analyzed !== analyzed || get().link !== link) return
      const expected = link.linked.analyzed.analysis.sources.map(({ sha256 }) => sha256 ?? '')
      if (sameMembers(digests, expected)) {
        set({ link: null })
        get().notify({ code: 'unlocked' })
      } else {
        set({ link: { state: 'other', linked: link.linked } })
        // What the sender asked was about another input: its plan means nothing here.
        if (link.state === 'shown') {
          get().askAsKept()
          get().startPlan(nameOfPlan(analyzed.sources.map(({ name }) => name)))
        }
      }
    },
    showLink() {
      const { link } = get()
      if (link?.state === 'other') show(link.linked)
    },
    closeLink() {
      const { link } = get()
      set({ link: null })
      if (link?.state !== 'shown') return
      get().forgetAnalyzed()
      get().askAsKept()
    },
    report: async () => new Uint8Array(await engine.ask('report', {})),
  }
}

/** Files come in any order. */
function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify(a.toSorted()) === JSON.stringify(b.toSorted())
}

/** The text of the link whose comparison is on the page; null where there is none. */
export function linkedComparisonOf({ link }: SharingSlice): string | null {
  return link?.state === 'shown' ? link.linked.comparison : null
}
