import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, type Page } from '@playwright/test'
import { type Files, locked, tgzOf, zipOf } from './archives'
import { configMap, verdict } from './bring-in'
import { test } from './page-test'
import { withoutEditor } from './without-editor'

test.use(withoutEditor)

const deploy: Files = {
  'deploy/a.yaml': configMap('a'),
  'deploy/sub/b.yml': configMap('b'),
  'deploy/README.md': '# nothing',
  'deploy/.git/c.yaml': configMap('hidden'),
  'deploy/node_modules/x/d.yaml': configMap('module'),
}
const zip = zipOf(deploy)
const a = gzipSync(configMap('a'))
const archives = {
  'release.zip': zip,
  'release.tgz': tgzOf(deploy),
  'a.yaml.gz': a,
  'two.gz': Buffer.concat([a, gzipSync(configMap('b'))]),
  'locked.zip': locked(zipOf({ 'deploy/a.yaml': configMap('a') })),
  'cut.zip': zip.subarray(0, 200),
}

async function chooseArchive(page: Page, button: string, name: keyof typeof archives): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: button }).click()
  await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer: archives[name] })
}

test.beforeEach(({ page }) => page.goto('/').then(() => {}))

test('a folder is brought in without what is hidden, node_modules and other kinds', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-doors-'))
  for (const [path, text] of Object.entries(deploy)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose a folder' }).click()
  await (await chooser).setFiles(join(folder, 'deploy'))
  await verdict(page, '2 of 2 resources fit')
  rmSync(folder, { recursive: true })
  await expect(page.getByText('2 files of deploy brought in.')).toBeVisible()
  const sources = page.getByRole('list', { name: 'Sources' }).getByRole('listitem')
  await expect(sources).toHaveText([/^deploy\/a\.yaml/, /^deploy\/sub\/b\.yml/])
})

for (const archive of ['release.zip', 'release.tgz'] as const) {
  test(`${archive} is opened, one chip, what is left out listed`, async ({ page }) => {
    await chooseArchive(page, 'Choose files', archive)
    await verdict(page, '2 of 2 resources fit')
    await expect(page.getByRole('list', { name: 'Sources' }).getByRole('listitem')).toHaveText([new RegExp(archive)])
    await page.getByRole('button', { name: /problems?$/ }).click()
    const problems = page.getByRole('region', { name: 'Problems', exact: true })
    await expect(problems.getByText('Left out: deploy/README.md')).toBeVisible()
    await expect(problems.getByText(/Left out: .*deploy\/\.git\/c\.yaml/)).toBeVisible()
  })
}

test('gzip with two members is read whole', async ({ page }) => {
  await chooseArchive(page, 'Choose files', 'two.gz')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('resource')
  await chooseArchive(page, 'Add files', 'a.yaml.gz')
  await expect(page.getByRole('list', { name: 'Sources' }).getByRole('listitem')).toHaveCount(2)
})

for (const [archive, message] of [
  ['locked.zip', 'deploy/a.yaml is encrypted'],
  ['cut.zip', 'cut.zip is cut off'],
] as const) {
  test(`${archive} is named with what is wrong`, async ({ page }) => {
    await chooseArchive(page, 'Choose files', archive)
    // The evidence says it too, as soon as it is read.
    await expect(page.getByText(message).first()).toBeVisible()
  })
}
