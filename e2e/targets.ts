import { expect, type Page } from '@playwright/test'
import { chooseApplier, takeZip } from './split'

export interface Target {
  readonly label: string
  readonly file: string
  readonly holds: RegExp
}

/** Each target by its label, with a file that makes its applier take the bundles and what must stand in it. */
export const targets: readonly Target[] = [
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

/**
 * Chooses the target, and takes its zip: proved on screen, in what is downloaded, and with what makes its applier take
 * it.
 */
export async function expectZipFor(page: Page, { label, file, holds }: Target): Promise<void> {
  await chooseApplier(page, label)
  await expect(page.getByText(`Options for ${label}`, { exact: false })).toBeVisible()
  await expect(page.getByRole('heading', { name: /^29 in, 29 out, equal/ })).toBeVisible()
  await page.keyboard.press('Escape')
  const { files } = await takeZip(page)
  const folder = [...files.keys()][0]?.split('/')[0]
  expect(files.get(`${folder}/${file}`)?.toString(), label).toMatch(holds)
  expect(files.get(`${folder}/PROOF.md`)?.toString(), label).toContain('29 in, 29 out, equal')
}
