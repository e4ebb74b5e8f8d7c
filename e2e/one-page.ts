import { type Page, test } from '@playwright/test'

/**
 * One page for all tests of a file or group that only read what stands on it: brought there once, before the first of
 * them.
 */
export function onePage(prepare: (page: Page) => Promise<void>): () => Page {
  let page: Page | undefined
  test.beforeAll(async ({ browser }) => {
    page = await browser.newPage()
    await prepare(page)
  })
  test.afterAll(() => page?.close())
  return () => {
    if (!page) throw new Error('there is no page before the first test')
    return page
  }
}
