import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { preview } from 'vite'
import { buildIfStale } from '../build.mjs'
import { findChromium } from '../chromium.mjs'
import { root } from '../run.mjs'

export const name = 'another program unpacks what the page saves'

const targets = [
  'kubectl',
  'kubectl, PowerShell',
  'kustomize',
  'ClusterResourceSet',
  'Argo CD',
  'Flux',
  'Helm',
  'Cluster API operator',
  'Sveltos',
  'Fleet',
  'OCM ManifestWork',
]

/** @param {import('../conformance.mjs').Reporter} reporter */
export async function run({ check, skip }) {
  const executablePath = findChromium()
  if (!executablePath) return skip('no Chromium to save the zips with')
  if (spawnSync('unzip', ['-v']).error) return skip('no unzip to unpack them with')
  const hasSums = !spawnSync('sha256sum', ['--version']).error
  if (!hasSums) skip('no sha256sum to check SHA256SUMS with')
  buildIfStale('page', { quiet: true })
  const work = mkdtempSync(join(tmpdir(), 'plimsoll-page-zip-'))
  const server = await preview({ root, logLevel: 'warn', preview: { port: 0 } })
  const browser = await chromium.launch({ executablePath })
  try {
    const page = await browser.newPage({ locale: 'en-US' })
    await page.goto(server.resolvedUrls?.local[0] ?? '')
    await page.getByRole('button', { name: 'Operator with CRDs' }).click()
    await page.getByRole('button', { name: 'Split', exact: true }).click()
    for (const target of targets) {
      await check(
        `the sample for ${target}: unzip finds no fault${hasSums ? ', sha256sum none either' : ''}`,
        async () => {
          const applier = page.getByRole('combobox', { name: 'Route', exact: true })
          if (!(await applier.isVisible())) await page.getByRole('button', { name: 'Options', exact: true }).click()
          await applier.selectOption({ label: target })
          await page.getByText(`Options for ${target}`).waitFor()
          await page.getByRole('heading', { name: /^29 in, 29 out, equal/ }).waitFor()
          const saved = page.waitForEvent('download')
          const anyway = page.getByRole('button', { name: 'Download anyway…' })
          const whole = page.getByRole('button', { name: /^Download \S+\.zip/ })
          await anyway.or(whole).click()
          // Where not all of it reaches the cluster the page asks first.
          const all = page.getByRole('button', { name: /^Download \d+ of \d+$/ })
          const isAsked = all.waitFor().then(
            () => true,
            () => false,
          )
          if (await Promise.race([isAsked, saved.then(() => false)])) await all.click()
          const download = await saved
          const out = join(work, target)
          succeeds('unzip', ['-tq', await download.path()], work)
          succeeds('unzip', ['-q', await download.path(), '-d', out], work)
          const [folder] = readdirSync(out)
          assert.ok(folder)
          if (hasSums) succeeds('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], join(out, folder))
        },
      )
    }
  } finally {
    await browser.close()
    await server.close()
    rmSync(work, { recursive: true })
  }
}

/** @param {string} program @param {string[]} words @param {string} cwd */
function succeeds(program, words, cwd) {
  const { status, stdout, stderr } = spawnSync(program, words, { cwd, encoding: 'utf8' })
  assert.equal(status, 0, `${program} ${words.join(' ')}: ${stdout}${stderr}`)
}
