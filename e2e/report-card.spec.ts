import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { choose, configMap, pick } from './bring-in'
import { test } from './page-test'
import { withoutEditor } from './without-editor'

test.use(withoutEditor)

const secret = 'apiVersion: v1\nkind: Secret\nmetadata: {name: key}\nstringData: {password: correct-horse}\n'
const app = [configMap('one', `big: ${'x'.repeat(300_000)}`), configMap('two'), secret].join('---\n')

async function openCard(page: Page): Promise<void> {
  await page.goto('./')
  await choose(page, [{ name: 'app.yaml', text: app }])
  await expect(page.getByRole('heading', { level: 1, name: /2 of 3 resources fit/ })).toBeVisible()
  await page.keyboard.press('Control+K')
  await page.getByRole('dialog').getByRole('combobox').fill('report card')
  await page.keyboard.press('Enter')
  await expect(
    page.getByRole('img', { name: '2 of 3 resources fit kubectl apply on Kubernetes defaults' }),
  ).toBeVisible()
}

async function taken(page: Page, format: string): Promise<Buffer> {
  await pick(page.getByRole('radio', { name: format }))
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: `Download ${format}` }).click()
  return readFileSync(await (await waiting).path())
}

test('the card is taken away as PNG, SVG, HTML and Markdown, and holds no value', async ({ page }) => {
  await openCard(page)
  const png = await taken(page, 'PNG')
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  // Twice as wide as the card.
  expect(png.readUInt32BE(16)).toBe(1680)
  const svg = (await taken(page, 'SVG')).toString()
  const html = (await taken(page, 'HTML')).toString()
  await pick(page.getByRole('radio', { name: 'Markdown' }))
  await page.getByRole('button', { name: 'Copy Markdown' }).click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  const markdown = await page.evaluate(() => navigator.clipboard.readText())
  expect(markdown).toContain('**2 of 3 resources fit** kubectl apply on Kubernetes defaults. **1 is refused:**')
  expect(markdown).toContain('| `ConfigMap one` |')
  expect(markdown).toContain('plimsoll analyze app.yaml --route client-side-apply')
  for (const text of [svg, html, markdown]) {
    expect(text).toMatch(/SHA-256 /)
    expect(text).not.toMatch(/correct-horse|xxxx/)
  }
})

test('it says what changed where two inputs are compared, and closes to where it was opened', async ({ page }) => {
  await page.goto('./')
  await choose(page, [{ name: 'later.yaml', text: app }])
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await choose(page.getByRole('main'), [{ name: 'earlier.yaml', text: configMap('one') }])
  await page.getByRole('button', { name: 'Size report card' }).click()
  const text = page.getByRole('region', { name: 'Markdown' })
  await expect(text).toContainText('bytes since the earlier version.')
  await expect(text).toContainText('plimsoll compare earlier.yaml later.yaml')
  await page.getByRole('checkbox', { name: 'Change since the earlier version' }).uncheck()
  await expect(text).not.toContainText('since the earlier version')
  await page.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('button', { name: 'Swap' })).toBeVisible()
})
