import { expect } from '@playwright/test'
import { choose, configMap, drop, paste, verdict } from './bring-in'
import { test } from './page-test'
import { withoutEditor } from './without-editor'

test.use(withoutEditor)

test.beforeEach(({ page }) => page.goto('/').then(() => {}))

test('several dropped files are analyzed together, and more can be added', async ({ page }) => {
  await drop(page, [
    { name: 'one.yaml', text: configMap('one') },
    { name: 'two.yaml', text: configMap('two') },
  ])
  await verdict(page, '2 of 2 resources fit kubectl apply on Kubernetes defaults.')
  await choose(page, [
    { name: 'three.json', text: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"three"}}' },
  ])
  await verdict(page, '3 of 3 resources fit kubectl apply on Kubernetes defaults.')
  await paste(page, configMap('four'))
  await verdict(page, '4 of 4 resources fit kubectl apply on Kubernetes defaults.')
  const sources = page.getByRole('list', { name: 'Sources' }).getByRole('listitem')
  await expect(sources).toHaveText([/^one\.yaml/, /^two\.yaml/, /^three\.json/, /^pasted\.yaml/])
})

test('a source is removed, all are cleared, and both can be undone', async ({ page }) => {
  await drop(page, [
    { name: 'one.yaml', text: configMap('one') },
    { name: 'two.yaml', text: configMap('two') },
  ])
  await verdict(page, '2 of 2 resources fit')
  await page.getByRole('button', { name: 'Remove one.yaml' }).click()
  await verdict(page, '1 of 1 resource fits kubectl apply on Kubernetes defaults.')
  await page.getByRole('button', { name: 'Undo' }).click()
  await verdict(page, '2 of 2 resources fit')

  await page.getByRole('button', { name: 'Clear all sources' }).click()
  await verdict(page, 'Does your manifest fit?')
  await expect(page.getByRole('status').filter({ hasText: '2 sources cleared' })).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await verdict(page, '2 of 2 resources fit')
})

test('a file that comes in again takes the place of the one before, which can be undone', async ({ page }) => {
  await choose(page, [{ name: 'app.yaml', text: configMap('before') }])
  await verdict(page, '1 of 1 resource fits')
  await choose(page, [{ name: 'app.yaml', text: `${configMap('after')}---\n${configMap('more')}` }])
  await verdict(page, '2 of 2 resources fit')
  await expect(page.getByText('app.yaml replaced')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await verdict(page, '1 of 1 resource fits')
})

test('bytes are those of the file: byte order mark and line ends count', async ({ page }) => {
  await choose(page, [{ name: 'windows.yaml', text: `\uFEFF${configMap('one').replaceAll('\n', '\r\n')}` }])
  await verdict(page, '1 of 1 resource fits')
  const bytes = Buffer.byteLength(`\uFEFF${configMap('one').replaceAll('\n', '\r\n')}`)
  await expect(page.getByRole('list', { name: 'Sources' })).toContainText(`${bytes} bytes`)
})

test('a text pasted into a field stays there', async ({ page }) => {
  await choose(page, [{ name: 'one.yaml', text: configMap('one') }])
  await verdict(page, '1 of 1 resource fits')
  await page.getByRole('combobox', { name: /Filter/ }).focus()
  await paste(page, 'nothing like it')
  await expect(page.getByText('Nothing matches “nothing like it”.')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Sources' }).getByRole('listitem')).toHaveCount(1)
})

test('a sample opens from the empty page', async ({ page }) => {
  await page.getByRole('button', { name: 'Dashboards' }).click()
  await verdict(page, '33 of 33 resources fit kubectl apply')
  await expect(page.getByRole('row', { name: /refused ClusterResourceSet, one ConfigMap whole input/ })).toBeVisible()
})

test('the clipboard button brings in what the clipboard holds', async ({ page }) => {
  await page.evaluate(text => navigator.clipboard.writeText(text), configMap('from-the-clipboard'))
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('button', { name: 'Paste', exact: true }).click()
  await verdict(page, '1 of 1 resource fits')
})
