import { expect, type Page } from '@playwright/test'
import { choose, configMap, drop, verdict } from './bring-in'
import { test } from './page-test'
import { smallOperator } from './small-operator'
import { withoutEditor } from './without-editor'

test.use(withoutEditor)

const secretValue = 'correct-horse-battery'
const withSecret = `${configMap('one')}---\napiVersion: v1\nkind: Secret\nmetadata: {name: key}\nstringData: {password: ${secretValue}}\n`

/** Opens the dialog and copies the link; returns what is then on the clipboard. */
async function copyLink(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Share' }).click()
  const dialog = page.getByRole('dialog', { name: 'Share this analysis' })
  await dialog.getByRole('button', { name: 'Copy link' }).click()
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  await page.keyboard.press('Escape')
  return link
}

test('a link shows the same numbers in a fresh browser, and the same file unlocks the rest', async ({
  page,
  receiver,
}) => {
  await page.goto('/')
  await choose(page, [{ name: 'operator.yaml', text: smallOperator() }])
  await verdict(page, '28 of 29 resources fit kubectl apply')
  const sentence = await page.getByRole('heading', { level: 1 }).getAttribute('aria-label')
  const routes = await page.getByRole('treegrid', { name: 'Routes' }).getByRole('row').first().textContent()
  const content = await page.evaluate(() => navigator.clipboard.readText())
  expect(content).not.toContain('#s=')
  const link = await copyLink(page)

  await receiver.goto(link)
  await verdict(receiver, sentence ?? '')
  await expect(receiver.getByText('You opened a link that holds numbers only.')).toBeVisible()
  await expect(receiver.getByRole('treegrid', { name: 'Routes' }).getByRole('row').first()).toHaveText(routes ?? '')
  await expect(receiver.getByRole('heading', { name: 'Drop the same input to unlock' })).toBeVisible()
  await receiver.getByRole('button', { name: 'What is in it' }).click()
  await expect(receiver.getByRole('list', { name: 'In the link', exact: true })).toContainText('Names and kinds of 29')
  await receiver.getByRole('button', { name: 'Split', exact: true }).click()
  await expect(receiver.getByText('This part needs the input')).toBeVisible()
  await receiver.getByRole('button', { name: 'Analyze', exact: true }).click()
})

test.describe('beside the editor', () => {
  test.use({ storageState: undefined })

  test('the same file unlocks, another is said to be another', async ({ page, receiver }) => {
    await page.goto('/')
    await choose(page, [{ name: 'app.yaml', text: withSecret }])
    await verdict(page, '2 of 2 resources fit')
    const link = await copyLink(page)
    expect(link.length).toBeLessThan(4_000)
    expect(link).not.toContain(secretValue)

    await receiver.goto(link)
    await verdict(receiver, '2 of 2 resources fit')
    expect(await receiver.content()).not.toContain(secretValue)
    expect(await receiver.content()).not.toContain(btoa(secretValue))
    await drop(receiver, [{ name: 'other.yaml', text: configMap('other') }])
    await verdict(receiver, '1 of 1 resource fits')
    await expect(receiver.getByText('This is another input than that of the link.')).toBeVisible()
    await receiver.getByRole('button', { name: 'Back to the link' }).click()
    await verdict(receiver, '2 of 2 resources fit')
    await drop(receiver, [{ name: 'renamed.yaml', text: withSecret.replaceAll('\n', '\r\n') }])
    await expect(receiver.getByText('Everything is unlocked')).toBeVisible()
    await expect(receiver.getByText('You opened a link')).toBeHidden()
    await expect(receiver.getByRole('heading', { name: 'Drop the same input to unlock' })).toBeHidden()
    const editor = receiver.getByRole('region', { name: 'Editor' })
    await expect(editor).toContainText('password: •')
    expect(await receiver.content()).not.toContain(secretValue)
    await editor.getByRole('button', { name: 'Show Secret values' }).click()
    await expect(editor).toContainText(secretValue)
    await receiver.keyboard.press('Control+End')
    await receiver.keyboard.type('# changed')
    await expect(receiver.getByRole('list', { name: 'Sources' })).toContainText(
      `${withSecret.replaceAll('\n', '\r\n').length + 9} bytes`,
    )
  })
})

test('a Secret is never offered with its text; a small manifest is, when chosen', async ({ page, receiver }) => {
  await page.goto('/')
  await choose(page, [{ name: 'app.yaml', text: withSecret }])
  await verdict(page, '2 of 2 resources fit')
  await page.getByRole('button', { name: 'Share' }).click()
  await expect(page.getByRole('radio', { name: /With the manifest/ })).toBeDisabled()
  await expect(page.getByText('Its text is never put into a link.')).toBeVisible()
  await page.keyboard.press('Escape')

  await choose(page, [{ name: 'app.yaml', text: configMap('plain') }])
  await verdict(page, '1 of 1 resource fits')
  await page.getByRole('button', { name: 'Share' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: /Numbers only/ }).press('ArrowDown')
  await expect(dialog.getByRole('radio', { name: /With the manifest/ })).toBeChecked()
  const link = await dialog.getByRole('textbox', { name: 'Link' }).inputValue()
  await receiver.goto(link)
  await verdict(receiver, '1 of 1 resource fits')
  await expect(receiver.getByRole('list', { name: 'Sources' })).toContainText('app.yaml')
})

for (const [what, fragment, message] of [
  ['broken', '1.abc', 'This link is broken or incomplete'],
  ['newer', '9.abc', 'written by a newer Plimsoll'],
  ['2 MB long', `1.${'A'.repeat(2_000_000)}`, 'longer than any that Plimsoll writes'],
] as const) {
  test(`a link that is ${what} says so, and the page is usable`, async ({ page }) => {
    await page.goto('/')
    await page.evaluate(text => {
      location.hash = `s=${text}`
    }, fragment)
    await expect(page.getByRole('alert').filter({ hasText: message })).toBeVisible()
    await choose(page, [{ name: 'a.yaml', text: configMap('a') }])
    await verdict(page, '1 of 1 resource fits')
    await page.getByRole('region', { name: 'Opened link' }).getByRole('button', { name: 'Dismiss' }).click()
    await expect(page.getByRole('alert').filter({ hasText: message })).toBeHidden()
    expect(page.url()).not.toContain('s=')
  })
}

test('a dialog that cannot be loaded leaves the page as it is, and the reason is said', async ({ page }) => {
  await page.route(/share-dialog/, route => route.abort())
  await page.goto('/')
  await choose(page, [{ name: 'app.yaml', text: configMap('one') }])
  await verdict(page, '1 of 1 resource fits')
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'could not be loaded' })).toBeVisible()
  await verdict(page, '1 of 1 resource fits')
  await page.keyboard.press('Control+K')
  await expect(page.getByRole('dialog')).toBeVisible()
  await expect(page.getByRole('alert').filter({ hasText: 'could not be loaded' })).toHaveCount(0)
})

test('a view that could not be loaded comes when it is asked for again', async ({ page }) => {
  await page.route(/\/bundles-/, route => route.abort())
  await page.goto('/')
  await choose(page, [{ name: 'app.yaml', text: configMap('one') }])
  await verdict(page, '1 of 1 resource fits')
  await page.getByRole('button', { name: 'Split', exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'could not be loaded' })).toBeVisible()
  await page.unrouteAll()
  await page.getByRole('button', { name: 'Show it again' }).click()
  await expect(page.getByRole('heading', { name: 'Install order' })).toBeVisible()
})
