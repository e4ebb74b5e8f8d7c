import { expect, type Locator, type Page } from '@playwright/test'

import { paste, verdict } from './bring-in'
import { test } from './page-test'
import { smallOperator } from './small-operator'
import { withoutEditor } from './without-editor'

test.use(withoutEditor)

/** Tabs until the focus is on it; fails when it cannot be reached. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  const focused = () =>
    target.evaluate(element => element === document.activeElement || element.contains(document.activeElement))
  for (let steps = 0; steps < 80; steps++) {
    await page.keyboard.press('Tab')
    if (await focused()) return
  }
  throw new Error('cannot be reached with Tab')
}

test('the first stop of Tab leads past the header, to the answer', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Skip to the answer' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test('the whole job without a mouse', async ({ page }) => {
  await page.goto('/')
  await paste(page, smallOperator())
  await verdict(page, '28 of 29 resources fit')

  // The routes: one stop, arrows choose.
  const routes = page.getByRole('treegrid', { name: 'Routes' })
  await tabTo(page, routes)
  await page.keyboard.press('ArrowDown')
  await expect(routes.getByRole('row', { name: /--server-side/ })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByText('Nothing is refused, nothing is tight.')).toBeVisible()
  await page.keyboard.press('ArrowUp')
  await expect(page.getByText('is invalid: metadata.annotations').first()).toBeVisible()

  // Right opens a way, Down chooses its resources, a limit opens and closes, Left leads back and closes.
  const applied = routes.getByRole('row', { name: /^refused kubectl apply 28 of 29/ })
  await page.keyboard.press('ArrowRight')
  await expect(applied).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(routes.locator('[aria-level="2"][aria-current="true"]')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(applied).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(routes.locator('[aria-level="2"][aria-current="true"]')).toHaveAccessibleName(/^refused installations/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /^CRD installations/ })).toBeVisible()
  await page.goBack()
  await tabTo(page, routes)
  await expect(routes.locator('[aria-level="2"]:focus')).toHaveAccessibleName(/^refused installations/)
  await routes.getByRole('row', { name: 'and 19 more' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Limit: request body' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(routes.locator('[aria-level="2"]:focus')).toHaveAccessibleName(/^fits/)
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect(applied).toHaveAttribute('aria-expanded', 'false')

  // The measure, then the bars.
  await tabTo(page, page.getByRole('radiogroup', { name: 'Measure' }))
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: 'Request', exact: true })).toBeChecked()
  const bars = page.getByRole('listbox', { name: /Request by resource/ })
  await tabTo(page, bars)
  await page.keyboard.press('ArrowDown')
  await expect(bars.getByRole('option').nth(1)).toHaveAttribute('aria-selected', 'true')

  // The table: filter, rows, heads.
  await tabTo(page, page.getByRole('combobox', { name: /Filter/ }))
  await page.keyboard.type('deployment')
  await expect(page.getByText(/^1 of 29 shown$/)).toBeVisible()
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Delete')
  const table = page.getByRole('grid', { name: '29 resources' })
  await tabTo(page, table)
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  await expect(table.getByRole('row', { selected: true })).toHaveCount(1)
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(table.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'ascending')
  await page.keyboard.press('Enter')
  await expect(table.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'descending')

  // The chosen resource's text.
  await tabTo(page, page.getByRole('button', { name: /^Open / }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('radiogroup', { name: 'What to show of it' }))
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('region', { name: /^Text of / })).toBeVisible()

  // The split, a file of it, and the zip.
  await tabTo(page, page.getByRole('button', { name: 'Split', exact: true }))
  await page.keyboard.press('Enter')
  const bundles = page.getByRole('listbox', { name: 'Install order' })
  await expect(bundles).toBeVisible()
  await tabTo(page, bundles)
  await page.keyboard.press('ArrowDown')
  await expect(bundles.getByRole('option', { name: /^20-resources/ })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('grid', { name: '20-resources' })).toBeVisible()
  await tabTo(page, page.getByRole('grid', { name: 'Files' }))
  // Below the folder around all of them.
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('CustomResourceDefinition')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await tabTo(page, page.getByRole('button', { name: 'Download anyway…' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Fix, then download' })).toBeFocused()
  const download = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  expect((await download).suggestedFilename()).toBe('pasted.zip')
})

test('a route typed into its word is taken by Enter, which closes the list', async ({ page }) => {
  await page.goto('/')
  await paste(page, smallOperator())
  await verdict(page, '28 of 29 resources fit')
  const word = page.getByRole('button', { name: /^Route: / })
  await word.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Find a route' })).toBeFocused()
  await page.keyboard.type('server-side')
  await page.keyboard.press('Enter')
  await verdict(page, '29 of 29 resources fit kubectl apply --server-side')
  await expect(word).toBeFocused()
  await expect(page.getByRole('combobox', { name: 'Find a route' })).toHaveCount(0)
  await expect(word).toHaveAttribute('aria-expanded', 'false')
})

test('the focus goes with the view', async ({ page }) => {
  await page.goto('/')
  await paste(page, smallOperator())
  await tabTo(page, page.getByRole('button', { name: 'Split instead' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: /^Route: / })).toBeFocused()
})

test('a dialog gives the focus back to what opened it', async ({ page }) => {
  await page.goto('/')
  const help = page.getByRole('button', { name: 'Help' })
  await help.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'How to read this page' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(help).toBeFocused()
})
