import { expect, type Page, test } from '@playwright/test'
import { operatorWithCrds } from '../src/core/sample'
import { choose, configMap, paste, verdict } from './bring-in'
import { objections } from './objections'

// Several screens in a row, each looked at twice.
test.slow()

test.beforeEach(({ page }) => page.goto('/').then(() => {}))

test('the empty page and its help have nothing that axe objects to', async ({ page }) => {
  await verdict(page, 'Will your manifest go in?')
  await nothingObjected(page, 'the empty page')
  await page.getByRole('button', { name: 'Help' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await nothingObjected(page, 'the help')
})

test('the weighed operator, one resource of it and its map have nothing that axe objects to', async ({ page }) => {
  await paste(page, operatorWithCrds())
  await verdict(page, '28 of 29 resources fit')
  await expect(page.getByRole('figure')).toBeVisible()
  await nothingObjected(page, 'the weighed operator')
  await page.getByRole('radio', { name: 'Map' }).click({ force: true })
  await expect(page.getByRole('figure', { name: /^Where the bytes of/ })).toBeVisible()
  await nothingObjected(page, 'the map')
  await page.getByRole('button', { name: /^Look at/ }).click()
  await expect(page.getByRole('region', { name: 'Byte ledger' })).toBeVisible()
  await expect(page.getByRole('figure', { name: /^Where the bytes of/ })).toBeVisible()
  await nothingObjected(page, 'one resource')
  await page.getByRole('radio', { name: 'Text' }).click({ force: true })
  await expect(page.getByRole('region', { name: /^Text of/ })).toBeVisible()
  await nothingObjected(page, 'the text of a resource')
})

test('a split with what cannot be placed has nothing that axe objects to', async ({ page }) => {
  await paste(page, operatorWithCrds())
  await page.getByRole('button', { name: 'Plan the split' }).click()
  await page.getByRole('combobox', { name: 'For', exact: true }).selectOption('ClusterResourceSet')
  await expect(page.getByRole('region', { name: /cannot be placed/ })).toBeVisible()
  await nothingObjected(page, 'the split')
})

test('problems and a toast have nothing that axe objects to', async ({ page }) => {
  await choose(page, [{ name: 'mixed.yaml', text: `${configMap('good')}---\nkind: [broken\n` }])
  await verdict(page, /not readable/)
  await page.getByRole('button', { name: '1 problem' }).click()
  await expect(page.getByRole('region', { name: 'Problems' })).toBeVisible()
  await nothingObjected(page, 'problems')
  await page.getByRole('button', { name: 'Clear all sources' }).click()
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
  await nothingObjected(page, 'a toast')
  await choose(page, [{ name: 'empty.yaml', text: '' }])
  await verdict(page, /No resource was found/)
  await nothingObjected(page, 'nothing but problems')
})

test.describe('in a hand', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('the verdict, the menu and the split have nothing that axe objects to, and nothing sticks out', async ({
    page,
  }) => {
    await page.getByRole('button', { name: 'Menu' }).click()
    await expect(page.getByRole('combobox', { name: 'Theme' })).toBeVisible()
    await nothingObjected(page, 'the menu')
    await page.keyboard.press('Escape')
    await paste(page, operatorWithCrds())
    await verdict(page, '28 of 29 resources fit')
    await expect(page.getByRole('figure')).toBeVisible()
    await nothingObjected(page, 'the weighed operator')
    expect(await overflow(page)).toBe(0)
    await page.getByRole('button', { name: 'Split', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: /2 bundles/ })).toBeVisible()
    await nothingObjected(page, 'the split')
    expect(await overflow(page)).toBe(0)
  })

  test('a mix of good, broken and data sticks out nowhere', async ({ page }) => {
    await choose(page, [{ name: `${'long-'.repeat(30)}name.yaml`, text: `${configMap('good')}---\nkind: [broken\n` }])
    await verdict(page, /not readable/)
    await expect(page.getByRole('radio', { name: 'Data' })).toBeVisible()
    expect(await overflow(page)).toBe(0)
    await page.getByRole('button', { name: '1 problem' }).click()
    expect(await overflow(page)).toBe(0)
    await nothingObjected(page, 'problems')
  })
})

async function nothingObjected(page: Page, screen: string): Promise<void> {
  expect(await objections(page), screen).toEqual([])
}

/** Pixels by which the page is wider than its window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
