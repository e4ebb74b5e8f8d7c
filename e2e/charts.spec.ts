import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'

import { operatorWithCrds } from '../src/core/sample'
import { choose, configMap, paste, pick, verdict } from './bring-in'
import { test } from './page-test'
import { smallOperator } from './small-operator'
import { withoutEditor } from './without-editor'

test.use(withoutEditor)

const chart = (page: Page) => page.getByRole('figure', { name: /by resource, largest first/ })
const map = (page: Page) => page.getByRole('figure', { name: /^Where the bytes of/ })
const tiles = (page: Page) => map(page).getByRole('listbox')
const picture = (page: Page, name: string) =>
  page.getByRole('radiogroup', { name: 'Picture' }).getByRole('radio', { name })

async function pasteOperator(page: Page, operator = smallOperator()): Promise<void> {
  await page.goto('/')
  await paste(page, operator)
  await verdict(page, '28 of 29 resources fit')
  await expect(chart(page)).toBeVisible()
}

async function saved(page: Page, button: string): Promise<{ name: string; content: Buffer }> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save the picture' }).click()
  await page.getByRole('button', { name: button }).click()
  const file = await download
  return { name: file.suggestedFilename(), content: readFileSync(await file.path()) }
}

test.describe('the size chart', () => {
  test('switches measure and scale, remembers the scale, and has a table twin', async ({ page }) => {
    await pasteOperator(page)
    const measure = page.getByRole('radiogroup', { name: 'Measure' })
    for (const name of ['YAML', 'JSON', 'Annotations', 'Request', 'etcd request', 'gzip']) {
      await pick(measure.getByRole('radio', { name, exact: true }))
      await expect(page.getByRole('figure', { name: new RegExp(`^${name} by resource`) })).toBeVisible()
    }
    await pick(picture(page, 'Log'))
    await chart(page).getByRole('button', { name: 'Table' }).click()
    await expect(chart(page).getByRole('row')).toHaveCount(13)
    await expect(chart(page).getByRole('rowheader', { name: '18 smaller' })).toBeVisible()
    await page.reload()
    await paste(page, smallOperator())
    await expect(picture(page, 'Log')).toBeChecked()
  })

  test('is saved as files that need nothing beside them', async ({ page }) => {
    await pasteOperator(page)
    const svg = await saved(page, 'Save as SVG')
    expect(svg.name).toBe('plimsoll-pasted-annotations.svg')
    const text = svg.content.toString('utf8')
    expect(text).toContain('xmlns="http://www.w3.org/2000/svg"')
    expect(text).toContain('262,144')
    expect(text).not.toMatch(/var\(|class=|http(?!:\/\/www\.w3\.org)/)
    const png = await saved(page, 'Save as PNG')
    expect(png.name).toBe('plimsoll-pasted-annotations.png')
    expect(png.content.subarray(1, 4).toString()).toBe('PNG')
  })

  test('moves the limit by key: verdicts and ways follow, and come back', async ({ page }) => {
    await pasteOperator(page)
    const handle = page.getByRole('slider', { name: 'Limit: annotations' })
    await expect(handle).toHaveAttribute('aria-valuetext', '262,144 bytes, annotations: 1 refused')
    await handle.focus()
    await page.keyboard.press('End')
    await expect(handle).toHaveAttribute('aria-valuetext', /annotations: 0 refused$/)
    await verdict(page, '29 of 29 resources would fit')
    await page.keyboard.press('Home')
    await expect(handle).toHaveAttribute('aria-valuetext', '262,144 bytes, annotations: 1 refused')
    await verdict(page, '28 of 29 resources fit')
    await page.keyboard.press('PageDown')
    await expect(handle).toHaveAttribute('aria-valuetext', /^235,520 bytes/)
    await expect(page.getByText('Really, 28 of 29 fit')).toBeVisible()
    await page.keyboard.press('Escape')
    await verdict(page, '28 of 29 resources fit')
  })

  test('tells all of a row to the pointer and to the keyboard, and all of a limit where it is drawn', async ({
    page,
  }) => {
    // In the small one nothing is near the limit of a ConfigMap.
    await pasteOperator(page, operatorWithCrds())
    const rows = chart(page).getByRole('option')
    const tip = page.locator('.tip')
    await rows.nth(1).hover()
    await expect(tip).toContainText('bytes')
    await page.mouse.move(5, 5)
    await expect(tip).toHaveCount(0)
    await rows.first().focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await expect(tip).toContainText('CustomResourceDefinition')
    await page.keyboard.press('Escape')
    await expect(tip).toHaveCount(0)
    await page.getByRole('button', { name: /^About the limit of ConfigMap data/ }).click()
    await expect(page.getByRole('dialog', { name: /ConfigMap data/ })).toContainText('1,048,576')
  })

  test('has the whole input above its resources where the limit counts that', async ({ page }) => {
    await pasteOperator(page)
    await page
      .getByRole('grid', { name: 'Routes' })
      .or(page.getByRole('treegrid'))
      .getByText('ClusterResourceSet, one ConfigMap')
      .first()
      .click()
    await expect(page.locator('.chart-row.whole')).toContainText('whole input')
  })
})

test.describe('one resource', () => {
  test('opens from the chart by key: ledger, findings, what the server says; Back leads back', async ({ page }) => {
    await pasteOperator(page)
    await chart(page).getByRole('option').first().focus()
    await page.keyboard.press('Enter')
    const ledger = page.getByRole('region', { name: 'Byte ledger' })
    await expect(ledger.getByRole('row', { name: /^annotations, of 262,144 +refused/ })).toBeVisible()
    await expect(ledger.getByRole('rowheader', { name: 'The server answers here. Not reached:' })).toBeVisible()
    await pick(ledger.getByRole('radio', { name: '--server-side' }))
    await expect(ledger.getByRole('rowheader', { name: /The server answers here/ })).toHaveCount(0)
    await expect(ledger.getByRole('row', { name: /^etcd request, of 1,572,864/ })).toBeVisible()
    await expect(page.getByRole('region', { name: 'Question and answer' })).toContainText('Too long')
    await expect(page.getByRole('region', { name: 'Findings' })).toContainText('of its schemas')
    await page.goBack()
    await expect(chart(page)).toBeVisible()
  })

  test('opens from the table by key, and its button leads back', async ({ page }) => {
    await pasteOperator(page)
    await page.getByRole('grid', { name: '29 resources' }).focus()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('region', { name: 'Byte ledger' })).toBeVisible()
    await page.getByRole('button', { name: 'Back to all resources' }).click()
    await expect(chart(page)).toBeVisible()
  })
})

