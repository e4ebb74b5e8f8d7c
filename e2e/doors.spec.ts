import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { configMap, verdict } from './bring-in'

const folder = mkdtempSync(join(tmpdir(), 'plimsoll-doors-'))
const at = (path: string) => join(folder, path)
for (const path of ['deploy/sub', 'deploy/.git', 'deploy/node_modules/x']) mkdirSync(at(path), { recursive: true })
writeFileSync(at('deploy/a.yaml'), configMap('a'))
writeFileSync(at('deploy/sub/b.yml'), configMap('b'))
writeFileSync(at('deploy/README.md'), '# nothing')
writeFileSync(at('deploy/.git/c.yaml'), configMap('hidden'))
writeFileSync(at('deploy/node_modules/x/d.yaml'), configMap('module'))
execFileSync('tar', ['-czf', 'release.tgz', 'deploy'], { cwd: folder })
execFileSync('zip', ['-q', '-r', 'release.zip', 'deploy'], { cwd: folder })
execFileSync(
  'sh',
  ['-c', 'gzip -c deploy/a.yaml > a.yaml.gz; gzip -c deploy/sub/b.yml > b; cat a.yaml.gz b > two.gz'],
  {
    cwd: folder,
  },
)
execFileSync('zip', ['-q', '-P', 'secret', 'locked.zip', 'deploy/a.yaml'], { cwd: folder })
writeFileSync(at('cut.zip'), readFileSync(at('release.zip')).subarray(0, 200))
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function choosePath(page: Page, button: string, path: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: button }).click()
  await (await chooser).setFiles(at(path))
}

test.beforeEach(({ page }) => page.goto('/').then(() => {}))

test('a folder is brought in without what is hidden, node_modules and other kinds', async ({ page }) => {
  await choosePath(page, 'Choose a folder', 'deploy')
  await verdict(page, '2 of 2 resources fit')
  await expect(page.getByText('2 files of deploy brought in.')).toBeVisible()
  const sources = page.getByRole('list', { name: 'Sources' }).getByRole('listitem')
  await expect(sources).toHaveText([/^deploy\/a\.yaml/, /^deploy\/sub\/b\.yml/])
})

for (const archive of ['release.zip', 'release.tgz']) {
  test(`${archive} is opened, one chip, what is left out listed`, async ({ page }) => {
    await choosePath(page, 'Choose files', archive)
    await verdict(page, '2 of 2 resources fit')
    await expect(page.getByRole('list', { name: 'Sources' }).getByRole('listitem')).toHaveText([new RegExp(archive)])
    await page.getByRole('button', { name: /problems?$/ }).click()
    const problems = page.getByRole('region', { name: 'Problems', exact: true })
    await expect(problems.getByText('Left out: deploy/README.md')).toBeVisible()
    await expect(problems.getByText(/Left out: .*deploy\/\.git\/c\.yaml/)).toBeVisible()
  })
}

test('gzip with two members is read whole', async ({ page }) => {
  await choosePath(page, 'Choose files', 'two.gz')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('resource')
  await choosePath(page, 'Add files', 'a.yaml.gz')
  await expect(page.getByRole('list', { name: 'Sources' }).getByRole('listitem')).toHaveCount(2)
})

for (const [archive, message] of [
  ['locked.zip', 'deploy/a.yaml is encrypted'],
  ['cut.zip', 'cut.zip is cut off'],
] as const) {
  test(`${archive} is named with what is wrong`, async ({ page }) => {
    await choosePath(page, 'Choose files', archive)
    await expect(page.getByText(message)).toBeVisible()
  })
}
