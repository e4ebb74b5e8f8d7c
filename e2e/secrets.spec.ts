import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { choose, pick, verdict } from './bring-in'
import { test } from './page-test'

// Tall enough for the whole text to be seen in the editor.
test.use({ viewport: { width: 1280, height: 1100 } })

const value = 'zq-anchor-9431-chain'
const token = Buffer.from(`${value}-token`).toString('base64')
const manifest = [
  'apiVersion: v1\nkind: Secret\nmetadata:\n  name: vault\n  annotations:',
  `    kubectl.kubernetes.io/last-applied-configuration: '{"stringData":{"password":"${value}"}}'`,
  `stringData:\n  password: ${value}\n  note: |\n    first ${value}\n    second`,
  `data:\n  token: ${token}`,
  '---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: plain}\ndata: {a: b}',
  `---\napiVersion: v1\nkind: Secret\nmetadata: {name: torn}\nstringData: {password: !!int ${value}}\n`,
].join('\n')

/** Nothing of what the Secrets keep is in the text. */
function expectNothingOf(text: string, where: string): void {
  for (const secret of [value, token, 'anchor-9431']) {
    expect(text.includes(secret), `${where} holds ${secret}`).toBe(false)
  }
}

const nothingOnPage = async (page: Page, where: string) => expectNothingOf(await page.content(), where)
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText())

async function saved(page: Page, button: string): Promise<string> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: button }).click()
  return readFile(await (await download).path(), 'utf8')
}

test('what a Secret keeps is in no view, link, copied text or exported picture until it is asked for', async ({
  page,
}) => {
  await page.goto('/')
  await choose(page, [{ name: 'vault.yaml', text: manifest }])
  await verdict(page, /2 resources fit/)
  const editor = page.getByRole('region', { name: 'Editor' })
  await expect(editor).toContainText('password: •')
  await nothingOnPage(page, 'the first view')
  await page.getByRole('button', { name: /^1 problem/ }).click()
  await expect(page.getByRole('button', { name: /^Show vault\.yaml/ })).toBeVisible()
  await nothingOnPage(page, 'the list of problems')
  await page.getByRole('button', { name: /^1 problem/ }).click()

  const table = page.getByRole('grid', { name: '2 resources' })
  for (const format of ['CSV', 'Markdown']) {
    await page.getByRole('button', { name: 'Copy', exact: true }).click()
    await page.getByRole('button', { name: `Copy as ${format}` }).click()
    await expect.poll(() => clipboard(page)).toContain('vault')
    expectNothingOf(await clipboard(page), format)
  }
  await pick(page.getByRole('radio', { name: 'Map' }))
  await expect(page.getByRole('figure', { name: /^Where the bytes of/ })).toBeVisible()
  await nothingOnPage(page, 'the map')

  await page.getByRole('button', { name: 'Share' }).click()
  const dialog = page.getByRole('dialog', { name: 'Share this analysis' })
  await dialog.getByRole('button', { name: 'Copy link' }).click()
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible()
  expectNothingOf(await clipboard(page), 'the link')
  await dialog.getByRole('button', { name: 'Markdown' }).click()
  await expect.poll(() => clipboard(page)).toContain('| Kind |')
  expectNothingOf(await clipboard(page), 'Markdown')
  expectNothingOf(await saved(page, 'JSON'), 'JSON')
  expectNothingOf(await saved(page, 'Chart as SVG'), 'the chart')
  await nothingOnPage(page, 'the dialog')
  await page.keyboard.press('Escape')

  await table.getByRole('row', { name: /vault/ }).click()
  await page.getByRole('button', { name: 'Open vault' }).click()
  await pick(page.getByRole('radio', { name: 'Text', exact: true }))
  await expect(page.getByText('What is secret here, or may be, is masked.')).toBeVisible()
  await nothingOnPage(page, 'the page of the resource')

  await page.getByRole('button', { name: 'Split', exact: true }).click()
  const files = page.getByRole('grid', { name: 'Files' })
  for (const file of [/20-resources\.yaml/, /README/]) {
    await files.getByRole('row', { name: file }).last().click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await nothingOnPage(page, `the preview of ${file}`)
    await page.keyboard.press('Escape')
  }
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await page.getByRole('main').getByRole('button', { name: 'Choose files' }).waitFor()
  await nothingOnPage(page, 'the comparison')

  await page.getByRole('button', { name: 'Analyze', exact: true }).click()
  await editor.getByRole('button', { name: 'Show Secret values' }).click()
  await expect(editor).toContainText(value)
  await expect(page.getByRole('textbox', { name: /^Text of vault/ })).toBeFocused()
})

