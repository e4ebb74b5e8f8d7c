import { expect, type Page, test } from '@playwright/test'
import { paste, verdict } from './bring-in'

/** A custom resource between 1.5 and 2 MiB: etcd refuses it, k3s with SQL takes it. */
const load = `apiVersion: example.com/v1
kind: Load
metadata:
  name: heavy
spec:
  text: ${'x'.repeat(1_700_000)}
`

const ways = (page: Page) => page.getByRole('listbox', { name: 'Will it go in?' })

test.beforeEach(async ({ page }) => {
  await page.goto('/')
  await paste(page, load)
  await verdict(page, 'The one resource does not go in')
})

test('a limit of a way opens to who enforces it and where that was read', async ({ page }) => {
  await ways(page)
    .getByRole('option', { name: /refused kubectl create/ })
    .click()
  const limits = page.getByRole('region', { name: 'Limits on this way, in order' })
  await limits.getByText('etcd.request', { exact: true }).click()
  await expect(limits.getByText(/processInternalRaftRequestOnce/)).toBeVisible()
  await expect(limits.getByText(/--max-request-bytes of etcd/)).toBeVisible()
})

test('the cluster decides: k3s with SQL takes what etcd refuses, and that is remembered', async ({ page }) => {
  await expect(ways(page).getByRole('option', { name: /refused kubectl create/ })).toBeVisible()
  await page.getByRole('button', { name: 'Limits', exact: true }).click()
  await page.getByRole('combobox', { name: 'Cluster' }).selectOption({ label: 'k3s with SQL (kine)' })
  await expect(ways(page).getByRole('option', { name: /fits kubectl create/ })).toBeVisible()
  await page.reload()
  await paste(page, load)
  await expect(ways(page).getByRole('option', { name: /fits kubectl create/ })).toBeVisible()
})

test('the ways that are used are seen first, the others on request', async ({ page }) => {
  await expect(ways(page).getByRole('option')).toHaveCount(8)
  await page.getByRole('button', { name: /^16 more ways/ }).click()
  await expect(ways(page).getByRole('option')).toHaveCount(24)
  await page.getByRole('button', { name: 'Only the ways I use' }).click()
  await page.getByRole('button', { name: 'Ways I use', exact: true }).click()
  await page.getByLabel('kapp').check()
  await page.keyboard.press('Escape')
  await expect(ways(page).getByRole('option', { name: /kapp/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /^15 more ways/ })).toBeVisible()
})
