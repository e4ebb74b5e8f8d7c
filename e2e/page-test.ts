import { type Browser, type BrowserContext, type Page, test as plain } from '@playwright/test'

interface Window {
  readonly context: BrowserContext
  tab: Page | undefined
}

type Kept = readonly { readonly name: string; readonly value: string }[]

/**
 * As Playwright's `test`, but all tests of a worker have one window, and `page` is its one tab: a window of its own
 * costs more than analyzing a manifest, and so does a tab, whose process compiles the page anew. Each test begins
 * outside of the page, with nothing on the clipboard, and nothing in its storage but what `storageState` asks for; what
 * a test listened to, routed or emulated ends with it. `receiver` is the same in a second window, for who opens a link.
 *
 * For what needs a browser that has never loaded the page, another locale, or a script that runs before the page's,
 * there is Playwright's own.
 */
export const test = plain.extend<{ receiver: Page }, { window: Window; secondWindow: Window }>({
  window: [({ browser }, use) => withWindow(browser, use), { scope: 'worker' }],
  secondWindow: [({ browser }, use) => withWindow(browser, use), { scope: 'worker' }],
  page: async ({ window, viewport, storageState }, use) => {
    await use(await cleanTab(window, keptIn(storageState), viewport))
    await leave(window)
  },
  receiver: async ({ secondWindow, viewport, storageState }, use) => {
    await use(await cleanTab(secondWindow, keptIn(storageState), viewport))
    await leave(secondWindow)
  },
})

async function withWindow(browser: Browser, use: (window: Window) => Promise<void>): Promise<void> {
  const context = await browser.newContext({
    ...(process.env.PLIMSOLL_ADDRESS ? { baseURL: process.env.PLIMSOLL_ADDRESS } : {}),
    locale: 'en-US',
    serviceWorkers: 'block',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  await use({ context, tab: undefined })
  await context.close()
}

function keptIn(state: string | { readonly origins: readonly { readonly localStorage: Kept }[] } | undefined): Kept {
  return typeof state === 'object' ? state.origins.flatMap(origin => origin.localStorage) : []
}

async function cleanTab(window: Window, kept: Kept, viewport: { width: number; height: number } | null): Promise<Page> {
  const page = window.tab ?? (await window.context.newPage())
  window.tab = page
  // A file of the page's origin that runs nothing: whatever the test before had open is gone, its worker too.
  await page.goto('/favicon.svg')
  await page.setViewportSize(viewport ?? { width: 1280, height: 720 })
  await page.evaluate(async items => {
    await navigator.clipboard.writeText('')
    localStorage.clear()
    sessionStorage.clear()
    for (const { name, value } of items) localStorage.setItem(name, value)
  }, kept)
  return page
}

async function leave({ context, tab }: Window): Promise<void> {
  for (const event of ['dialog', 'download', 'pageerror', 'request', 'response', 'worker'] as const) {
    tab?.removeAllListeners(event)
  }
  await tab?.unrouteAll()
  await tab?.emulateMedia({ colorScheme: null, forcedColors: null, reducedMotion: null })
  await context.setOffline(false)
}
