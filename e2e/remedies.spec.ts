import { existsSync, readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { configMap, paste, verdict } from './bring-in'
import { test } from './page-test'
import { shows, takeZip } from './split'
import { withoutEditor } from './without-editor'

test.use(withoutEditor)

const fixtures = process.env.PLIMSOLL_FIXTURES ?? '../shared/fixtures'
const calico = `${fixtures}/manifests/calico-tigera-operator-before-9518.yaml`
const refusal =
  'The CustomResourceDefinition "installations.operator.tigera.io" is invalid: metadata.annotations: Too long: may not be more than 262144 bytes'

async function download(page: Page): Promise<ReadonlyMap<string, Uint8Array>> {
  return (await takeZip(page)).files
}

test.describe('Calico before PR 9518', () => {
  test.skip(!existsSync(calico), `${calico} is not on this machine`)

  test.beforeEach(async ({ page }) => {
    await page.goto('/')
    await paste(page, readFileSync(calico, 'utf8'))
    await verdict(page, '28 of 29 resources fit')
  })

  test('for a ClusterResourceSet: why it is refused, the smallest fix, it fits, the zip', async ({ page }) => {
    await page.getByRole('row', { name: /ClusterResourceSet, one ConfigMap/ }).click()
    await expect(page.getByText(/The ConfigMap "NAME" is invalid: \[\]: Too long/).first()).toBeVisible()
    await expect(page.getByText('29 of 29 fit, 891,719 of 1,048,576 bytes')).toBeVisible()
    await page.getByRole('button', { name: 'Write as JSON documents' }).click()

    await shows(page, 1, 1)
    // The fix is taken back where it shows.
    await expect(
      page.getByRole('region', { name: 'Question and answer' }).getByRole('button', { name: 'Undo' }),
    ).toBeVisible()
    await expect(page.getByText('29 in, 29 out, equal')).toBeVisible()
    const files = await download(page)
    const carrier = [...files].find(([path]) => path.endsWith('/00-all.yaml'))
    expect(carrier?.[1].length).toBeGreaterThan(891_719)
    await page.getByRole('button', { name: 'Analyze', exact: true }).click()
    await expect(page.getByRole('row', { name: /^tight as JSON documents .* 891,719/, selected: true })).toBeVisible()
  })

  test('with kubectl apply: another way, and no byte changes', async ({ page }) => {
    const banner = page.getByRole('region', { name: 'Question and answer' })
    await expect(banner.getByText('29 of 29 fit', { exact: true })).toBeVisible()
    await banner.getByRole('button', { name: /^Copy: kubectl apply --server-side -f FILE\.yaml/ }).click()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('kubectl apply --server-side -f FILE.yaml')
    await banner.getByRole('button', { name: 'See the result' }).click()
    await expect(banner.getByText(/^After 1 fix: .* It was 28 of 29 with kubectl apply\.$/)).toBeVisible()
    await expect(page.getByRole('row', { name: /fits kubectl apply --server-side/, selected: true })).toBeVisible()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByRole('row', { name: /refused kubectl apply 28 of 29/, selected: true })).toBeVisible()
  })

  test('the pasted error leads to the resource and its remedies', async ({ page }) => {
    await page.getByRole('button', { name: 'Paste the error' }).click()
    await page.getByRole('textbox', { name: /What kubectl, Helm/ }).fill(`noise\n${refusal}\nmore noise`)
    const dialog = page.getByRole('dialog', { name: 'Paste the error' })
    await expect(dialog.getByText('annotations: 620,925 of 262,144')).toBeVisible()
    await dialog.getByRole('button', { name: 'Show installations.operator.tigera.io and its remedies' }).click()

    await verdict(page, 'CRD installations.operator.tigera.io is refused by kubectl apply')
    const remedies = page.getByRole('region', { name: 'What makes it fit' })
    await expect(remedies.getByText('139,222 of 262,144')).toBeVisible()
    // What cannot be made of it is not listed.
    await expect(remedies.getByText('There is one version.')).toHaveCount(0)

    await remedies.getByRole('button', { name: 'What goes: Strip descriptions below the top one' }).click()
    await expect(page.getByText(/places, 481,703 bytes of JSON. Nothing else changes/)).toBeVisible()
    await page.getByRole('button', { name: 'Close' }).click()

    await remedies.getByRole('button', { name: 'Do this: Strip descriptions below the top one' }).click()
    await expect(page.getByText('29 in, 29 out, equal')).toBeVisible()
    const files = await download(page)
    const proof = [...files].find(([path]) => path.endsWith('/PROOF.md'))
    expect(new TextDecoder().decode(proof?.[1])).toContain('strip-descriptions-below-top')
  })
})

test('a text that is not known is not guessed, and megabytes are searched', async ({ page }) => {
  await page.goto('/')
  await paste(page, configMap('one'))
  await verdict(page, '1 of 1 resource fits')
  await page.getByRole('button', { name: 'Paste the error' }).click()
  const dialog = page.getByRole('dialog', { name: 'Paste the error' })
  const field = dialog.getByRole('textbox')
  await field.fill('Error from server (Forbidden): no')
  await expect(dialog.getByText(/No limit is known that answers so/)).toBeVisible()

  await field.fill('')
  const log = `${'I1127 reconciling\n'.repeat(100_000)}${refusal}\n`
  await page.evaluate(text => navigator.clipboard.writeText(text), log)
  await field.press('Control+V')
  await expect(dialog.getByText(/characters pasted/)).toBeVisible()
  await expect(
    dialog.getByText('CustomResourceDefinition installations.operator.tigera.io is not in the input.'),
  ).toBeVisible()
})
