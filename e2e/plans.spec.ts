import { expect, type Locator, type Page } from '@playwright/test'

import { choose, paste, verdict } from './bring-in'
import { test } from './page-test'
import { smallOperator } from './small-operator'
import { choosePlan, shows } from './split'
import { withoutEditor } from './without-editor'

test.use(withoutEditor)

async function plan(page: Page): Promise<void> {
  await page.goto('/')
  await paste(page, smallOperator())
  await page.getByRole('button', { name: 'Split instead' }).click()
  await choosePlan(page, 'Install stages')
  await shows(page, 4, 4)
}

/** Tabs, backwards where asked, until the focus is on it. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let steps = 0; steps < 60; steps++) {
    await page.keyboard.press(key)
    if (await target.evaluate(element => element === document.activeElement)) return
  }
  throw new Error('cannot be reached with Tab')
}

test('a resource is moved with the keyboard, and the move taken back and made again', async ({ page }) => {
  await plan(page)
  const bundles = page.getByRole('listbox', { name: 'Install order' })
  await bundles.focus()
  await page.keyboard.press('End')
  await expect(page.getByRole('heading', { level: 2, name: '60-workloads' })).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: 'Move to' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu', { name: 'Move to' })).toBeVisible()
  await page.keyboard.type('30-rbac')
  await page.keyboard.press('Enter')

  // The emptied bundle is gone, the resource says where it came from, and the proof still holds.
  await shows(page, 3, 3)
  await expect(bundles.getByRole('option', { name: /^30-rbac, 4 resources/ })).toBeVisible()
  await expect(page.getByRole('heading', { name: /^29 in, 29 out, equal/ })).toBeVisible()
  await bundles.getByRole('option', { name: /^30-rbac/ }).click()
  await expect(page.getByText('moved here from 60-workloads')).toBeVisible()

  await tabTo(page, page.getByRole('button', { name: 'Undo the last change of the plan' }), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await shows(page, 4, 4)
  await page.getByRole('button', { name: 'Do it again' }).press('Enter')
  await shows(page, 3, 3)

  // Into a new bundle, which stands behind its stage and takes the place of the emptied one no more.
  await bundles.getByRole('option', { name: /^30-rbac/ }).click()
  await page.getByRole('button', { name: 'Move to' }).press('Enter')
  await expect(page.getByRole('menu', { name: 'Move to' })).toBeVisible()
  await page.keyboard.type('a new bundle after 30')
  await page.keyboard.press('Enter')
  await shows(page, 4, 4)
  await expect(bundles.getByRole('option', { name: /^30b-rbac, ServiceAccount, / })).toBeVisible()
  await page.getByRole('button', { name: /^Max bundle size: / }).click()
  await page.getByRole('textbox', { name: /^At most/ }).fill('20')
  await page.getByRole('textbox', { name: /^At most/ }).press('Enter')
  await expect(bundles.getByRole('option', { name: /^10-crds-02, 4 CRDs/ })).toBeVisible()
})

test('a move against a hard edge is made and marked', async ({ page }) => {
  await plan(page)
  const bundles = page.getByRole('listbox', { name: 'Install order' })
  await bundles.getByRole('option', { name: /^00-namespaces/ }).click()
  await page.getByRole('button', { name: 'Move to' }).click()
  await page.getByRole('menuitem', { name: '60-workloads', exact: true }).click()
  await expect(page.getByText(/stands before Namespace .*, which it needs \(metadata\.namespace\)/)).toBeVisible()
})

test('parts are left out, counted, and what the others miss is named', async ({ page }) => {
  await plan(page)
  await page.getByRole('button', { name: 'Include or exclude' }).click()
  await page.getByRole('textbox', { name: /^Exclude/ }).fill('kind:CustomResourceDefinition Namespace/*')
  await page.getByRole('textbox', { name: /^Exclude/ }).press('Enter')
  await expect(page.getByText('25 resources are left out.', { exact: true })).toBeVisible()
  await expect(page.getByText(/left out by the filter, needed by 2/)).toBeVisible()
  await expect(page.getByRole('option', { name: /^10-crds/ })).toHaveCount(0)
})

test('what belongs together: by namespace, and one each', async ({ page }) => {
  await plan(page)
  await choosePlan(page, 'By namespace')
  await expect(page.getByRole('option', { name: /^01-cluster, / })).toBeVisible()
  await choosePlan(page, 'One per resource')
  await shows(page, 29, 29)
})

test('planning many resources is cancelled, and planned after all when asked again', async ({ page }) => {
  await page.goto('/')
  const objects = Array.from(
    { length: 15_000 },
    (_, i) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c${i}, namespace: n${i % 50}}\ndata: {a: b}\n`,
  )
  await choose(page, [{ name: 'many.yaml', text: objects.join('---\n') }])
  await verdict(page, /15,000/)
  await page.getByRole('button', { name: 'Split', exact: true }).click()
  await page.getByRole('region', { name: 'Progress' }).getByRole('button', { name: 'Cancel' }).click()
  await verdict(page, /^Not split yet for kubectl apply on Kubernetes defaults/)
  await expect(page.getByRole('region', { name: 'Progress' })).toHaveCount(0)
  await expect(page.getByText('Computing…')).toHaveCount(0)
  await choosePlan(page, 'Install stages')
  await shows(page, 1, 1)
})

test('a ConfigMap is split by key, and the Deployment that mounts it names the parts', async ({ page }) => {
  await page.goto('/')
  const config = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\ndata: {a: ${'a'.repeat(900)}, b: ${'b'.repeat(900)}}\n`
  const use = `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}\nspec: {template: {spec: {volumes: [{name: v, configMap: {name: web}}], containers: [{name: c}]}}}\n`
  await paste(page, `${config}---\n${use}`)
  await verdict(page, /2 resources/)
  await page.getByRole('button', { name: 'Split', exact: true }).click()
  await choosePlan(page, 'Install stages')
  await page.getByRole('option', { name: /^40-config, / }).click()
  await page.getByRole('button', { name: 'Split by key' }).click()
  await expect(page.getByRole('option', { name: /^40-config, 2 resources/ })).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: /Split keys all there/ })).toBeVisible()
  await expect(page.getByRole('heading', { name: '2 in, 2 out, equal' })).toBeVisible()
  await page.getByText('note').first().click()
  await expect(page.getByText(/split by key into web, web-2; 1 place that names it is rewritten/)).toBeVisible()
})
