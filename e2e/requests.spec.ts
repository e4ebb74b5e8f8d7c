import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { expect, type Page, type Request, type Response, test, type Worker } from '@playwright/test'
import { policyHeader } from '../scripts/page/policy.mjs'
import { onePage } from './one-page'
import { takeZip } from './split'

/** Addresses of the files that the build wrote; `/` stands for index.html. */
const built = [
  '/',
  ...readdirSync('dist/page', { recursive: true, encoding: 'utf8' }).map(path => `/${path.split(sep).join('/')}`),
]

/** Everything a person does, with an input that has names of its own: what is asked for must not follow from it. */
async function wholeJob(page: Page): Promise<void> {
  await page.goto('/')
  await page.getByRole('button', { name: 'Operator with CRDs' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '28 of 29 resources fit' })).toBeVisible()
  await page.getByRole('button', { name: 'Split instead' }).click()
  await takeZip(page)
}

function pathOf(message: Request | Response): string {
  return new URL(message.url()).pathname
}

test.describe('while the whole job is done', () => {
  const requests: Request[] = []
  const responses: Response[] = []
  const workers: Worker[] = []
  const shown = onePage(async page => {
    page.on('request', request => requests.push(request))
    page.on('response', response => responses.push(response))
    page.on('worker', worker => workers.push(worker))
    await wholeJob(page)
  })

  test('nothing is asked for but files of the build, and nothing is sent', async ({ baseURL }) => {
    const http = requests.filter(request => request.url().startsWith('http'))
    expect(http.length).toBeGreaterThan(0)
    expect(http.filter(request => new URL(request.url()).origin !== new URL(String(baseURL)).origin)).toEqual([])
    expect(http.map(pathOf).filter(path => !built.includes(path))).toEqual([])
    expect(http.filter(request => request.method() !== 'GET' || request.postData() !== null)).toEqual([])
    expect(http.filter(request => new URL(request.url()).search !== '')).toEqual([])
    await expect(shown().getByText('fetch, WebSocket and beacon are refused')).toBeVisible()
  })

  test('the policy stands on every response', async () => {
    const served = responses.filter(response => response.url().startsWith('http'))
    const policies = await Promise.all(served.map(response => response.headerValue('content-security-policy')))
    expect(new Set(policies)).toEqual(new Set([policyHeader]))
    const kinds = served.map(response => pathOf(response).replace(/^.*\/$/, 'index.html'))
    for (const kind of [/\.html$/, /\.js$/, /\.css$/]) expect(kinds).toContainEqual(expect.stringMatching(kind))
  })

  test('neither the page nor the worker can connect, even to its own server', async () => {
    const connect = () =>
      fetch('/favicon.svg').then(
        () => 'connected',
        () => 'refused',
      )
    expect(await shown().evaluate(connect)).toBe('refused')
    expect(await workers[0]?.evaluate(connect)).toBe('refused')
  })
})

test('what is asked for does not depend on the input', async ({ page, context }) => {
  const asked = async (sample: string, verdict: string) => {
    const paths: string[] = []
    const fresh = await context.newPage()
    // Workers are started from blobs, whose addresses are chance.
    fresh.on('request', request => request.url().startsWith('http') && paths.push(pathOf(request)))
    await fresh.goto('/')
    await fresh.getByRole('button', { name: sample }).click()
    await expect(fresh.getByRole('heading', { level: 1, name: verdict })).toBeVisible()
    // Parts of the page that are loaded on demand come after the answer; the editor is the last of them.
    await expect(fresh.getByRole('region', { name: 'Editor' })).toContainText('apiVersion')
    return [...new Set(paths)].toSorted()
  }
  await page.close()
  expect(await asked('Dashboards', '33 of 33 resources fit')).toEqual(
    await asked('Operator with CRDs', '28 of 29 resources fit'),
  )
})

test('an answer "not found" carries the policy too', async ({ request }) => {
  const response = await request.get('/no-such-file')
  expect(response.status()).toBe(404)
  expect(response.headers()['content-security-policy']).toBe(policyHeader)
})

test.describe('the server', () => {
  test('serves nothing but what the build wrote', async ({ request }) => {
    const outside = mkdtempSync(join(tmpdir(), 'plimsoll-outside-'))
    writeFileSync(join(outside, 'secret.txt'), 'not for you')
    const link = 'dist/page/assets/link-of-a-test'
    symlinkSync(outside, link)
    try {
      for (const path of [
        '/.vite/manifest.json',
        '/%2evite/manifest.json',
        '/assets/link-of-a-test/secret.txt',
        '/assets/%00',
      ]) {
        expect([path, (await request.get(path)).status()]).toEqual([path, 404])
      }
    } finally {
      rmSync(link)
      rmSync(outside, { recursive: true })
    }
  })

  for (const range of ['bytes=5-2', 'bytes=0-0', 'bytes=-1', 'bytes=99999999-', 'lines=1-2']) {
    test(`answers what asks for ${range}`, async ({ request }) => {
      const response = await request.get('/favicon.svg', { headers: { range } })
      expect(response.status()).toBe(200)
      expect(await response.text()).toContain('</svg>')
    })
  }
})
