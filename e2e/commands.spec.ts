import { expect } from '@playwright/test'
import { choose, configMap, verdict } from './bring-in'
import { test } from './page-test'
import { withoutEditor } from './without-editor'

test.use(withoutEditor)

test.beforeEach(({ page }) => page.goto('/').then(() => {}))

test('the palette finds a resource and a setting by keyboard alone', async ({ page }) => {
  await choose(page, [{ name: 'app.yaml', text: `${configMap('first')}---\n${configMap('second')}` }])
  await verdict(page, '2 of 2 resources fit')
  await page.keyboard.press('Control+K')
  const field = page.getByRole('combobox', { name: /Resource, view/ })
  await expect(field).toBeFocused()
  await field.fill('theme dark')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('combobox', { name: 'Theme' })).toHaveValue('dark')

  await page.getByRole('button', { name: 'Search or run' }).click()
  await field.fill('configmap seco')
  await expect(page.getByRole('option', { name: 'Resource ConfigMap default/second' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page).toHaveURL(/resource=.*second/)

  // Share, with no mouse either.
  await page.keyboard.press('Control+K')
  await field.fill('share this')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Share this analysis' })
  await expect(dialog.getByRole('radio', { name: /Numbers only/ })).toBeChecked()
  await dialog.getByRole('textbox', { name: 'Link' }).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('files are chosen, a plan is made and its zip saved, all from the palette', async ({ page }) => {
  const run = async (typed: string) => {
    await page.keyboard.press('Control+K')
    const field = page.getByRole('combobox', { name: /Resource, view/ })
    await expect(field).toBeFocused()
    await field.fill(typed)
    await page.keyboard.press('Enter')
  }
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const chooser = page.waitForEvent('filechooser')
  await run('choose files')
  const buffer = Buffer.from(configMap('chosen'))
  await (await chooser).setFiles([{ name: 'chosen.yaml', mimeType: 'text/yaml', buffer }])
  await verdict(page, '1 of 1 resource fits')
  await run('install stages')
  await expect(page.getByRole('heading', { name: '1 in, 1 out, equal' })).toBeVisible()
  const download = page.waitForEvent('download')
  await run('download')
  expect((await download).suggestedFilename()).toBe('chosen.zip')
})

test('a question mark opens the sheet with the keys; in a field it is a character', async ({ page }) => {
  // The page listens from its first picture on.
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'How to read this page' })
  await expect(sheet.getByText('Search or run a command')).toBeVisible()
  await expect(sheet.getByRole('listitem').filter({ hasText: /^Choose a folder$/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  await page.keyboard.press('Control+K')
  const field = page.getByRole('combobox', { name: /Resource, view/ })
  await expect(field).toBeFocused()
  await page.keyboard.press('?')
  await expect(field).toHaveValue('?')
  await expect(page.getByText('Nothing is called “?”.')).toBeVisible()
})
