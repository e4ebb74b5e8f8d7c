import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytes } from '../../core/bytes'
import { routes } from '../../core/route'
import { manifest } from '../../core/testing/manifest'
import { runs } from '../../core/testing/runs'
import { createDirectEngine } from '../../engine'
import { answeredOf } from './answered'
import type { PageState, PageStore } from './page-state'
import { createPageStore } from './page-store'
import { isSplitCurrent, splitOf } from './split-slice'

const texts = [
  manifest`ConfigMap a data=3000; ConfigMap b data=200`,
  manifest`CRD Widget.example.org/v1; Secret s data=700`,
  `${manifest`ConfigMap c data=300000`}---\nkind: [broken\n`,
] as const
const text = fc.constantFrom(...texts)

type Act = (state: PageState) => unknown

/** Anything that a person can do that changes what is asked, given or shown. */
const act: fc.Arbitrary<Act> = fc.oneof(
  text.map(
    (content): Act =>
      state =>
        state.addSources([{ name: 'more.yaml', content: new Blob([content]) }]),
  ),
  text.map(
    (content): Act =>
      state =>
        state.editSource(state.sources[0]?.id ?? -1, new Blob([content])),
  ),
  fc.constant<Act>(state => state.sources.length > 1 && state.removeSource(state.sources[1]?.id ?? -1)),
  fc.constantFrom(...routes.map(({ id }) => id)).map(
    (id): Act =>
      state =>
        state.chooseRoute(id),
  ),
  fc.constantFrom('kubernetes', 'k3s-sql', 'etcd-raised').map(
    (id): Act =>
      state =>
        state.choosePreset(id as 'k3s-sql'),
  ),
  fc.nat({ max: 400_000 }).map(
    (max): Act =>
      state =>
        state.setLimit(['meta.annotations', 'apply.last-applied'], bytes(max)),
  ),
  fc.constantFrom(0.3, 0.85, 1).map(
    (share): Act =>
      state =>
        state.setMargin(share),
  ),
  fc.nat({ max: 4_000 }).map(
    (max): Act =>
      state =>
        state.suppose({ limits: ['configmap.data'], max: bytes(max + 1) }),
  ),
  fc.constant<Act>(state => state.resetWhatIf()),
  fc.constant<Act>(state => state.keepWhatIf()),
  fc.constantFrom('stages', 'fit', 'by-kind').map(
    (preset): Act =>
      state =>
        state.changePlan({ preset: preset as 'fit' }),
  ),
  fc.constantFrom('kubectl', 'powershell', 'ocm', 'helm').map(
    (id): Act =>
      state =>
        state.chooseApplier(id as 'ocm'),
  ),
  fc.nat({ max: 5_000 }).map(
    (max): Act =>
      state =>
        state.changePlan({ maxBytes: bytes(max + 1_000) }),
  ),
  fc.constantFrom<Act>(
    state => state.undoPlan(),
    state => state.redoPlan(),
  ),
  fc.constantFrom('analyze', 'split', 'resource', 'compare').map(
    (view): Act =>
      state =>
        state.show(view as 'split'),
  ),
  text.map(
    (content): Act =>
      state =>
        state.compareWith([{ name: 'before.yaml', content: new Blob([content]) }]),
  ),
  fc.constant<Act>(state => state.compressAll()),
  fc.constant<Act>(() => new Promise(resolve => setTimeout(resolve))),
)

async function settled(store: PageStore): Promise<void> {
  await expect
    .poll(
      () => {
        const state = store.getState()
        const isPending = Object.values(state.answers).some(answer => answer.state === 'pending')
        const isBusy = state.analyzing || state.splitting || state.comparing || isPending
        return !isBusy && answeredOf(state)?.chosen.verdict !== 'unknown'
      },
      { interval: 1 },
    )
    .toBe(true)
}

/** What the page says: everything that is derived from input and question. */
function said(store: PageStore) {
  const state = store.getState()
  const answered = answeredOf(state)
  const { id: _, ...analysis } = answered?.analysis ?? { id: 0 }
  // What is still being built is not known, and no other verdict.
  const known = answered?.routes.filter(({ verdict, whole }) => verdict !== 'unknown' && whole?.verdict !== 'unknown')
  return { analysis, headline: answered?.headline, chosen: answered?.chosen, cluster: answered?.cluster, known }
}

test('whatever was done, the page says what it would say of this input and this question from the start', async () => {
  await fc.assert(
    fc.asyncProperty(text, fc.array(act, { maxLength: 12 }), async (start, acts) => {
      const store = createPageStore(createDirectEngine(), { language: 'en', theme: 'system' })
      store.getState().addSources([{ name: 'a.yaml', content: new Blob([start]) }])
      for (const each of acts) await each(store.getState())
      await settled(store)
      const { sources, question, whatIf } = store.getState()

      const fresh = createPageStore(createDirectEngine(), { language: 'en', theme: 'system' })
      fresh.getState().addSources(sources)
      await settled(fresh)
      fresh.getState().askAs(question)
      if (whatIf) fresh.getState().suppose(whatIf)
      await settled(fresh)
      const [now, anew] = [said(store), said(fresh)]
      expect({ ...now, known: [] }).toEqual({ ...anew, known: [] })
      for (const route of now.known ?? []) {
        const same = anew.known?.find(({ id }) => id === route.id)
        if (same) expect(route).toEqual(same)
      }

      for (const page of [store, fresh]) page.getState().show('split')
      await settled(store)
      await settled(fresh)
      const [plan, again] = [splitOf(store.getState()), splitOf(fresh.getState())]
      if (plan) expect(isSplitCurrent(store.getState())).toBe(true)
      expect(plan).toEqual(again)
      expect(store.getState().whatIf).toBeNull()
    }),
    { numRuns: runs(5, 300) },
  )
}, 600_000)
