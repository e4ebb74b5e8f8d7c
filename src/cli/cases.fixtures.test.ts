import { expect, test } from 'vitest'
import { describeWithFixtures, sharedFixturePath } from '../core/testing/shared-fixtures'
import { analyzeCommand } from './analyze'
import { fixCommand } from './fix'
import { type Outcome, outcomeOf } from './testing/outcome-of'

/**
 * What is said of an input, and on which routes a whole is refused; every case is a public report (`expected.md` names
 * it).
 */
describeWithFixtures('public reports', () => {
  const at = (name: string, file: string): string => sharedFixturePath(`cases/${name}/${file}`)
  const analyze = (name: string, ...words: string[]): Promise<Outcome> =>
    outcomeOf(analyzeCommand.start([at(name, 'input.yaml'), ...words]))
  const explain = (name: string, ...words: string[]): Promise<Outcome> =>
    outcomeOf(fixCommand.start([at(name, 'input.yaml'), '--error', at(name, 'error.txt'), ...words]))

  test('01: what JSON calls refused is nowhere called fitting', async () => {
    const { stdout } = await analyze('01-text-report-false-fits')
    const json = JSON.parse((await analyze('01-text-report-false-fits', '--json')).stdout)
    const refused = json.verdicts.filter((row: { verdict: string }) => row.verdict === 'refused')
    expect(new Set(refused.map(({ route }: { route: string }) => route))).toContain('helm-3-templates')
    const fitting = [stdout, (await analyze('01-text-report-false-fits', '-o', 'wide')).stdout].flatMap(text =>
      text.split('\n').filter(line => /^[* ] +fits /.test(line)),
    )
    expect(fitting.length).toBeGreaterThan(1)
    expect(fitting.join('\n')).not.toMatch(/helm-|olm-bundle|fleet|flux-helmrelease/)
  })

  test.each([
    [
      '02-helm-release-error-dead-end',
      ['limit: helm.release', 'Helm writes this Secret itself', '.helmignore', 'crds/', 'HELM_DRIVER=sql'],
    ],
    ['09-helm-body-over-3mib', ['limit: helm.release or apiserver.body', '.helmignore']],
    ['10-argocd-grpc-send', ['limit: argocd.grpc, 109,132,530 of 104,857,600 bytes', 'ARGOCD_GRPC_MAX_SIZE_MB']],
    ['12-proxy-413-kubectl', ['limit: proxy.body, at most 1,048,576', 'client_max_body_size', 'proxy-body-size: "0"']],
    [
      '16-olm-old-texts',
      ['limit: olm.bundle', 'x.clusterserviceversion.yaml (117,430 bytes)', 'of the file that went over'],
    ],
    [
      '18-argo-error-answered-for-kubectl',
      ['on argocd-client-side', 'ServerSideApply=true', 'argocd.argoproj.io/sync-options'],
    ],
    ['19-error-offers-no-key-split', ['+ Split by key: 3 objects']],
    ['25-log-object-fleet', ['Bundle kps', 'it was being reconciled', 'Rancher Fleet']],
    ['30-remedy-without-name', ['limit: etcd.request']],
    [
      '32-quota-error-no-way-forward',
      [
        'limit: etcd.quota',
        'no single resource',
        'etcdctl compact',
        'etcdctl defrag',
        'etcdctl alarm disarm',
        'Events',
      ],
    ],
  ])('%s', async (name, said) => {
    const { stdout } = await explain(name)
    for (const words of said) expect(stdout).toContain(words)
    // No remedy without a name, and none of another kind; the JSON of dashboards can be written compactly, which falls
    // short.
    expect(stdout).not.toMatch(/Use: |^ {2}- (?!Write the JSON in its values compactly)/m)
    if (name.startsWith('19')) expect(stdout).not.toContain('descriptions')
  })

  test('18: a route that is given is obeyed', async () => {
    const { stdout } = await explain('18-argo-error-answered-for-kubectl', '--route', 'argocd-replace')
    expect(stdout).toContain('on argocd-replace')
  })

  test('29: an error without a manifest is explained', async () => {
    const { stdout, status } = await outcomeOf(
      fixCommand.start(['--error', at('29-error-without-manifest', 'error.txt')]),
    )
    expect(stdout).toContain('limit: helm.release')
    expect(stdout).toContain('Give the manifests to see')
    expect(status).toBe(0)
  })

  test('06: what has no name is refused on every route that creates it', async () => {
    const { stdout, status } = await analyze('06-nameless-object-create-fits', '-o', 'wide')
    expect(stdout).toMatch(/^[* ] refused +create /m)
    expect(stdout).not.toMatch(/^[* ] fits/m)
    expect(status).toBe(1)
  })

  test('07: a kustomization is no resource, and left out', async () => {
    const { stdout } = await analyze('07-kustomization-file-with-kind')
    expect(stdout).toContain('1 of 1 resource fits kubectl apply')
    expect(stdout).toContain('1 file is a kustomization, left out.')
  })

  test('23: an EndpointSlice of 1,001 endpoints is refused in the words of the server', async () => {
    const { stdout, status } = await analyze('23-endpointslice-1001')
    expect(stdout).toContain('endpoints: Too many: 1001: must have at most 1000 items')
    expect(status).toBe(1)
  })

  test('27: no answer quotes an empty name', async () => {
    const { stdout } = await analyze('27-empty-name-in-answer', '--route', 'flux-helmrelease')
    expect(stdout).toMatch(/^The whole input is refused by Flux HelmRelease/)
    expect(stdout).toContain('input.yaml')
    expect(stdout).not.toMatch(/file ""|size of ''/)
  })
})
