import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import { parse } from 'yaml'
import { buildIfStale } from '../build.mjs'
import { findChromium } from '../chromium.mjs'
import { headersFor } from '../page/policy.mjs'
import { root } from '../run.mjs'

export const name = 'the page on hosts, as docs/hosting.md says'

/** @param {import('../conformance.mjs').Reporter} reporter */
export async function run({ check, skip }) {
  buildIfStale('page', { quiet: true })
  await check(
    'the workflow for GitHub Pages runs scripts that there are, and deploys the folder of the page',
    workflowHolds,
  )
  if (spawnSync('nginx', ['-v']).error) return skip('no nginx to serve the page with')
  const nginx = await startNginx()
  try {
    const at = (/** @type {string} */ path) => ask(nginx.port, path)
    const asset = readdirSync(join(root, 'dist/page/assets')).find(file => /^index-.*\.js$/.test(file)) ?? ''
    await check('nginx sends the headers that our own server sends, "not found" included', async () => {
      for (const path of [
        '/plimsoll/',
        '/plimsoll/index.html',
        '/plimsoll/sw.js',
        `/plimsoll/assets/${asset}`,
        '/plimsoll/none',
        '/none',
      ]) {
        const { headers } = await at(path)
        for (const [header, value] of Object.entries(headersFor(path)))
          assert.equal(headers[header.toLowerCase()], value, `${header} of ${path}`)
      }
    })
    await check('nginx: what is kept for long is only what changes its name with its content', async () => {
      assert.match(String((await at(`/plimsoll/assets/${asset}`)).headers['cache-control']), /immutable/)
      for (const path of ['/plimsoll/', '/plimsoll/sw.js', '/plimsoll/favicon.svg'])
        assert.equal((await at(path)).headers['cache-control'], 'no-cache', path)
    })
    await check('nginx compresses, and it unpacks to the file', async () => {
      const file = readFileSync(join(root, 'dist/page/assets', asset))
      const { headers, body } = await ask(nginx.port, `/plimsoll/assets/${asset}`, { 'Accept-Encoding': 'gzip' })
      assert.equal(headers['content-encoding'], 'gzip')
      assert.equal(headers.vary, 'Accept-Encoding')
      assert.ok(body.length < file.length / 2, `${body.length} of ${file.length}`)
      assert.ok(gunzipSync(body).equals(file))
    })
    await check('nginx: below its path and nowhere else, without what only the build reads', async () => {
      const moved = await at('/plimsoll')
      assert.deepEqual([moved.status, moved.headers.location], [301, '/plimsoll/'])
      for (const path of [
        '/',
        '/index.html',
        '/plimsoll/.vite/manifest.json',
        '/plimsoll/_headers',
        '/plimsoll/../etc/passwd',
        '/plimsoll/none.js',
      ]) {
        assert.equal((await at(path)).status, 404, path)
      }
      for (const [path, type] of [
        ['', 'text/html'],
        [`assets/${asset}`, 'text/javascript'],
        ['manifest.webmanifest', 'application/manifest+json'],
        ['THIRD-PARTY-NOTICES.txt', 'text/plain'],
      ]) {
        const { status, headers } = await at(`/plimsoll/${path}`)
        assert.equal(status, 200, path)
        assert.ok(String(headers['content-type']).startsWith(type ?? ''), `${path}: ${headers['content-type']}`)
      }
    })
    const executablePath = findChromium()
    if (!executablePath) return skip('no Chromium to open the page behind nginx with')
    await check(
      'nginx: the page answers in Chromium, is kept by its service worker, and is refused every connection',
      async () => {
        const browser = await chromium.launch({ executablePath })
        try {
          const page = await browser.newPage({ locale: 'en-US' })
          await page.goto(`http://localhost:${nginx.port}/plimsoll/`)
          await page.getByText('The browser refuses this page fetch, WebSocket and beacon').first().waitFor()
          await page.evaluate(async () => void (await navigator.serviceWorker.ready))
          await page.getByRole('button', { name: 'Operator with CRDs' }).click()
          await page.getByRole('heading', { level: 1, name: /28 of 29 resources/ }).waitFor()
        } finally {
          await browser.close()
        }
      },
    )
  } finally {
    nginx.stop()
  }
}

function workflowHolds() {
  const { jobs } = parse(readFileSync(join(root, '.github/workflows/pages.yml'), 'utf8'))
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  /** @type {{ run?: string, uses?: string, with?: { path?: string } }[]} */
  const steps = jobs.build.steps
  const called = steps.flatMap(({ run = '' }) => /npm run (\S+)/.exec(run)?.[1] ?? [])
  assert.deepEqual(
    called.filter(script => !(script in scripts)),
    [],
  )
  assert.equal(called.length, 1)
  assert.equal(steps.find(({ uses = '' }) => uses.startsWith('actions/upload-pages-artifact'))?.with?.path, 'dist/page')
}

/** nginx with our configuration, but for where it listens and where its files are. */
async function startNginx() {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-nginx-'))
  // Its workers are another user where it is started as root.
  chmodSync(folder, 0o755)
  cpSync(join(root, 'dist/page'), join(folder, 'html'), { recursive: true })
  const port = await freePort()
  const given = readFileSync(join(root, 'docs/hosting/nginx.conf'), 'utf8')
  const settings = given
    .replace('listen 8080;', `listen 127.0.0.1:${port};`)
    .replaceAll('/usr/share/nginx/html', join(folder, 'html'))
    .replaceAll(' /tmp/nginx', ` ${folder}/nginx`)
  writeFileSync(join(folder, 'nginx.conf'), settings)
  const server = spawn('nginx', ['-p', folder, '-e', 'stderr', '-c', join(folder, 'nginx.conf'), '-g', 'daemon off;'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  server.stderr.setEncoding('utf8').on('data', text => (said += text))
  for (let tries = 0; tries < 100; tries++) {
    if (server.exitCode !== null) throw new Error(`nginx ended: ${said}`)
    if (
      await ask(port, '/').then(
        () => true,
        () => false,
      )
    )
      break
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  const stop = () => {
    server.kill('SIGQUIT')
    rmSync(folder, { recursive: true, force: true })
  }
  return { port, stop }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/**
 * The path goes as it is: `fetch` would resolve what is to be refused.
 * @param {number} port @param {string} path @param {Record<string, string>} [headers]
 * @returns {Promise<{ status: number, headers: import('node:http').IncomingHttpHeaders, body: Buffer }>}
 */
function ask(port, path, headers = {}) {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, headers }, response => {
      /** @type {Buffer[]} */
      const chunks = []
      response.on('data', chunk => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      )
    })
    asked.on('error', reject).end()
  })
}
