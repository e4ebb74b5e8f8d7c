import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
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
  { plan: 'CRDs first', label: 'kubectl' },
  { plan: 'Install stages', label: 'ClusterResourceSet' },
  { plan: 'By namespace', label: 'Helm' },
  { plan: 'One per resource', label: 'Argo CD' },
]

const texts = (zip: Uint8Array): Readonly<Record<string, string>> =>
  Object.fromEntries([...unzip(zip)].map(([path, content]) => [path, content.toString()]))

test('the command that the page shows gives the zip that the page gives, byte for byte', async ({ page }, info) => {
  await page.goto('/')
  await choose(page, [file])
  await verdict(page, /4 of 6 resources fit/)
  await page.getByRole('button', { name: 'Split', exact: true }).click()
  for (const { plan, label } of asked) {
    await test.step(`${plan}, ${label}`, async () => {
      await choosePlan(page, plan)
      await chooseApplier(page, label)
      await expect(page.getByText(`Options for ${label}`, { exact: false })).toBeVisible()
      await expect(page.getByRole('heading', { name: /^6 in, 6 out, equal/ })).toBeVisible()
      await page.keyboard.press('Escape')
      const saved = await takeZip(page)
      const command = await page.getByRole('button', { name: /plimsoll split / }).innerText()
      const folder = info.outputPath(label)
      mkdirSync(folder, { recursive: true })
      writeFileSync(`${folder}/${file.name}`, file.text)
      const words = command.trim().split(' ').slice(1)
      // Status 1: the route refuses one of them in any bundle.
      await run(process.execPath, [resolve('dist/cli/plimsoll.js'), ...words], { cwd: folder }).catch(error =>
        expect(error.code, String(error.stderr)).toBe(1),
      )
      const written = readdirSync(folder).find(name => name.endsWith('.zip'))
      expect(written).toBe(saved.name)
      const zip = readFileSync(`${folder}/${written}`)
      expect(texts(saved.zip)).toEqual(texts(zip))
      expect(saved.zip.equals(zip)).toBe(true)
    })
  }
})