test.describe('the map', () => {
  test('is walked by key down to the fields of a resource and up again', async ({ page }) => {
    await pasteOperator(page)
    await pick(picture(page, 'Map'))
    await tiles(page).focus()
    await expect(tiles(page).getByRole('option', { selected: true })).toHaveAccessibleName(
      /^CustomResourceDefinition: /,
    )
    await page.keyboard.press('ArrowDown')
    await expect(tiles(page).getByRole('option', { selected: true })).toHaveAccessibleName(/are descriptions$/)
    await page.keyboard.press('Enter')
    const path = page.getByRole('navigation', { name: 'Path to what is shown' })
    await expect(path.getByRole('button', { name: 'versions' })).toBeVisible()
    const above = path.getByRole('button', { name: /^(?!Open )/ })
    const depth = await above.count()
    await page.keyboard.press('Backspace')
    await expect(above).toHaveCount(depth - 1)
    await page.keyboard.press('Escape')
    await expect(above).toHaveCount(depth - 2)
    await map(page).getByRole('button', { name: 'Table' }).click()
    await expect(map(page).getByRole('columnheader', { name: 'descriptions' })).toBeVisible()
  })

  test('shows the families that are chosen, and dims what is not sought', async ({ page }) => {
    await pasteOperator(page)
    await pick(picture(page, 'Map'))
    const ofDefinitions = tiles(page).getByRole('option', { name: /^CustomResourceDefinition: / })
    await expect(ofDefinitions).toHaveCount(1)
    const workloads = page.getByRole('group', { name: 'Kinds to show' }).getByRole('button', { name: /^Workloads/ })
    await workloads.click()
    await expect(workloads).toHaveAttribute('aria-pressed', 'true')
    await expect(ofDefinitions).toHaveCount(0)
    await expect(tiles(page).getByRole('option').first()).toBeVisible()
    await workloads.click()
    await page.getByRole('combobox', { name: 'Search the map' }).fill('kind:CRD')
    await expect(page.getByText(/^\d+ of 29$/)).toBeVisible()
    await expect(page.locator('.map-hit').first()).toBeVisible()
    await expect(page.locator('.map-off').first()).toBeVisible()
  })

  test('stays where it is, its elements too, when late results come', async ({ page }) => {
    await pasteOperator(page)
    await pick(picture(page, 'Map'))
    await tiles(page).focus()
    await page.keyboard.press('Enter')
    const route = page.getByRole('navigation', { name: 'Path to what is shown' })
    const above = route.getByRole('button', { name: /^(?!Open )/ })
    await expect(above.first()).toBeVisible()
    const before = await tiles(page).elementHandle()
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('checkbox', { name: 'gzip' }).check()
    await page.keyboard.press('Escape')
    const largest = page.getByRole('grid', { name: '29 resources' }).getByRole('row').nth(1)
    await expect(largest.getByRole('gridcell').nth(8)).toHaveText(/\d/)
    expect(await before?.evaluate(element => element.isConnected)).toBe(true)
    await expect(above.first()).toBeVisible()
  })

  test('tells names of fields and never the value of a Secret', async ({ page }) => {
    await page.goto('/')
    const secret = `apiVersion: v1\nkind: Secret\nmetadata: {name: keys}\nstringData:\n  password: CANARY${'x'.repeat(500)}\n`
    await choose(page, [{ name: 'secret.yaml', text: secret }])
    await verdict(page, '1 of 1 resource fits')
    await page.getByRole('button', { name: 'Open keys' }).click()
    await expect(map(page)).toBeVisible()
    await expect(
      tiles(page)
        .getByRole('option', { name: /password/ })
        .first(),
    ).toBeVisible()
    await expect(page.getByRole('main')).not.toContainText('CANARY')
    expect((await saved(page, 'Save as SVG')).content.toString('utf8')).not.toContain('CANARY')
  })
})

