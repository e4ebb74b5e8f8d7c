import { existsSync, readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { operatorWithCrds } from '../src/core/sample'
import { configMap, paste, verdict } from './bring-in'

// No task of the page's own over 50 ms while a person does something (Long Tasks API). A busy machine makes tasks longer and never shorter, so
// each action is repeated, and the best of its runs has to keep to the limit.
const longest = 50
const repetitions = 6

const calico = `${process.env.PLIMSOLL_FIXTURES ?? '../shared/fixtures'}/manifests/calico-tigera-operator-before-9518.yaml`
const manifest = existsSync(calico) ? readFileSync(calico, 'utf8') : operatorWithCrds()

test.describe.configure({ mode: 'serial', timeout: 240_000 })

async function observe(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const tasks: number[] = []
    new PerformanceObserver(list => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    })
    Object.assign(window, { longTasks: tasks })
  })
}

/** Longest task during the action, in milliseconds; 0 where none was over 50. */
async function during(page: Page, action: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    ;(window as unknown as { longTasks: number[] }).longTasks.length = 0
  })
  await action()
  // Two frames: entries of the last task are delivered after it.
  return page.evaluate(async () => {
    for (let i = 0; i < 2; i++) await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)))
    return Math.max(0, ...(window as unknown as { longTasks: number[] }).longTasks)
  })
}

/** The best of several runs; `prepare` is not measured. */
async function bestOf(page: Page, prepare: () => Promise<void>, action: () => Promise<void>): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < repetitions && best > longest; i++) {
    await prepare()
    best = Math.min(best, await during(page, action))
  }
  return best
}

async function weighed(page: Page): Promise<void> {
  await page.goto('/')
  await paste(page, manifest)
  await verdict(page, '28 of 29 resources go in')
}

test('pasting 1.8 MB', async ({ page }) => {
  await observe(page)
  const prepare = async () => {
    await page.goto('/')
    await paste(page, configMap('first'))
    await verdict(page, 'The one resource goes in')
  }
  const action = async () => {
    await page.evaluate(content => navigator.clipboard.writeText(content), manifest)
    await page.keyboard.press('Control+V')
    await verdict(page, '29 of 30 resources go in')
  }
  expect(await bestOf(page, prepare, action)).toBeLessThanOrEqual(longest)
})

test('typing in it', async ({ page }) => {
  await observe(page)
  await weighed(page)
  const text = page.getByRole('textbox', { name: /^Text of / })
  const prepare = async () => {
    await text.focus()
    await page.keyboard.press('Control+End')
  }
  const action = async () => {
    await page.keyboard.type('# a comment', { delay: 40 })
  }
  expect(await bestOf(page, prepare, action)).toBeLessThanOrEqual(longest)
})

test('scrolling the resources', async ({ page }) => {
  await observe(page)
  await weighed(page)
  const grid = page.getByRole('grid', { name: '29 resources' })
  const action = async () => {
    await grid.hover()
    for (let i = 0; i < 10; i++) await page.mouse.wheel(0, 200)
  }
  expect(await bestOf(page, async () => {}, action)).toBeLessThanOrEqual(longest)
})

test('opening a resource', async ({ page }) => {
  await observe(page)
  await weighed(page)
  const rows = page.getByRole('grid', { name: '29 resources' }).getByRole('row')
  let next = 1
  const action = async () => {
    await rows.nth(next++).click()
  }
  expect(await bestOf(page, async () => {}, action)).toBeLessThanOrEqual(longest)
})

test('planning', async ({ page }) => {
  await observe(page)
  const prepare = () => weighed(page)
  const action = async () => {
    await page.getByRole('button', { name: 'Plan the split' }).click()
    await expect(page.getByRole('heading', { level: 1, name: /bundles in/ })).toBeVisible()
  }
  expect(await bestOf(page, prepare, action)).toBeLessThanOrEqual(longest)
})
