import type { Engine } from '../../engine'
import type { KeptInputs } from '../../platform'
import type { PageState, PageStore } from './page-state'

/**
 * Brings back what this tab kept, and keeps the page's input and question in step with it as long as a person wants
 * that. An input that may hold a Secret is never kept: what was kept before it came is removed. Resolves when what was
 * kept is on the page.
 */
export async function keepInput(store: PageStore, engine: Engine, kept: KeptInputs): Promise<void> {
  let written: Pick<PageState, 'analyzed' | 'question'> | null = null
  /** One write after the other, so that the last one stands. */
  let last: Promise<unknown> = Promise.resolve()

  async function write(): Promise<void> {
    const { keeping, analyzed, sources, question, whatIf, analyzing, link } = store.getState()
    if (keeping === 'off' || keeping === 'failed' || analyzing || link) return
    if (!analyzed) {
      written = null
      return kept.forget()
    }
    // What is only supposed is kept nowhere, so there is nothing new to keep.
    if (whatIf || analyzed.sources !== sources) return
    if (written?.analyzed === analyzed && written.question === question) return
    written = { analyzed, question }
    const isSecret = await engine.ask('holdsSecret', {})
    if (store.getState().analyzed !== analyzed || store.getState().keeping === 'off') return
    if (isSecret) await kept.forget()
    else {
      const { numbers } = await engine.ask('share', { view: {}, compared: false })
      if (store.getState().keeping === 'off') return
      await kept.write({ sources: sources.map(({ name, content }) => ({ name, content })), asked: numbers.text })
    }
    store.setState({ keeping: isSecret ? 'secret' : 'on' })
  }

  function inTurn(act: () => Promise<void>): void {
    last = last.then(act).catch(() => {
      written = null
      if (store.getState().keeping !== 'off') store.setState({ keeping: 'failed' })
    })
  }

  store.subscribe((state, before) => {
    if (state.keeping === 'off' && before.keeping !== 'off') {
      written = null
      inTurn(() => kept.forget())
    } else if (state.keeping !== 'off') inTurn(write)
  })

  const found = await kept.read().catch(() => null)
  const { sources, link } = store.getState()
  // A link, and what was brought in meanwhile, are newer.
  if (!found || sources.length > 0 || link) return
  store.getState().replaceSources(found.sources)
  store.getState().startKeeping()
  const opened = await engine.ask('openLink', { text: found.asked })
  await analyzedOf(store)
  // Where on the page it was stands in the address.
  if (opened.kind === 'numbers') store.getState().askAs(opened.question)
}

/** Waits until the page has read what is on it, well or badly. */
function analyzedOf(store: PageStore): Promise<void> {
  return new Promise(resolve => {
    const look = () => {
      if (store.getState().analyzing) return
      stop()
      resolve()
    }
    const stop = store.subscribe(look)
    look()
  })
}

/**
 * Whether something that a person brought in, and did, is gone when the page is: a sample can be had again, and a link
 * is in the address.
 */
export function isLostWithPage({ sources, keeping }: PageState): boolean {
  return keeping !== 'on' && sources.some(({ isSample }) => !isSample)
}
