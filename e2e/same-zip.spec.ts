import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { manifest } from '../src/core/testing/manifest'
import { unzip } from './archives'
import { choose, verdict } from './bring-in'
import { chooseApplier, choosePlan, takeZip } from './split'
import { withoutEditor } from './without-editor'

test.use(withoutEditor)

const run = promisify(execFile)
const file = {
  name: 'operator.yaml',
  text: `# Kept.\n${manifest`Namespace shop; CRD berth json=3000; ConfigMap large data=270000; ConfigMap small; Secret key data=200; Deployment web`}`,
}

const asked = [
  {
    plan: 'CRDs first',
    label: 'kubectl',
    words: ['--plan', 'crds-first', '--export', 'kubectl', '--route', 'client-side-apply'],
  },
  {
    plan: 'Install stages',
    label: 'ClusterResourceSet',
    words: ['--plan', 'stages', '--export', 'clusterresourceset'],
  },
  { plan: 'By namespace', label: 'Helm', words: ['--plan', 'by-namespace', '--export', 'helm'] },
  { plan: 'One per resource', label: 'Argo CD', words: ['--plan', 'one-each', '--export', 'argocd'] },
]

test('the same input and question give the same zip, byte for byte, on the page and on the command line', async ({
  page,
}, info) => {
  const folder = info.outputPath('asked')
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/${file.name}`, file.text)
  await page.goto('/')
  await choose(page, [file])
  await verdict(page, /4 of 6 resources fit/)
  await page.getByRole('button', { name: 'Split', exact: true }).click()
  for (const { plan, label, words } of asked) {
    await test.step(`${plan}, ${label}`, async () => {
      await choosePlan(page, plan)
      await chooseApplier(page, label)
      await expect(page.getByText(`Options for ${label}`, { exact: false })).toBeVisible()
      await expect(page.getByRole('heading', { name: /^6 in, 6 out, equal/ })).toBeVisible()
      await page.keyboard.press('Escape')
      const saved = await takeZip(page)
      const out = `${label}.zip`
      const line = [
        resolve('dist/cli/plimsoll.js'),
        'split',
        file.name,
        ...words,
        '--name',
        'operator',
        '--format',
        'auto',
        '--out',
        out,
      ]
      // Status 1: the route refuses one of them in any bundle.
      await run(process.execPath, line, { cwd: folder }).catch(error => expect(error.code).toBe(1))
      const written = readFileSync(`${folder}/${out}`)
      const texts = (zip: Uint8Array): Record<string, string> =>
        Object.fromEntries([...unzip(zip)].map(([path, content]) => [path, content.toString()]))
      expect(texts(saved.zip)).toEqual(texts(written))
      expect(saved.zip.equals(written)).toBe(true)
    })
  }
})
