import { expect, type Page } from '@playwright/test'
import { choose, configMap, paste, verdict } from './bring-in'
import { test } from './page-test'
import { smallOperator } from './small-operator'

const panel = (page: Page) => page.getByRole('region', { name: 'Editor' })
const text = (page: Page) => page.getByRole('textbox', { name: /^Text of / })
const chip = (page: Page, name: string) => page.getByRole('list', { name: 'Sources' }).getByText(name)

async function pasteAtEnd(page: Page, content: string): Promise<void> {
  await text(page).focus()
  await page.keyboard.press('Control+End')
  await page.evaluate(pasted => navigator.clipboard.writeText(pasted), content)
  await page.keyboard.press('Control+V')
}

test('what is typed is analyzed, taken back with Ctrl Z, and the last result stays while a document is broken', async ({
  page,
}) => {
  await page.goto('/')
  await choose(page, [{ name: 'two.yaml', text: `${configMap('one')}---\n${configMap('two')}` }])
  await verdict(page, '2 of 2 resources fit')
  await pasteAtEnd(page, `---\n${configMap('three', `key: ${'x'.repeat(300_000)}`)}`)
  await verdict(page, '2 of 3 resources fit')
  await page.keyboard.press('Control+Z')
  await verdict(page, '2 of 2 resources fit')
  await page.keyboard.insertText('---\nkind: [')
  await verdict(page, /not readable/)
  await expect(page.getByRole('button', { name: /^1 problem/ })).toBeVisible()
})

test('a page without input can be typed into', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Control+K')
  const palette = page.getByRole('dialog').getByRole('combobox')
  await palette.fill('Type it')
  await palette.press('Enter')
  await expect(text(page)).toBeFocused()
  // On lines that begin at the left: the editor indents what follows an indented one.
  await page.keyboard.insertText('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: typed}\n')
  await verdict(page, '1 of 1 resource fits')
})

