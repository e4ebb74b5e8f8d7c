import { expect, type Page } from '@playwright/test'
import { configMap, drop, paste, verdict } from './bring-in'
import { test } from './page-test'
import { withoutEditor } from './without-editor'

test.use(withoutEditor)

const large = configMap('large', `a: ${'x'.repeat(300_000)}`)
const refusal = 'The ConfigMap "large" is invalid: metadata.annotations: Too long: may not be more than 262144 bytes'

const banner = (page: Page) => page.getByRole('region', { name: 'Question and answer' })

test.beforeEach(({ page }) => page.goto('/').then(() => {}))

test('an error alone is answered: the limit, who sets it, what helps, and the manifest is what comes next', async ({
  page,
}) => {
  await paste(page, refusal)
  await verdict(page, /^This error is the limit on annotations: 262,144 bytes, set by kube-apiserver/)
  await expect(banner(page)).toContainText('The resource: ConfigMap large.')
  await expect(banner(page)).toContainText('Too long: may not be more than 262144 bytes')
  await expect(banner(page).getByRole('button', { name: 'Copy: kubectl apply --server-side -f FILE' })).toBeVisible()
  expect((await banner(page).boundingBox())?.height).toBe(142)

  // What it is about comes behind it, and is opened.
  await paste(page, large)
  await verdict(page, 'ConfigMap large is refused by kubectl apply on Kubernetes defaults')
  await expect(page.getByRole('list', { name: 'Sources' })).toContainText('pasted.yaml')
})

test('manifest and error in one paste: the resource is opened, and the error is no part of the manifest', async ({
  page,
}) => {
  await paste(page, `$ kubectl apply -f a.yaml\n${refusal}\n---\n${configMap('small')}---\n${large}`)
  await verdict(page, 'ConfigMap large is refused by kubectl apply')
  await page.getByRole('button', { name: 'Back to all resources' }).click()
  await verdict(page, '1 of 2 resources fits kubectl apply')
  await expect(page.getByRole('button', { name: /problem/ })).toHaveCount(0)
})

test('an error pasted while a manifest is open chooses its route and its resource', async ({ page }) => {
  await paste(page, `${configMap('small')}---\n${large}`)
  await verdict(page, '1 of 2 resources fits kubectl apply')
  await banner(page).getByRole('button', { name: 'See the result' }).click()
  await verdict(page, '2 of 2 resources fit kubectl apply --server-side')
  await page.getByRole('grid', { name: '2 resources' }).getByRole('row', { name: /small/ }).click()
  await paste(page, refusal)
  await verdict(page, '1 of 2 resources fits kubectl apply on')
  await expect(page.getByRole('grid', { name: '2 resources' }).getByRole('row', { name: /large/ })).toHaveAttribute(
    'aria-selected',
    'true',
  )
})

test('an error that nothing on the page can be the reason of says so in a window', async ({ page }) => {
  await paste(page, configMap('small'))
  await verdict(page, '1 of 1 resource fits')
  await paste(page, refusal)
  const dialog = page.getByRole('dialog', { name: 'Paste the error' })
  await expect(dialog).toContainText('ConfigMap large is not in the input.')
  await page.keyboard.press('Escape')
  await verdict(page, '1 of 1 resource fits')
})

test('a log that is dropped is looked into like an error that is pasted', async ({ page }) => {
  await drop(page, [{ name: 'apply.log', text: `applying\n${refusal}\n` }])
  await verdict(page, /^This error is the limit on annotations/)
})

test('what is neither stays in the field, with what comes nearest', async ({ page }) => {
  await paste(page, 'etcd says that the request is too large')
  const said = page.getByRole('alert').filter({ hasText: 'Neither a manifest nor an error known here.' })
  await expect(said).toContainText('etcdserver: request is too large')
  await expect(page.getByRole('textbox', { name: /^Paste a manifest/ })).toHaveValue(/etcd says/)
})

test('a manifest is typed, and read when that is asked for', async ({ page }) => {
  const field = page.getByRole('textbox', { name: 'Paste a manifest, or the error you got' })
  await field.fill(configMap('typed'))
  await field.press('Control+Enter')
  await verdict(page, '1 of 1 resource fits')
})
