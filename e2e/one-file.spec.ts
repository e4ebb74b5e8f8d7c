import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@playwright/test'
import { buildIfStale } from '../scripts/build.mjs'
import { takeZip } from './split'

const file = resolve('dist/plimsoll.html')

test.beforeAll(() => buildIfStale('file'))

test('the page in one file works whole from a disk, asks for nothing else, and is guarded', async ({ page }) => {
  const asked: string[] = []
  const failures: string[] = []
  page.on('request', request => asked.push(request.url().replace(/^(data|blob):.*/, '$1:')))
  page.on('pageerror', error => failures.push(error.message))
  await page.goto(pathToFileURL(file).href)
  await expect(page.getByText('The browser refuses this page fetch, WebSocket and beacon').first()).toBeVisible()
  await page.getByRole('button', { name: 'Operator with CRDs' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /28 of 29 resources/ })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Editor' })).toContainText('apiVersion')
  await page.getByRole('button', { name: 'Split', exact: true }).click()
  await expect(page.getByText('29 in, 29 out, equal')).toBeVisible()
  expect((await takeZip(page)).name).toMatch(/\.zip$/)
  expect(new Set(asked.filter(url => !/^(data|blob):$/.test(url)))).toEqual(new Set([pathToFileURL(file).href]))
  expect(failures).toEqual([])
})

test('has one script, which its policy knows by its hash', async () => {
  const text = readFileSync(file, 'utf8')
  expect(text.match(/<\/script/gi)?.length).toBe(1)
  // The licences of what is in it stand in a comment behind the script.
  expect(text.slice(0, text.indexOf('</script'))).not.toContain('<!--')
  expect(text).toMatch(
    /<head>\s*<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-[^']+'; /,
  )
})
