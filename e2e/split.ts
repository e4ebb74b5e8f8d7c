import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { unzip } from './archives'
import { saidIn } from './said'

type Said = ReturnType<typeof saidIn>

interface Taken {
  readonly name: string
  readonly zip: Buffer
  readonly files: ReadonlyMap<string, Buffer>
}

/** Changes a word of the plan's sentence: its name up to the colon, and the choice. */
async function chooseWord(page: Page, word: RegExp, choice: RegExp | string): Promise<void> {
  await page.getByRole('button', { name: word }).click()
  await page.getByRole('option', { name: choice, exact: true }).click()
}

export async function choosePlan(page: Page, plan: RegExp | string, said: Said = saidIn('en')): Promise<void> {
  await chooseWord(page, labelled(said('split.preset')), plan)
}

export async function chooseFormat(page: Page, format: RegExp | string, said: Said = saidIn('en')): Promise<void> {
  await chooseWord(page, labelled(said('split.form')), format)
}

/** Chooses for whom the bundles are written, and leaves the options open. */
export async function chooseApplier(page: Page, label: string, said: Said = saidIn('en')): Promise<void> {
  const applier = page.getByRole('combobox', { name: said('split.route') })
  if (!(await applier.isVisible())) await page.getByRole('button', { name: said('timeline.options') }).click()
  await applier.selectOption({ label })
}

/** How many steps and bundles the timeline has. */
export async function shows(page: Page, steps: number, bundles: number): Promise<void> {
  const words = `${steps} ${steps === 1 ? 'step' : 'steps'}, ${bundles} ${bundles === 1 ? 'bundle' : 'bundles'}`
  await expect(page.getByRole('status').filter({ hasText: words })).toBeVisible({ timeout: 40_000 })
}

/** Presses what downloads the zip; where not all of it reaches the cluster, it is asked about first. */
export async function takeZip(page: Page): Promise<Taken> {
  const waiting = page.waitForEvent('download')
  const anyway = page.getByRole('button', { name: 'Download anyway…' })
  const whole = page.getByRole('button', { name: /^Download \S+\.zip/ })
  await expect(anyway.or(whole)).toBeVisible({ timeout: 40_000 })
  if (await anyway.isVisible()) {
    await anyway.click()
    await page.getByRole('button', { name: /^Download \d+ of \d+$/ }).click()
  } else await whole.click()
  const download = await waiting
  const zip = readFileSync(await download.path())
  return { name: download.suggestedFilename(), zip, files: unzip(zip) }
}

function labelled(name: RegExp): RegExp {
  return new RegExp(`^${name.source.replace(/^\^|\$$/g, '')}: `)
}
