import { expect, test } from '@playwright/test'

import { paste, verdict } from './bring-in'
import { onePage } from './one-page'
import { smallOperator } from './small-operator'
import { chooseApplier, choosePlan, takeZip } from './split'
import { expectZipFor, targets } from './targets'
import { withoutEditor } from './without-editor'

test.use(withoutEditor)

const shown = onePage(async page => {
  await page.goto('/')
  await paste(page, smallOperator())
  await verdict(page, /28 of 29 resources fit/)
  await page.getByRole('button', { name: 'Split instead' }).click()
  await choosePlan(page, 'Install stages')
  await expect(page.getByRole('heading', { name: /^29 in, 29 out, equal/ })).toBeVisible()
})

// Every target: npm run test:screens; every file of each: the unit tests of core/export.
test('targets of each kind: proved on screen, downloaded, unpacked', async () => {
  const page = shown()
  for (const label of ['kubectl', 'Argo CD', 'Cluster API operator']) {
    const target = targets.find(target => target.label === label)
    if (!target) throw new Error(`no target is called ${label}`)
    await expectZipFor(page, target)
  }
})

test('an option by keyboard changes the files; a value that cannot work is refused with what is wanted', async () => {
  const page = shown()
  await chooseApplier(page, 'Helm')
  await expect(page.getByText(/^≈ [\d,]+ of 1,048,576/)).toBeVisible()
  await page.getByText('Options for Helm').focus()
  await page.keyboard.press('Enter')
  const version = page.getByRole('textbox', { name: /^Version/ })
  await version.fill('one')
  await version.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'A version such as 1.2.3' })).toBeVisible()
  await version.fill('2.3.4')
  await version.press('Enter')
  await page.getByRole('combobox', { name: 'CRDs go into' }).selectOption('own-chart')
  await expect(page.getByText('2 changed')).toBeVisible()
  await expect(page.getByRole('grid', { name: 'Files' }).getByText('chart-crds/')).toBeVisible()
  await page.keyboard.press('Escape')
  const { files } = await takeZip(page)
  const charts = [...files].filter(([path]) => path.endsWith('Chart.yaml')).map(([, content]) => content.toString())
  expect(charts).toHaveLength(2)
  for (const chart of charts) expect(chart).toContain('version: "2.3.4"')
  await page.getByRole('button', { name: 'Options' }).click()
  await page.getByRole('button', { name: 'Use the defaults' }).click()
  await expect(page.getByText('as they are')).toBeVisible()
})
