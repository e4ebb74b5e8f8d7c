import { test as alone, expect, type Page } from '@playwright/test'
import { configMap, paste, verdict } from './bring-in'
import { test } from './page-test'
import { withoutEditor } from './without-editor'

alone.use(withoutEditor)
test.use(withoutEditor)

const worker = /\/engine\.worker-[^/]*\.js$/

/** The worker is loaded while the page is idle. */
async function openWithWorker(page: Page): Promise<void> {
  const loaded = page.waitForEvent('worker')
  await page.goto('/')
  const started = await loaded
  // It answers only once it is there.
  await started.evaluate(() => 1)
}

// In a window of its own: what others loaded is not kept here.
alone('a page that was opened answers without a network', async ({ page, context }) => {
  await openWithWorker(page)
  await page.waitForLoadState('networkidle')
  await context.setOffline(true)
  await page.evaluate(() => {
    const transfer = new DataTransfer()
    transfer.setData('text/plain', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n')
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }))
  })
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/fits? /)
  await page.getByRole('button', { name: 'Split instead' }).click()
  await expect(page.getByRole('listbox', { name: 'Install order' })).toBeVisible()
})

test('a worker that cannot be loaded is said so, and is loaded when it can be', async ({ page }) => {
  await page.route(worker, route => route.abort())
  await page.goto('/')
  await paste(page, configMap('one'))
  await expect(page.getByText('could not be loaded: the network or the server is away')).toBeVisible()
  await page.unroute(worker)
  await page.getByRole('button', { name: 'Try again' }).click()
  await verdict(page, '1 of 1 resource fits')
})

test('a worker that ended without a word is noticed, and another takes its place', async ({ page }) => {
  await openWithWorker(page)
  const [first] = page.workers()
  await paste(page, configMap('one'))
  await verdict(page, '1 of 1 resource fits')
  const next = page.waitForEvent('worker')
  await first?.evaluate(() => self.close())
  await page.getByRole('button', { name: 'Split instead' }).click()
  await next
  await expect(page.getByRole('listbox', { name: 'Install order' })).toBeVisible()
})
