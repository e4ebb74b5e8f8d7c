import { type BrowserContext, type Page, test as plain } from '@playwright/test'

interface Shared {
  /** The browser's one window of this worker, and a page in it that stays. */
  readonly window: { readonly context: BrowserContext; readonly home: Page }
}

/**
 * As Playwright's `test`, but `page` is a new tab of one window instead of a window of its own, which costs twice as
 * much as analyzing a manifest. Between tests the storage, all that the page keeps in a browser, becomes what
 * `storageState` asks for. For what needs a browser that has never seen the page, or another locale, there is
 * Playwright's own.
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
      const home = await context.newPage()
      await home.goto('/favicon.svg')
      await use({ context, home })
      await context.close()
    },
    { scope: 'worker' },
  ],
  page: async ({ window, viewport, storageState }, use) => {
    const kept = typeof storageState === 'object' ? storageState.origins.flatMap(origin => origin.localStorage) : []
    await window.home.evaluate(items => {
      localStorage.clear()
      for (const { name, value } of items) localStorage.setItem(name, value)
    }, kept)
    const page = await window.context.newPage()
    if (viewport) await page.setViewportSize(viewport)
    await use(page)
    await page.close()
  },
})