test('an edit leaves every other byte as it was: line ends, byte order mark, bytes of other sources', async ({
  page,
}) => {
  const windows = `\ufeff${configMap('one')}# é\n`.replaceAll('\n', '\r\n')
  await page.goto('/')
  await choose(page, [{ name: 'windows.yaml', text: windows }])
  const bytes = Buffer.byteLength(windows)
  await verdict(page, '1 of 1 resource fits')
  await expect(chip(page, `${bytes} bytes`)).toBeVisible()
  await text(page).focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('#')
  await expect(chip(page, `${bytes + 1} bytes`)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(chip(page, `${bytes + 3} bytes`)).toBeVisible()
})

test('a choice anywhere is followed everywhere, and the focus stays where it is', async ({ page }) => {
  await page.goto('/')
  await paste(page, smallOperator())
  await verdict(page, '28 of 29 resources fit')
  const table = page.getByRole('grid', { name: '29 resources' })
  await expect(panel(page)).toContainText('kind:')

  // From the table to the text.
  await table.focus()
  await page.keyboard.press('End')
  const last = table.getByRole('row', { selected: true })
  const name = (await last.getByRole('gridcell').nth(2).innerText()).trim()
  await expect(panel(page)).toContainText(`name: ${name}`)
  await expect(table).toBeFocused()

  // From the text to the table and the chart.
  await text(page).focus()
  const before = await last.innerText()
  await page.keyboard.press('Control+End')
  await expect(last).not.toHaveText(before, { useInnerText: true })
  await expect(text(page)).toBeFocused()
  await expect(last).toBeVisible()

  // From the outline, by keyboard.
  await page.getByRole('button', { name: 'Outline' }).click()
  const outline = page.getByRole('grid', { name: 'Resources in pasted.yaml' })
  await outline.focus()
  await page.keyboard.press('End')
  const chosen = (await outline.getByRole('row', { selected: true }).getByRole('gridcell').nth(1).innerText()).trim()
  await expect(table.getByRole('row', { selected: true })).toContainText(chosen)
  await expect(panel(page)).toContainText(`name: ${chosen}`)
})

test('the cursor in another document chooses it', async ({ page }) => {
  await page.goto('/')
  await choose(page, [{ name: 'two.yaml', text: `${configMap('first')}---\n${configMap('second')}` }])
  await verdict(page, '2 of 2 resources fit')
  const chosen = page.getByRole('grid', { name: '2 resources' }).getByRole('row', { selected: true })
  await text(page).focus()
  await page.keyboard.press('Control+Home')
  await expect(chosen).toContainText('first')
  for (let lines = 0; lines < 7; lines++) await page.keyboard.press('ArrowDown')
  await expect(chosen).toContainText('second')
  await expect(text(page)).toBeFocused()
})

test('Back and forward lead over resources and views; the address is kept, and garbage in it ignored', async ({
  page,
}) => {
  await page.goto('/#view=%3Cscript%3E&resource=__proto__&%zz')
  await choose(page, [{ name: 'two.yaml', text: `${configMap('first')}---\n${configMap('second')}` }])
  await verdict(page, '2 of 2 resources fit')
  const table = page.getByRole('grid', { name: '2 resources' })
  const chosen = table.getByRole('row', { selected: true })
  await expect(page).toHaveURL(/#resource=\/ConfigMap\/default\/(first|second)&way=/)
  await table.getByRole('row', { name: /second/ }).click()
  await table.getByRole('row', { name: /first/ }).click()
  await expect(page).toHaveURL(/resource=\/ConfigMap\/default\/first/)
  await page.getByRole('combobox', { name: 'Filter the resources' }).fill('fir')
  await page.getByRole('button', { name: 'Split', exact: true }).click()
  await expect(page).toHaveURL(/view=split/)
  await page.goBack()
  await expect(chosen).toContainText('first')
  await expect(page.getByRole('combobox', { name: 'Filter the resources' })).toHaveValue('fir')
  await page.goForward()
  await expect(page.getByRole('grid', { name: 'Files' })).toBeVisible()
})

test('Tab moves the focus out of the text until a person wants it to indent', async ({ page }) => {
  await page.goto('/')
  await choose(page, [{ name: 'one.yaml', text: configMap('one') }])
  await verdict(page, '1 of 1 resource fits')
  await text(page).focus()
  await page.keyboard.press('Tab')
  await expect(text(page)).not.toBeFocused()
  await text(page).focus()
  await page.keyboard.press('Control+M')
  await expect(panel(page).getByRole('status')).toHaveText('Tab indents')
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Tab')
  await expect(text(page)).toBeFocused()
  await page.keyboard.press('Control+M')
  await expect(panel(page).getByRole('status')).toHaveText('Tab moves the focus')
  await page.keyboard.press('Tab')
  await expect(text(page)).not.toBeFocused()
})

test('the editor is put away and made wider, and stays so', async ({ page }) => {
  await page.goto('/')
  await choose(page, [{ name: 'one.yaml', text: configMap('one') }])
  const edge = page.getByRole('separator', { name: 'Width of the editor' })
  await edge.focus()
  await page.keyboard.press('ArrowRight')
  const width = await edge.getAttribute('aria-valuenow')
  expect(Number(width)).toBeGreaterThan(404)
  await page.getByRole('button', { name: 'Hide the editor' }).click()
  await page.reload()
  await choose(page, [{ name: 'one.yaml', text: configMap('one') }])
  await verdict(page, '1 of 1 resource fits')
  await page.getByRole('button', { name: 'Show the editor' }).click()
  await expect(edge).toHaveAttribute('aria-valuenow', String(width))
})

test('a source over 4 MB is opened at the chosen document, and an edit goes back in its place', async ({ page }) => {
  const big = configMap('big', `key: ${'x'.repeat(4_200_000)}`)
  const all = `${big}---\n${configMap('small')}---\n${configMap('last')}`
  await page.goto('/')
  await choose(page, [{ name: 'large.yaml', text: all }])
  await verdict(page, /2 of 3 resources fit/)
  await expect(panel(page)).toContainText('to read only')
  await page.getByRole('grid', { name: '3 resources' }).getByRole('row', { name: /small/ }).click()
  await expect(panel(page)).toContainText('only the chosen document is open')
  await expect(panel(page)).toContainText('name: small')
  await pasteAtEnd(page, `---\n${configMap('added')}`)
  await verdict(page, /3 of 4 resources fit/)
  await expect(chip(page, `${(all.length + 4 + configMap('added').length).toLocaleString('en')} bytes`)).toBeVisible()
})

test('what is no text is said to be none', async ({ page }) => {
  await page.goto('/')
  await choose(page, [{ name: 'picture.yaml', text: '\u0000\u0001PNG' }])
  await expect(panel(page)).toContainText('This source is not text')
})

test('several sources: the text is that of the chosen resource, or of the source that is picked', async ({ page }) => {
  await page.goto('/')
  await choose(page, [
    { name: 'a.yaml', text: configMap('in-a') },
    { name: 'b.yaml', text: configMap('in-b', 'much: more') },
  ])
  await verdict(page, '2 of 2 resources fit')
  await expect(panel(page)).toContainText('name: in-b')
  await panel(page).getByRole('combobox', { name: 'Source' }).selectOption('a.yaml')
  await expect(panel(page)).toContainText('name: in-a')
  await expect(page.getByRole('grid', { name: '2 resources' }).getByRole('row', { selected: true })).toContainText(
    'in-a',
  )
})

test('forced colours: the text can be read and the heat is drawn', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto('/')
  await choose(page, [{ name: 'one.yaml', text: configMap('one') }])
  await expect(panel(page)).toContainText('name: one')
})

test.describe('in a hand', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('the editor is a view of its own, and a problem leads to it', async ({ page }) => {
    await page.goto('/')
    await choose(page, [{ name: 'mixed.yaml', text: `${configMap('good')}---\nkind: [broken\n` }])
    await verdict(page, /not readable/)
    await page.getByRole('button', { name: 'Editor', exact: true }).click()
    await expect(panel(page)).toContainText('name: good')
    await page.goBack()
    await page.getByRole('button', { name: '1 problem' }).click()
    await page.getByRole('button', { name: /^Show mixed\.yaml/ }).click()
    await expect(panel(page)).toContainText('kind: [broken')
  })
})
