import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { startPlainHost } from '../scripts/browsers/plain-host.mjs'
import { writeServiceWorker } from '../scripts/page/with-service-worker.mjs'
import { choose, configMap, verdict } from './bring-in'

// On a plain host: files below a path, no headers. In windows that have never seen the page, with service workers.
test.use({ serviceWorkers: 'allow' })
// Each keeps the whole page, and most load it several times.
test.slow()

/** The page is kept once its service worker answers for it. */
async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    while (!navigator.serviceWorker.controller) await new Promise(resolve => setTimeout(resolve, 50))
  })
}

async function splitOne(page: Page): Promise<void> {
  await choose(page, [{ name: 'one.yaml', text: configMap('one') }])
  await verdict(page, '1 of 1 resource fits')
  await expect(page.getByRole('region', { name: 'Editor' })).toContainText('apiVersion')
  await page.getByRole('button', { name: 'Split', exact: true }).click()
  await expect(page.getByRole('heading', { name: '1 in, 1 out, equal' })).toBeVisible()
}

async function splitTheSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Operator with CRDs' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /28 of 29 resources/ })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Editor' })).toContainText('apiVersion')
  await page.getByRole('button', { name: 'Split', exact: true }).click()
  await expect(page.getByText('29 in, 29 out, equal')).toBeVisible()
}

test.describe('on a host that sends plain files', () => {
  let host: Awaited<ReturnType<typeof startPlainHost>>
  let folder: string
  test.beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'plimsoll-host-'))
    cpSync('dist/page', folder, { recursive: true })
    host = await startPlainHost(folder)
  })
  test.afterEach(() => {
    host.close()
    rmSync(folder, { recursive: true })
  })

  test('page and worker cannot connect, and the page says what it has tested', async ({ page }) => {
    const started = page.waitForEvent('worker')
    await page.goto(host.address)
    await expect(page.getByText('The browser refuses this page fetch, WebSocket and beacon').first()).toBeVisible()
    const connect = (address: string) =>
      Promise.all([
        fetch(`${address}out`).then(
          () => 'fetched',
          () => 'refused',
        ),
        new Promise(resolve => {
          try {
            const socket = new WebSocket(`${address.replace('http', 'ws')}out`)
            socket.onopen = socket.onerror = event => resolve(event.type)
          } catch {
            resolve('refused')
          }
        }),
      ])
    await page.evaluate(connect, host.address)
    await (await started).evaluate(connect, host.address)
    await page.evaluate(address => navigator.sendBeacon(`${address}beacon`, 'x'), host.address)
    expect(host.strays).toEqual([])
  })

  test('without its policy the page does not claim one', async ({ page }) => {
    const index = join(folder, 'index.html')
    writeFileSync(index, readFileSync(index, 'utf8').replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''))
    rmSync(join(folder, 'sw.js'))
    await page.goto(host.address)
    await expect(page.getByText('This host sends no policy, so the browser enforces nothing.').first()).toBeVisible()
  })

  test('after one visit it works without the host, from the first paste on', async ({ page }) => {
    await visit(page, host.address)
    host.close()
    await splitTheSample(page)
    await page.goto('about:blank')
    await page.goto(host.address)
    await splitOne(page)
    await expect(page.getByText('fetch, WebSocket and beacon are refused')).toBeVisible()
  })

  test('answers for its own files only', async ({ page }) => {
    await visit(page, host.address)
    const states = await page.evaluate(async address => {
      const load = (path: string) =>
        new Promise(resolve => {
          const image = new Image()
          image.onload = () => resolve(true)
          image.onerror = () => resolve(false)
          image.src = address + path
        })
      return [await load('favicon.svg?what=it-holds'), await load('no-such.png?what=it-holds')]
    }, host.address)
    expect(states).toEqual([true, false])
    expect(host.strays).toEqual([])
  })

  test('a newer version waits, is offered, and leaves the parts that an open tab still needs', async ({ page }) => {
    const version = (shown: Page) => shown.evaluate(() => document.documentElement.dataset.version)
    await visit(page, host.address)
    const open = await page.context().newPage()
    await open.goto(host.address)
    putNewer(folder, '2', /^(bring-in|bundles|code-editor)/)
    await page.reload()
    await page.getByRole('button', { name: 'New version: reload' }).click()
    await expect(async () => expect(await version(page)).toBe('2')).toPass()
    expect(await version(open)).toBeUndefined()
    // Parts that only the version before has, and no host any more.
    await splitOne(open)
  })

  test('after several versions the newest is shown, and nothing older is kept than the one before', async ({
    page,
  }) => {
    await visit(page, host.address)
    for (const version of ['2', '3']) {
      putNewer(folder, version)
      await page.reload()
      await page.getByRole('button', { name: 'New version: reload' }).click()
      await expect(async () => {
        expect(await page.evaluate(() => document.documentElement.dataset.version)).toBe(version)
      }).toPass()
    }
    await expect.poll(() => page.evaluate(async () => (await caches.keys()).length)).toBe(2)
    host.close()
    await page.goto('about:blank')
    await page.goto(host.address)
    await splitOne(page)
  })

  test('where there is no room to keep it, the page works online', async ({ page, context }) => {
    await (await context.newCDPSession(page)).send('Storage.overrideQuotaForOrigin', {
      origin: new URL(host.address).origin,
      quotaSize: 1000,
    })
    await page.goto(host.address)
    await splitOne(page)
    await expect
      .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length))
      .toBe(0)
  })

  test('where the browser has no service workers, as some private windows, the page works online', async ({ page }) => {
    const failures: string[] = []
    page.on('pageerror', error => failures.push(error.message))
    await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'))
    await page.goto(host.address)
    await splitOne(page)
    expect(failures).toEqual([])
  })
})

/** As a new version is put on a host: some parts have other names in it, so those of the version before are gone. */
function putNewer(folder: string, version: string, gone?: RegExp): void {
  const index = join(folder, 'index.html')
  writeFileSync(
    index,
    readFileSync(index, 'utf8').replace(/<html( data-version="\d+")?/, `<html data-version="${version}"`),
  )
  for (const file of readdirSync(join(folder, 'assets'))) if (gone?.test(file)) rmSync(join(folder, 'assets', file))
  writeServiceWorker(folder)
}
