import { type BrowserContext, type Page, test as plain } from '@playwright/test'

interface Shared {
  /** The browser's one window of this worker. */
  readonly window: { readonly context: BrowserContext; tab: Page | undefined }
}

/**
 * As Playwright's `test`, but all tests of a worker have one window, and `page` is its one tab: a window of its own costs more than weighing a manifest, and
 * so does a tab, whose process compiles the page anew. Each test begins outside of the page, with nothing in its storage but what `storageState`
 * asks for; what a test listened to, routed or emulated ends with it. For what needs a browser that has never seen the page, another locale, or a script
 * that runs before the page's, there is Playwright's own.
 */
export const test = plain.extend<object, Shared>({
  window: [
    async ({ browser }, use) => {
      const context = await browser.newContext({
        ...(process.env.PLIMSOLL_ADDRESS ? { baseURL: process.env.PLIMSOLL_ADDRESS } : {}),
        locale: 'en-US',
        serviceWorkers: 'block',
        permissions: ['clipboard-read', 'clipboard-write'],
      })
      await use({ context, tab: undefined })
      await context.close()
    },
    { scope: 'worker' },
  ],
  page: async ({ window, viewport, storageState }, use) => {
    const kept = typeof storageState === 'object' ? storageState.origins.flatMap(origin => origin.localStorage) : []
    const page = window.tab ?? (await window.context.newPage())
    window.tab = page
    // A file of the page's origin that runs nothing: whatever the test before had open is gone, its worker too.
    await page.goto('/favicon.svg')
    await page.setViewportSize(viewport ?? { width: 1280, height: 720 })
    await page.evaluate(items => {
      localStorage.clear()
      sessionStorage.clear()
      for (const { name, value } of items) localStorage.setItem(name, value)
    }, kept)
    await use(page)
    for (const event of ['console', 'dialog', 'download', 'pageerror', 'request', 'response', 'worker'] as const) {
      page.removeAllListeners(event)
    }
    await page.unrouteAll()
    await page.emulateMedia({ colorScheme: null, forcedColors: null, reducedMotion: null })
    await window.context.setOffline(false)
  },
})
