import { existsSync, readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { unzip } from './archives'
import { test } from './page-test'
import { withoutEditor } from './without-editor'

test.use(withoutEditor)

const resource = (name: string, fill: number) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  fill: ${'x'.repeat(fill)}\n`
const file = (name: string, text: string) => ({ name, mimeType: 'application/yaml', buffer: Buffer.from(text) })

const earlier = [resource('berths', 100), resource('tides', 50), resource('pilots', 10)].join('---\n')
const later = [resource('berths', 300_000), resource('tides', 50), resource('cranes', 20)].join('---\n')

async function compare(page: Page): Promise<void> {
  await page.goto('./')
  await choose(page, file('later.yaml', later))
  await expect(page.getByRole('heading', { name: '2 of 3 resources fit kubectl apply' })).toBeVisible()
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await choose(page, file('earlier.yaml', earlier))
}

async function choose(page: Page, chosen: ReturnType<typeof file> | ReturnType<typeof file>[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('main').getByRole('button', { name: 'Choose files' }).click()
  await (await chooser).setFiles(chosen)
}

test('without a file at hand, a pair of samples is compared', async ({ page }) => {
  await page.goto('./')
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await page.getByRole('button', { name: 'an operator, and its next version' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /grew/ })).toBeVisible()
})

test('says what became of each resource, what is newly refused, and which bundles to apply again', async ({ page }) => {
  await compare(page)
  await expect(
    page.getByRole('heading', {
      name: '1 of 4 resources grew, 1 is new, 1 is gone, 1 is the same from earlier.yaml to later.yaml. 1 is newly refused. 2 of 3 fit kubectl apply on Kubernetes defaults; before it was 3 of 3.',
    }),
  ).toBeVisible()
  const table = page.getByRole('grid', { name: '4 resources' })
  await expect(table.getByRole('row', { name: /grown ConfigMap berths\s*newly refused/ })).toBeVisible()
  await expect(table.getByRole('row', { name: /gone ConfigMap pilots/ })).toBeVisible()
  await expect(page.getByText('1 of 1 bundles has changed')).toBeVisible()
  await expect(page.getByText('1 is gone: applying does not delete it')).toBeVisible()
  await page.getByRole('button', { name: 'Swap' }).click()
  await expect(
    page.getByRole('heading', { name: /^1 of 4 resources shrank, 1 is new, 1 is gone, 1 is the same/ }),
  ).toBeVisible()
})

test('a row shows how its resource differs, with bytes and both verdicts, and leads to it', async ({ page }) => {
  await compare(page)
  const difference = page.getByRole('region', { name: 'Difference' })
  await expect(difference.getByRole('heading', { name: 'data.fill' })).toContainText('+299,900')
  await expect(difference.getByRole('listitem').filter({ hasText: 'kubectl apply' }).first()).toContainText(
    /fits .*refused/,
  )
  await page
    .getByRole('grid')
    .getByRole('row', { name: /pilots/ })
    .click()
  await expect(difference.getByRole('heading', { name: /^data: removed/ })).toBeVisible()
  await expect(difference).toContainText('fill: xxxxxxxxxx')
  await page
    .getByRole('grid')
    .getByRole('row', { name: /cranes/ })
    .click()
  await expect(difference.getByRole('heading', { name: /^data: added/ })).toBeVisible()
  await page.getByRole('searchbox', { name: /Filter/ }).fill('tides')
  await expect(page.getByRole('grid', { name: '1 resource' })).toBeVisible()
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: /cranes/ })).toBeVisible()
})

test('values of a Secret are in no difference', async ({ page }) => {
  const secret = (value: string) =>
    `apiVersion: v1\nkind: Secret\nmetadata:\n  name: key\nstringData:\n  password: ${value}\n`
  await page.goto('./')
  await choose(page, file('later.yaml', secret('correct-horse')))
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await choose(page, file('earlier.yaml', secret('hunter2')))
  const difference = page.getByRole('region', { name: 'Difference' })
  await expect(difference.getByRole('heading', { name: 'stringData.password' })).toContainText('+6')
  await expect(page.getByRole('main')).not.toContainText(/correct-horse|hunter2/)
})

test('the same input again is the same, and ending the comparison asks for another', async ({ page }) => {
  await compare(page)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Before: earlier.yaml' }).click()
  await page.getByRole('button', { name: 'Another earlier version' }).click()
  await (await chooser).setFiles(file('copy.yaml', later.replace('kind: ConfigMap', 'kind:   ConfigMap')))
  await expect(page.getByRole('heading', { name: /^3 of 3 resources are the same from copy\.yaml/ })).toBeVisible()
  await page.getByRole('button', { name: 'Before: copy.yaml' }).click()
  await page.getByRole('button', { name: 'Close the comparison' }).click()
  await expect(page.getByRole('heading', { name: 'Compare with the earlier version' })).toBeVisible()
})

test('inputs without a common resource stand side by side', async ({ page }) => {
  await page.goto('./')
  await choose(page, file('later.yaml', later))
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await choose(page, file('other.yaml', resource('elsewhere', 10)))
  await expect(page.getByRole('heading', { name: /^No resource is in both inputs/ })).toBeVisible()
  await expect(page.getByRole('row', { name: 'Resources 1 3 +2' })).toBeVisible()
  await expect(page.getByText('For the upgrade')).toHaveCount(0)
})

const manifests = `${process.env.PLIMSOLL_FIXTURES ?? '../shared/fixtures'}/manifests`
const calico = ['calico-operator-crds-after-9518.yaml', 'calico-tigera-operator-after-9518.yaml']

test('Calico after PR 9518 against before: the CRDs are the same, and only the rest is applied again', async ({
  page,
}) => {
  test.skip(!existsSync(`${manifests}/${calico[0]}`), `${manifests} is not on this machine`)
  await page.goto('./')
  await choose(
    page,
    calico.map(name => file(name, readFileSync(`${manifests}/${name}`, 'utf8'))),
  )
  await expect(page.getByRole('heading', { name: /28 of 29 resources fit/ })).toBeVisible()
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  const before = 'calico-tigera-operator-before-9518.yaml'
  await choose(page, file(before, readFileSync(`${manifests}/${before}`, 'utf8')))
  await expect(page.getByRole('heading', { name: /^2 of 29 resources grew, 27 are the same/ })).toBeVisible()
  await expect(page.getByText('1 of 2 bundles has changed')).toBeVisible()
  const difference = page.getByRole('region', { name: 'Difference' })
  await expect(difference.getByRole('heading', { name: 'rules[0]: added' })).toContainText('+121')
  await expect(difference.getByRole('heading', { name: 'rules[1]: added' })).toContainText('+1,045')
  await expect(
    difference.getByRole('heading', { name: 'rules[2] to rules[28]: the same, were rules[0] to rules[26]' }),
  ).toBeVisible()
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download 20-resources' }).click()
  const paths = [...unzip(readFileSync(await (await waiting).path())).keys()].map(path => path.split('/').at(-1))
  expect(paths.filter(path => path?.endsWith('.yaml'))).toEqual(['20-resources.yaml'])
})

test('a link opens the comparison, numbers only', async ({ page }) => {
  await compare(page)
  const said = /^1 of 4 resources grew, 1 is new, 1 is gone, 1 is the same from earlier.yaml to later.yaml/
  await expect(page.getByRole('heading', { level: 1, name: said })).toBeVisible()
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await expect(page.getByRole('radio', { name: /This comparison, numbers only/ })).toBeChecked()
  const address = await page.getByRole('textbox', { name: 'Link' }).inputValue()
  await page.goto('about:blank')
  await page.goto(address)
  await expect(page.getByRole('heading', { level: 1, name: said })).toBeVisible()
  await expect(page.getByRole('row', { name: /grown ConfigMap berths\s*newly refused/ })).toBeVisible()
  await expect(page.getByText('that needs both inputs')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Swap' })).toHaveCount(0)
})
