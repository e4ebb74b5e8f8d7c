import { expect, type Page } from '@playwright/test'
import { limits } from '../src/core/limit'
import { paste, verdict } from './bring-in'
import { test } from './page-test'
import { withoutEditor } from './without-editor'

test.use(withoutEditor)

/** A custom resource between 1.5 and 2 MiB: etcd refuses it, k3s with SQL takes it. */
const load = `apiVersion: example.com/v1
kind: Load
metadata:
  name: heavy
spec:
  text: ${'x'.repeat(1_700_000)}
`

const routes = (page: Page) => page.getByRole('treegrid', { name: 'Routes' })

test.beforeEach(async ({ page }) => {
  await page.goto('/')
  await paste(page, load)
  await verdict(page, '0 of 1 resource fits')
})

test('a way opens to its resources and limits, a limit to who enforces it and where that was read', async ({
  page,
}) => {
  const route = routes(page).getByRole('row', { name: /refused kubectl create/ })
  await route.click()
  await expect(route).toHaveAttribute('aria-expanded', 'false')
  await route.click()
  await expect(route).toHaveAttribute('aria-expanded', 'true')
  await expect(
    routes(page).getByRole('row', { name: /^refused heavy etcd request ≈ 1,7\d\d,\d{3} of 1,572,864/ }),
  ).toBeVisible()
  await routes(page)
    .getByRole('row', { name: /^limit etcd request/ })
    .click()
  const limit = page.getByRole('dialog', { name: 'Limit: etcd request' })
  await expect(limit.getByText(/processInternalRaftRequestOnce/)).toBeVisible()
  await expect(limit.getByText(/--max-request-bytes of etcd/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(limit).toBeHidden()
  await expect(routes(page).getByRole('row', { name: /^limit etcd request/ })).toBeFocused()
})

test('the cluster decides: k3s with SQL takes what etcd refuses, and that is remembered', async ({ page }) => {
  await expect(routes(page).getByRole('row', { name: /refused kubectl create/ })).toBeVisible()
  await page.getByRole('button', { name: /^Cluster: / }).click()
  await page.getByRole('combobox', { name: 'Cluster' }).selectOption({ label: 'k3s with SQL (kine)' })
  await expect(routes(page).getByRole('row', { name: /fits kubectl create/ })).toBeVisible()
  await page.reload()
  await paste(page, load)
  await expect(routes(page).getByRole('row', { name: /fits kubectl create/ })).toBeVisible()
})

test('every limit that is known is listed with what raises it', async ({ page }) => {
  await page.getByRole('button', { name: /^Cluster: / }).click()
  await page.getByRole('button', { name: 'Every limit' }).click()
  const list = page.getByRole('dialog', { name: 'Every limit' })
  await expect(list.getByRole('listitem')).toHaveCount(limits.length)
  await expect(list.getByRole('listitem').filter({ hasText: 'etcd.request' })).toContainText('--max-request-bytes')
})

test('own limits are typed, with a unit or without, and what is no size is said beside the field', async ({ page }) => {
  const created = routes(page).getByRole('row', { name: / kubectl create/ })
  await page.getByRole('button', { name: /^Cluster: / }).click()
  const field = page.getByRole('textbox', { name: 'etcd request' })
  await field.fill('12 apples')
  await field.press('Enter')
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByRole('alert').filter({ hasText: 'A size is wanted' })).toBeVisible()
  await field.fill('1.9 MiB')
  await field.press('Enter')
  await expect(field).toHaveValue('1,992,294')
  await expect(created).toHaveAccessibleName(/^tight .* of 1,992,294/)
  // The fix is one for the limits as they are now.
  await expect(page.getByText('1 of 1 fit', { exact: true })).toBeVisible()
  const margin = page.getByRole('textbox', { name: 'Tight above' })
  await margin.fill('140')
  await margin.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'A share is wanted' })).toBeVisible()
  await margin.fill('92.5')
  await margin.press('Enter')
  await expect(created).toHaveAccessibleName(/^fits/)
  await page.getByRole('button', { name: 'Back to the default: etcd request' }).click()
  await expect(created).toHaveAccessibleName(/^refused .* of 1,572,864/)
})

test('the ways that are used are seen first, the others on request', async ({ page }) => {
  await expect(routes(page).getByRole('row')).toHaveCount(8)
  await page.getByRole('button', { name: /^17 more routes/ }).click()
  await expect(routes(page).getByRole('row')).toHaveCount(25)
  await page.getByRole('button', { name: 'Only my routes' }).click()
  await page.getByRole('button', { name: 'My routes', exact: true }).click()
  await page.getByLabel('kapp').check()
  await page.keyboard.press('Escape')
  await expect(routes(page).getByRole('row', { name: /kapp/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /^16 more routes/ })).toBeVisible()
})