const plantings = [
  'Zq7anchor94',
  'Xw3comment8',
  'Vt5config62',
  'Rk9helmrel4',
  'Pm2broken71',
  'Ln6listed35',
  'Hj8applied2',
  'Gd4keyname9',
] as const
const [anchored, commented, carried, released, broken, listed, applied, keyed] = plantings
const disguised = [
  `apiVersion: v1\nkind: "\\x53ecret"\nmetadata: {name: vault, labels: {app.kubernetes.io/component: ${anchored}}}`,
  `x: &p ${anchored}\nstringdata: {${anchored}: b}\nstringData: {a: *p, b:${keyed}}\n# was ${commented}`,
  `---\n# apiVersion: v1\n# kind: Secret\n# stringData: {a: ${commented}}\napiVersion: v1\nkind: ConfigMap`,
  'metadata: {name: carrier}\ndata:\n  a.yaml: |\n    apiVersion: v1\n    kind: Secret',
  `    stringData: {a: ${carried}}\n---\napiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease`,
  `metadata: {name: release}\nspec: {values: {auth: {adminPassword: ${released}, apiKey: {${released}: x}}}}`,
  `---\napiVersion: v1\nkind: Secret\nmetadata: {name: torn}\nstringData: {password: *${broken}}`,
  `---\napiVersion: v1\nkind: SecretList\nitems:\n- metadata: {name: a}\n  stringData: {p: ${listed}, q: [}`,
  `---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: pod\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: |`,
  `      {"kind":"Secret","data":{"a":"${applied}"}}\nspec: {containers: []}\n`,
].join('\n')

/** Nothing of what is secret in any of the disguises is in the text. */
function expectNothingPlanted(text: string, where: string): void {
  for (const secret of plantings) {
    for (const said of [secret, secret.slice(2, 8), Buffer.from(secret).toString('base64').slice(0, 12)]) {
      expect(text.toLowerCase().includes(said.toLowerCase()), `${where} holds ${said}`).toBe(false)
    }
  }
}

test('disguised, broken and commented-out Secrets are in no view, and their text in no link', async ({ page }) => {
  const nothingIn = async (where: string) => expectNothingPlanted(await page.content(), where)
  await page.goto('/')
  await choose(page, [{ name: 'disguised.yaml', text: disguised }])
  await verdict(page, /resources? fits?/)
  const editor = page.getByRole('region', { name: 'Editor' })
  await expect(editor).toContainText('•')
  await nothingIn('the first view')
  await page.getByRole('button', { name: /^\d+ problems/ }).click()
  await expect(page.getByRole('button', { name: /^Show disguised\.yaml/ }).first()).toBeVisible()
  await nothingIn('the list of problems')
  await page.getByRole('button', { name: /^\d+ problems/ }).click()

  for (const format of ['CSV', 'Markdown']) {
    await page.getByRole('button', { name: 'Copy', exact: true }).click()
    await page.getByRole('button', { name: `Copy as ${format}` }).click()
    await expect.poll(() => clipboard(page)).toContain('release')
    expectNothingPlanted(await clipboard(page), format)
  }
  await pick(page.getByRole('radio', { name: 'Map' }))
  await expect(page.getByRole('figure', { name: /^Where the bytes of/ })).toBeVisible()
  await nothingIn('the map')

  await page.getByRole('button', { name: 'Share' }).click()
  const dialog = page.getByRole('dialog', { name: 'Share this analysis' })
  await expect(dialog.getByText(/Its text is never put into a link/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Copy link' }).click()
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible()
  expectNothingPlanted(await clipboard(page), 'the link')
  expectNothingPlanted(await saved(page, 'JSON'), 'JSON')
  expectNothingPlanted(await saved(page, 'Chart as SVG'), 'the chart')
  await page.keyboard.press('Escape')

  const table = page.getByRole('grid', { name: /^4 resources/ })
  for (const name of ['vault', 'carrier', 'release', 'pod']) {
    await table
      .getByRole('row', { name: new RegExp(name) })
      .first()
      .click()
    await page.getByRole('button', { name: `Open ${name}` }).click()
    await pick(page.getByRole('radio', { name: 'Text', exact: true }))
    await expect(page.getByText('What is secret here, or may be, is masked.')).toBeVisible()
    await nothingIn(`the page of ${name}`)
    await page.goBack()
  }

  await page.getByRole('button', { name: 'Split', exact: true }).click()
  const files = page.getByRole('grid', { name: 'Files' })
  for (const file of [/README/, /plan\.json/, /PROOF/, /line-\d+\.txt/]) {
    await files.getByRole('row', { name: file }).last().click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await nothingIn(`the preview of ${file}`)
    await page.keyboard.press('Escape')
  }
})
