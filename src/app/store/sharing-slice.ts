import type { LimitSettings } from '../../core/limit'
import type { LinkFault, Unlisted } from '../../core/share'
import type { Shared } from '../../engine'
import type { Slice } from './page-state'
import { waysOf } from './ways'
import type { Weighed } from './weighing-slice'

/** An analysis out of a link, and what is only counted in it. */
export interface Linked {
  readonly weighed: Weighed
  readonly rest: Unlisted | null
  /** How many problems the input has, which are about its text. */
  readonly problems: number
  /** How long the text of the link is, in characters. */
  readonly characters: number
}

/** `shown`: the numbers of the link are on the page. `other`: another input was brought in; the link's numbers can be had back. */
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
  /** What an opened link only counts, as far as that holds under these limits: it was judged by the sender's. */
  unlistedUnder(limits: LimitSettings): Unlisted | null
  /** The links for what is weighed; rejects as the engine does. */
  share(): Promise<Shared>
  /** The analysis as a JSON file; rejects as the engine does. */
  report(): Promise<Uint8Array<ArrayBuffer>>
}

export const createSharingSlice: Slice<SharingSlice> = engine => (set, get) => {
  function show(linked: Linked): void {
    const before = get().weighed
    get().dropWeighing()
    set({ sources: [], weighed: linked.weighed, link: { state: 'shown', linked } })
    get().settleView(before)
  }

  return {
    link: null,
    async openLink(text) {
      const opened = await engine.ask('openLink', { text })
      if (opened.kind === 'fault') set({ link: { state: 'fault', fault: opened.fault } })
      else if (opened.kind === 'text') {
        const hadSources = get().sources.length > 0
        const undo = get().replaceSources(
          opened.texts.map(each => ({ name: each.name, content: new Blob([each.text]) })),
        )
        get().notify({ code: 'link-with-text' }, hadSources ? undo : undefined)
      } else {
        const { analysis, rest, problems } = opened
        const { limits } = analysis.settings
        set({ limits })
        const weighed = {
          analysis,
          ways: waysOf(analysis, analysis.routes, limits),
          sources: [],
          limits,
          unlisted: rest,
        }
        show({ weighed, rest, problems, characters: text.length })
      }
    },
    async checkLink() {
      const { link, weighed } = get()
      if (!link || link.state === 'fault') return
      if (!weighed) return set({ link: null })
      const digests = await engine.ask('digests', {})
      if (get().weighed !== weighed || get().link !== link) return
      const expected = link.linked.weighed.analysis.sources.map(({ sha256 }) => sha256 ?? '')
      if (sameMembers(digests, expected)) {
        set({ link: null })
        get().notify({ code: 'unlocked' })
      } else set({ link: { state: 'other', linked: link.linked } })
    },
    showLink() {
      const { link } = get()
      if (link?.state !== 'other') return
      show(link.linked)
    },
    closeLink() {
      const { link, weighed } = get()
      set({ link: null })
      if (link?.state !== 'shown') return
      get().dropWeighing()
      set({ weighed: null })
      get().settleView(weighed)
    },
    unlistedUnder(limits) {
      const { link } = get()
      if (link?.state !== 'shown') return null
      const { rest, weighed } = link.linked
      return JSON.stringify(weighed.analysis.settings.limits) === JSON.stringify(limits) ? rest : null
    },
    share: () => engine.ask('share', {}),
    report: async () => new Uint8Array(await engine.ask('report', {})),
  }
}

/** Files come in any order. */
function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify(a.toSorted()) === JSON.stringify(b.toSorted())
}
