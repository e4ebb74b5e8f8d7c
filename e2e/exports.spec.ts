import { expect, type Page, test } from '@playwright/test'
import { operatorWithCrds } from '../src/core/sample'
import { paste, verdict } from './bring-in'
import { onePage } from './one-page'
import { chooseApplier, choosePlan, takeZip } from './split'
import { withoutEditor } from './without-editor'

test.use(withoutEditor)

/** Each target by its label, with a file that makes its applier take the bundles and what must stand in it. */
const targets = [
  { label: 'kubectl', file: 'apply.sh', holds: /kubectl \$\{KUBECTL_ARGS:-\} "\$@"/ },
  { label: 'kubectl, PowerShell', file: 'apply.ps1', holds: /#requires -Version 7\.3/ },
  { label: 'kustomize', file: 'kustomization.yaml', holds: /order: fifo/ },
  { label: 'ClusterResourceSet', file: 'clusterresourceset.yaml', holds: /addons\.cluster\.x-k8s\.io\/v1beta2/ },
  { label: 'Argo CD', file: 'applications/10-crds.yaml', holds: /"ServerSideApply=true"/ },
  { label: 'Flux', file: 'flux/kustomizations.yaml', holds: /dependsOn:/ },
  { label: 'Helm', file: 'chart/Chart.yaml', holds: /apiVersion: v2/ },
  { label: 'Cluster API operator', file: 'provider-components.yaml', holds: /compressed: "true"/ },
  { label: 'Sveltos', file: 'clusterprofiles.yaml', holds: /policyRefs:/ },
  { label: 'Fleet', file: '10-crds/fleet.yaml', holds: /defaultNamespace: default/ },
  { label: 'OCM ManifestWork', file: '00-namespaces.yaml', holds: /kind: ManifestWork/ },
]

const shown = onePage(async page => {
  await page.goto('/')
  await paste(page, operatorWithCrds())
  await verdict(page, /28 of 29 resources fit/)
  await page.getByRole('button', { name: 'Split instead' }).click()
  await choosePlan(page, 'Install stages')
  await expect(page.getByRole('heading', { name: /^29 in, 29 out, equal/ })).toBeVisible()
})

async function download(page: Page): Promise<ReadonlyMap<string, Buffer>> {
  await page.keyboard.press('Escape')
  return (await takeZip(page)).files
}

test('every target: proved on screen, downloaded, unpacked', async () => {
  test.slow()
  const page = shown()
  for (const { label, file, holds } of targets) {
    await chooseApplier(page, label)
    await expect(page.getByText(`Options for ${label}`, { exact: false })).toBeVisible()
    await expect(page.getByRole('heading', { name: /^29 in, 29 out, equal/ })).toBeVisible()
    const files = await download(page)
    const folder = [...files.keys()][0]?.split('/')[0]
    expect(files.get(`${folder}/${file}`)?.toString(), label).toMatch(holds)
    expect(files.get(`${folder}/PROOF.md`)?.toString(), label).toContain('29 in, 29 out, equal')
  }
})

test('an option by keyboard changes the files; a value that cannot work is refused with what is wanted', async () => {
  const page = shown()
  await chooseApplier(page, 'Helm')
  await expect(page.getByText(/^≈ [\d,]+ of 1,048,576/)).toBeVisible()
  await page.getByText('Options for Helm').focus()
  await page.keyboard.press('Enter')
  const version = page.getByRole('textbox', { name: /^Version/ })
  await version.fill('one')
  await version.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'A version such as 1.2.3' })).toBeVisible()
  await version.fill('2.3.4')
  await version.press('Enter')
  await page.getByRole('combobox', { name: 'CRDs go into' }).selectOption('own-chart')
  await expect(page.getByText('2 changed')).toBeVisible()
  await expect(page.getByRole('grid', { name: 'Files' }).getByText('chart-crds/')).toBeVisible()
  const files = await download(page)
  const charts = [...files].filter(([path]) => path.endsWith('Chart.yaml')).map(([, content]) => content.toString())
  expect(charts).toHaveLength(2)
  for (const chart of charts) expect(chart).toContain('version: "2.3.4"')
  await page.getByRole('button', { name: 'Options' }).click()
  await page.getByRole('button', { name: 'Use the defaults' }).click()
  await expect(page.getByText('as they are')).toBeVisible()
})
