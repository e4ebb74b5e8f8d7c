import { expect, type Locator, type Page } from '@playwright/test'
import { saidIn } from './said'

export interface NamedText {
  readonly name: string
  readonly text: string
}

/** Puts a text on the clipboard and presses Ctrl V, as a person does. */
export async function paste(page: Page, text: string): Promise<void> {
  // The page listens from its first picture on.
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.evaluate(content => navigator.clipboard.writeText(content), text)
  await page.keyboard.press('Control+V')
}

/** Chooses files in the browser's own dialog, by the button that stands on the page or in a part of it. */
export async function choose(where: Page | Locator, files: readonly NamedText[], said = saidIn('en')): Promise<void> {
  const chooser = ('page' in where ? where.page() : where).waitForEvent('filechooser')
  const button = { name: new RegExp(`${said('empty.choose').source}|${said('app.add').source}`) }
  await where.getByRole('button', button).click()
  const payload = files.map(({ name, text }) => ({ name, mimeType: 'text/yaml', buffer: Buffer.from(text) }))
  await (await chooser).setFiles(payload)
}

/** Drops files on the page. */
export async function drop(page: Page, files: readonly NamedText[]): Promise<void> {
  const data = await page.evaluateHandle(dropped => {
    const transfer = new DataTransfer()
    for (const { name, text } of dropped) transfer.items.add(new File([text], name))
    return transfer
  }, files)
  for (const event of ['dragenter', 'dragover', 'drop']) {
    await page.getByRole('main').dispatchEvent(event, { dataTransfer: data })
  }
}

/**
 * Chooses one of few as a person does, by its label: the radio in it has no size, it is there for keys and for those
 * who listen.
 */
export async function pick(radio: Locator): Promise<void> {
  await radio.locator('xpath=ancestor::label').click()
  await expect(radio).toBeChecked()
}

/** Waits for the sentence that answers. */
export async function verdict(page: Page, sentence: string | RegExp): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: sentence })).toBeVisible({ timeout: 30_000 })
}

export const configMap = (name: string, data = 'a: b'): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata: {${data}}\n`
