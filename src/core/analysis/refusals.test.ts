import { describe, expect, test } from 'vitest'
import { defaultCluster } from '../limit'
import { type RouteId, routes } from '../route'
import type { Verdict } from '../verdict'
import { analyze, verdictsOf } from '.'

function verdicts(text: string): Map<RouteId, Verdict> {
  const { analysis } = analyze([{ name: 'in.yaml', bytes: new TextEncoder().encode(text) }], { essentials: true })
  const [resource] = analysis.resources
  if (!resource) throw new RangeError('no resource')
  return new Map(verdictsOf(resource, defaultCluster).map(verdict => [verdict.route, verdict]))
}

const object = (metadata: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: {${metadata}}\n`
const withoutSize = { verdict: 'refused', limit: null, bytes: null, max: null }

describe('a refusal without a size', () => {
  test('of an object without a name and without anything to make one of, on every route', () => {
    for (const metadata of ['', 'labels: {a: b}', 'name: ""', 'generateName: ""']) {
      const all = verdicts(object(metadata))
      expect([...all.keys()]).toEqual(routes.map(({ id }) => id))
      for (const verdict of all.values()) expect(verdict).toMatchObject({ ...withoutSize, reason: 'no-name' })
      expect(all.get('client-side-apply')?.message).toBe(
        [
          'error: error when retrieving current configuration of:',
          'Resource: "/v1, Resource=configmaps", GroupVersionKind: "/v1, Kind=ConfigMap"',
          'Name: "", Namespace: "default"',
          'from server for: "in.yaml": resource name may not be empty',
        ].join('\n'),
      )
      expect(all.get('create')?.message).toBe(
        'The ConfigMap "" is invalid: metadata.name: Required value: name or generateName is required',
      )
    }
  })

  test('of one whose name is to be generated, where it is applied or looked up, and not where it is created', () => {
    const all = verdicts(object('generateName: job-'))
    expect(all.get('server-side-apply')).toMatchObject({
      ...withoutSize,
      reason: 'generated-name',
      message: 'error: from job-: cannot use generate name with apply',
    })
    for (const id of ['helm-3-crds', 'helm-4-templates', 'flux-helmrelease', 'fleet'] as const)
      expect(all.get(id)).toMatchObject({
        reason: 'generated-name',
        message: expect.stringMatching(/resource name may not be empty$/),
      })
    expect(all.get('ocm-manifestwork')).toMatchObject({ reason: 'generated-name' })
    for (const id of ['create', 'argocd-replace', 'clusterresourceset-configmap'] as const)
      expect(all.get(id)?.verdict).toBe('fits')
  })

  test('of an EndpointSlice of more than 1000 endpoints', () => {
    const slice = (count: number): string =>
      `apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata: {name: web}\naddressType: IPv4\nendpoints:\n${'- addresses: [192.0.2.1]\n'.repeat(count)}`
    for (const verdict of verdicts(slice(1000)).values()) expect(verdict.verdict).not.toBe('refused')
    const all = verdicts(slice(1001))
    for (const verdict of all.values()) expect(verdict).toMatchObject({ ...withoutSize, reason: 'too-many-endpoints' })
    expect(all.get('create')?.message).toBe(
      'The EndpointSlice "web" is invalid: endpoints: Too many: 1001: must have at most 1000 items',
    )
    expect(all.get('fleet')?.message).toBe(
      'EndpointSlice "web" is invalid: endpoints: Too many: 1001: must have at most 1000 items',
    )
  })

  test('of what kubectl does not send', () => {
    for (const verdict of verdicts('- not\n- an object\n').values())
      expect(verdict).toMatchObject({ ...withoutSize, reason: 'not-sent', message: null })
  })
})
