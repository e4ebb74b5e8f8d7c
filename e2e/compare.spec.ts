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

test('says what became of each resource, what is newly refused, and which bundles to apply again', async ({ page }) => {
  await compare(page)
  await expect(
    page.getByRole('heading', { name: '1 added, 1 gone, 1 grown, 1 the same; 1 newly refused by kubectl apply.' }),
  ).toBeVisible()
  const table = page.getByRole('grid', { name: '3 resources' })
  await expect(table.getByRole('row', { name: /grown ConfigMap berths .* now refused: kubectl apply/ })).toBeVisible()
  await expect(table.getByRole('row', { name: /gone ConfigMap pilots/ })).toBeVisible()
  await expect(page.getByRole('region', { name: 'For the upgrade' })).toContainText('1 of 1 bundles of the split')
  await page.getByRole('button', { name: 'Swap' }).click()
  await expect(page.getByRole('heading', { name: /1 added, 1 gone, 1 shrunk, 1 the same\./ })).toBeVisible()
})

test('the same input again is the same, and ending the comparison asks for another', async ({ page }) => {
  await compare(page)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Another earlier version' }).click()
  await (await chooser).setFiles(file('copy.yaml', later.replace('kind: ConfigMap', 'kind:   ConfigMap')))
  await expect(page.getByRole('heading', { name: 'All 3 resources are the same.' })).toBeVisible()
  await page.getByRole('button', { name: 'End the comparison' }).click()
  await expect(page.getByRole('heading', { name: 'Compare with the earlier version' })).toBeVisible()
})

test('inputs without a common resource stand side by side', async ({ page }) => {
  await page.goto('./')
  await choose(page, file('later.yaml', later))
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await choose(page, file('other.yaml', resource('elsewhere', 10)))
  await expect(page.getByRole('heading', { name: /^No resource is in both inputs/ })).toBeVisible()
  await expect(page.getByRole('row', { name: 'Resources 1 3 +2' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'For the upgrade' })).toHaveCount(0)
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
  await expect(page.getByRole('heading', { name: '2 grown, 27 the same.' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'For the upgrade' })).toContainText('1 of 2 bundles of the split')
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download only these' }).click()
  const paths = [...unzip(readFileSync(await (await waiting).path())).keys()].map(path => path.split('/').at(-1))
  expect(paths.filter(path => path?.endsWith('.yaml'))).toEqual(['20-resources.yaml'])
})