test.describe('the table', () => {
  test('has a filter with a language: offered by key, its mistakes said, the nearest proposed, kept in the address', async ({
    page,
  }) => {
    await pasteOperator(page)
    const filter = page.getByRole('combobox', { name: 'Filter the resources' })
    await filter.focus()
    await page.keyboard.type('kin')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(filter).toHaveValue('kind:')
    await page.keyboard.type('crd')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(filter).toHaveValue('kind:CRD ')
    await page.keyboard.type('over:apply')
    await expect(page.getByText('1 of 29 shown')).toBeVisible()
    await expect(page).toHaveURL(/filter=kind/)
    await filter.fill('knd:CRD')
    await expect(page.getByRole('status').filter({ hasText: 'knd:CRD is no field' })).toBeAttached()
    await filter.fill('kind:Deploymnt')
    await page.getByRole('button', { name: 'kind:Deployment' }).click()
    await expect(filter).toHaveValue('kind:Deployment')
    await expect(page.getByRole('grid', { name: '29 resources' }).getByRole('row').nth(1)).toBeVisible()
  })

  test('shows the columns that are chosen and is copied as CSV and Markdown, names escaped', async ({ page }) => {
    await page.goto('/')
    const hostile = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "=HYPERLINK(1)|<b>"}\n'
    await choose(page, [{ name: 'a.yaml', text: `${configMap('plain')}---\n${hostile}` }])
    await verdict(page, /2 resources/)
    const grid = page.getByRole('grid', { name: '2 resources' })
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('checkbox', { name: 'gzip' }).check()
    await page.getByRole('checkbox', { name: 'JSON', exact: true }).uncheck()
    await page.keyboard.press('Escape')
    await expect(grid.getByRole('columnheader', { name: 'gzip' })).toBeVisible()
    await expect(grid.getByRole('columnheader', { name: 'JSON', exact: true })).toHaveCount(0)
    await page.getByRole('button', { name: 'Copy', exact: true }).click()
    await page.getByRole('button', { name: 'Copy as CSV' }).click()
    await expect(page.getByText('Copied')).toBeVisible()
    const csv = await page.evaluate(() => navigator.clipboard.readText())
    expect(csv).toContain('"\'=HYPERLINK(1)|<b>"')
    expect(csv.split('\r\n')[0]).toMatch(/^Kind,Namespace,Name,YAML,Annotations,Request,etcd request,gzip,/)
    await page.getByRole('button', { name: 'Copy', exact: true }).click()
    await page.getByRole('button', { name: 'Copy as Markdown' }).click()
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toContain('=HYPERLINK\\(1\\)\\|&lt;b&gt;')
  })
})

test('charts stay readable in forced colours', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await pasteOperator(page)
  await expect(chart(page).getByRole('option')).toHaveCount(11)
  await pick(picture(page, 'Map'))
  await expect(tiles(page).getByRole('option').first()).toBeVisible()
})
