import { expect, type Locator, type Page } from '@playwright/test'

import { paste, verdict } from './bring-in'
import { test } from './page-test'
import { smallOperator } from './small-operator'
import { withoutEditor } from './without-editor'

test.use(withoutEditor)

/** Presses one control after the other, and says how many there were. */
async function press(...controls: readonly Locator[]): Promise<number> {
  for (const control of controls) await control.click()
  return controls.length
}

const banner = (page: Page) => page.getByRole('region', { name: 'Question and answer' })
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText())

test.beforeEach(async ({ page }) => {
  await page.goto('/')
  await paste(page, smallOperator())
  await verdict(page, '28 of 29 resources fit kubectl apply')
})

test('from the paste to the copied command: one click, or one key', async ({ page }) => {
  const copy = banner(page).getByRole('button', { name: /^Copy: kubectl apply --server-side/ })
  expect(await press(copy)).toBe(1)
  await expect(banner(page).getByText('Copied')).toBeVisible()
  expect(await clipboard(page)).toBe('kubectl apply --server-side -f FILE.yaml')

  // The same question on the command line.
  await page.getByRole('button', { name: /^Copy the command: plimsoll analyze/ }).click()
  expect(await clipboard(page)).toBe('plimsoll analyze FILE.yaml --route client-side-apply')

  await page.evaluate(() => navigator.clipboard.writeText(''))
  await page.locator('body').press('c')
  await expect.poll(() => clipboard(page)).toBe('kubectl apply --server-side -f FILE.yaml')
})

test('from the paste to the zip: three clicks, the question of what is refused among them', async ({ page }) => {
  const waiting = page.waitForEvent('download')
  const clicks = await press(
    page.getByRole('button', { name: 'Split instead' }),
    page.getByRole('button', { name: 'Download anyway…' }),
    page.getByRole('button', { name: 'Fix, then download' }),
  )
  expect(clicks).toBeLessThanOrEqual(3)
  expect((await waiting).suggestedFilename()).toBe('pasted.zip')
  await verdict(page, '29 of 29 resources fit kubectl apply --server-side')
})

test('a download with a refused bundle asks first, and nothing comes when it is left', async ({ page }) => {
  let downloads = 0
  page.on('download', () => downloads++)
  await press(
    page.getByRole('button', { name: 'Split instead' }),
    page.getByRole('button', { name: 'Download anyway…' }),
  )
  const dialog = page.getByRole('dialog', { name: 'Download with a refused bundle?' })
  await expect(dialog).toContainText('28 of 29 resources are delivered.')
  await expect(dialog.getByRole('button', { name: 'Fix, then download' })).toBeFocused()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toBeHidden()
  expect(downloads).toBe(0)
})

test('from the paste to the copied link: two clicks', async ({ page }) => {
  const dialog = page.getByRole('dialog')
  const clicks = await press(
    page.getByRole('button', { name: 'Share', exact: true }),
    dialog.getByRole('button', { name: /^Copy/ }).first(),
  )
  expect(clicks).toBeLessThanOrEqual(2)
  await expect.poll(() => clipboard(page)).toContain('#')
})

test('the banner keeps its height, and nothing below it moves', async ({ page }) => {
  const height = async () => (await banner(page).boundingBox())?.height
  expect(await height()).toBe(142)
  await banner(page).getByRole('button', { name: 'See the result' }).click()
  await expect(banner(page).getByText(/^After 1 fix/)).toBeVisible()
  expect(await height()).toBe(142)
  await page.getByRole('button', { name: 'Split', exact: true }).click()
  await expect(page.getByRole('listbox', { name: 'Install order' })).toBeVisible()
  await verdict(page, '29 of 29 resources fit kubectl apply --server-side')
  expect(await height()).toBe(142)
  await page.keyboard.press('Control+Z')
  await verdict(page, '28 of 29 resources fit kubectl apply')
  expect(await height()).toBe(142)
})
