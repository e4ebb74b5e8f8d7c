import { expect, type Page, test } from '@playwright/test'

const sample = { name: 'Operator with CRDs' }
const verdict = { level: 1, name: '28 of 29 resources fit' } as const
const worker = /\/engine\.worker-[^/]*\.js$/

/** The worker is loaded while the page is idle. */
async function openWithWorker(page: Page): Promise<void> {
  const loaded = page.waitForEvent('worker')
  await page.goto('/')
  const started = await loaded
  // It answers only once it is there.
  await started.evaluate(() => 1)
}

test('a page that was opened answers without a network', async ({ page, context }) => {
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
  await page.getByRole('button', sample).click()
  await expect(page.getByText('could not be loaded: the network or the server is away')).toBeVisible()
  await page.unroute(worker)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', verdict)).toBeVisible()
})

test('a worker that ended without a word is noticed, and another takes its place', async ({ page }) => {
  await openWithWorker(page)
  const [first] = page.workers()
  await page.getByRole('button', sample).click()
  await expect(page.getByRole('heading', verdict)).toBeVisible()
  const next = page.waitForEvent('worker')
  await first?.evaluate(() => self.close())
  await page.getByRole('button', { name: 'Split instead' }).click()
  await next
  await expect(page.getByRole('listbox', { name: 'Install order' })).toBeVisible()
})
