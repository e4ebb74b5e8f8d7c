import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, type Page } from '@playwright/test'
import { choose, drop, verdict } from './bring-in'
import { test } from './page-test'
import { smallOperator } from './small-operator'
import { choosePlan } from './split'
import { withoutEditor } from './without-editor'

test.use(withoutEditor)

const run = promisify(execFile)
const file = { name: 'operator.yaml', text: smallOperator() }

const headline = async (page: Page): Promise<string> =>
  ((await page.getByRole('heading', { level: 1 }).getAttribute('aria-label')) ?? '').replace(/\s+/g, ' ').trim()

/** What `plimsoll analyze` says first with the options of a question. */
async function onCommandLine(folder: string, route: string, limits: object): Promise<string> {
  writeFileSync(`${folder}/operator.yaml`, file.text)
  writeFileSync(`${folder}/limits.json`, JSON.stringify(limits))
  const words = [resolve('dist/cli/plimsoll.js'), 'analyze', 'operator.yaml']
  const options = ['--route', route, '--limits', 'limits.json']
  // The name of a file is in some of what carries it.
  const { stdout } = await run(process.execPath, [...words, ...options], { cwd: folder }).catch(error => error)
  return String(stdout).split('\n')[0] ?? ''
}

/** The link of what is on the page, and the first line of its report as plain text. */
async function taken(page: Page): Promise<{ readonly link: string; readonly report: string }> {
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  const dialog = page.getByRole('dialog')
  const link = await dialog.getByRole('textbox', { name: 'Link' }).inputValue()
  await dialog.getByRole('button', { name: /Markdown/ }).click()
  const markdown = await page.evaluate(() => navigator.clipboard.readText())
  await page.keyboard.press('Escape')
  const report = (markdown.split('\n')[0] ?? '').replace(/\\(.)/g, '$1')
  return { link, report }
}

/** Headline, link, report and command line say the same. */
async function expectOneAnswer(page: Page, receiver: Page, folder: string, route: string, limits: object) {
  const said = await headline(page)
  const { link, report } = await taken(page)
  expect(report).toBe(said)
  expect(await onCommandLine(folder, route, limits)).toBe(said)
  // Else only the part behind # would change, and the page would stay.
  await receiver.goto('about:blank')
  await receiver.goto(link)
  await verdict(receiver, said)
  return said
}

test('one question has one answer: in the headline, in a link, in a report and on the command line', async ({
  page,
  receiver,
}, info) => {
  test.setTimeout(180_000)
  const folder = info.outputPath('asked')
  mkdirSync(folder, { recursive: true })
  await page.goto('/')
  await choose(page, [file])
  await verdict(page, '28 of 29 resources fit kubectl apply on Kubernetes defaults. 1 is refused: ')
  await expectOneAnswer(page, receiver, folder, 'client-side-apply', {})

  await test.step('a route that carries the whole input', async () => {
    await page.getByRole('button', { name: /more routes/ }).click()
    await page.getByRole('row', { name: /Rancher Fleet/ }).click()
    await verdict(page, /Rancher Fleet on Kubernetes defaults/)
    await expect(page.getByRole('heading', { level: 1, name: /^Computing/ })).toBeHidden()
    await expectOneAnswer(page, receiver, folder, 'fleet', {})
  })

  const own = { own: { 'etcd.request': 250_000 } }
  await test.step('limits of one’s own', async () => {
    await page.getByRole('row', { name: /kubectl apply --server-side/ }).click()
    await page.getByRole('button', { name: /^Cluster: / }).click()
    const field = page.getByRole('textbox', { name: 'etcd request' })
    await field.fill('250,000')
    await field.press('Enter')
    await page.keyboard.press('Escape')
    await verdict(page, /my limits \(etcd request 250,000\)/)
    await expectOneAnswer(page, receiver, folder, 'server-side-apply', own)
  })

  await test.step('what is only supposed is not shared, and a reload ends it', async () => {
    const really = await headline(page)
    await page.getByRole('slider').focus()
    await page.keyboard.press('End')
    await verdict(page, /^What if: 29 of 29/)
    await page.getByRole('button', { name: 'Share', exact: true }).click()
    await page.getByRole('button', { name: 'Reset and share' }).click()
    await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Link' })).toBeVisible()
    await page.keyboard.press('Escape')
    await verdict(page, really)
    await page.getByRole('slider').focus()
    await page.keyboard.press('End')
    await verdict(page, /^What if: /)
    await page.reload()
    await choose(page, [file])
    await verdict(page, really)
  })

  await test.step('a fix, its split, and the same of both behind a link', async () => {
    await page.getByRole('button', { name: /^Cluster: / }).click()
    await page.getByRole('button', { name: 'Back to the defaults' }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('row', { name: /^\S+ kubectl apply 2/ }).click()
    await page.getByRole('button', { name: 'See the result' }).click()
    await verdict(page, '29 of 29 resources fit kubectl apply --server-side on Kubernetes defaults.')
    const said = await expectOneAnswer(page, receiver, folder, 'server-side-apply', {})
    await page.getByRole('button', { name: 'Split', exact: true }).click()
    await choosePlan(page, 'Install stages')
    // The plan before stays readable until this one is made.
    const sentenceOf = (on: Page) =>
      on.getByRole('region', { name: 'Question and answer' }).getByText(/^in \d+ bundles/)
    await expect(sentenceOf(page)).toHaveText(/^in (?!2 )\d+ bundles, install stages/)
    const plan = (await sentenceOf(page).textContent()) ?? ''
    await verdict(page, said)
    const planned = (await taken(page)).link

    await receiver.goto('about:blank')
    await receiver.goto(planned)
    // What a link holds of Split is question and answer.
    await verdict(receiver, said)
    await drop(receiver, [file])
    await expect(receiver.getByText('Everything is unlocked')).toBeVisible()
    await receiver.getByRole('button', { name: 'Analyze', exact: true }).click()
    await verdict(receiver, said)
    await receiver.getByRole('button', { name: 'Split', exact: true }).click()
    await expect(sentenceOf(receiver)).toHaveText(plan)
  })

  await test.step('a comparison is judged by the same limits on both sides', async () => {
    await page.getByRole('button', { name: 'Compare', exact: true }).click()
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('main').getByRole('button', { name: 'Choose files' }).click()
    await (await chooser).setFiles({ name: 'before.yaml', mimeType: 'text/yaml', buffer: Buffer.from(file.text) })
    await verdict(page, /^29 of 29 resources are the same/)
  })
})
