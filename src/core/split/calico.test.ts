import { beforeAll, expect, test } from 'vitest'
import { bytes } from '../bytes'
import { equalValues } from '../manifest'
import type { PlanSettings } from '../plan'
import type { Proof, ProofCheck, ProofCode } from '../proof/proof'
import { proveExport } from '../proof/prove-export'
import { verifyExport } from '../proof/verify-export'
import { createValueReader, type Load, loadResources } from '../resource'
import { describeWithFixtures, sharedFixture } from '../testing/shared-fixtures'
import { type BuiltSplit, buildSplit } from '.'

const settings: PlanSettings = {
  preset: 'crds-apart',
  form: 'text',
  target: 'kubectl',
  maxBytes: null,
  name: 'tigera-operator',
}

function rowOf({ checks }: Proof, code: ProofCode): ProofCheck {
  const row = checks.find(check => check.code === code)
  if (!row) throw new RangeError(code)
  return row
}

describeWithFixtures("Calico's operator manifest, as PR 9518 split it", () => {
  let before: Load
  const build = (changes: Partial<PlanSettings> = {}): BuiltSplit => buildSplit(before, { ...settings, ...changes })

  beforeAll(() => {
    before = load('calico-tigera-operator-before-9518')
  })

  function load(name: string): Load {
    return loadResources([{ name: `${name}.yaml`, bytes: sharedFixture(`manifests/${name}.yaml`) }])
  }

  /** Values by id, as a reader of the file finds them. */
  function valuesIn(loaded: Load) {
    const readValue = createValueReader(loaded)
    return new Map(loaded.resources.map(resource => [resource.id, readValue(resource)]))
  }

  function bundle({ files }: BuiltSplit, path: string): Load {
    const file = files.find(candidate => candidate.path === path)
    return loadResources([{ name: path, bytes: file?.bytes ?? new Uint8Array() }])
  }

  test('CRDs apart: 24 CRDs and 5 others, all 29 equal to the input', () => {
    const built = build()
    expect(built.plan.bundles.map(({ name, placements }) => [name, placements.length])).toEqual([
      ['10-crds', 24],
      ['20-resources', 5],
    ])
    expect(built.proof.passed).toBe(true)
    expect(built.proof.checks.map(({ code, held, of }) => `${code} ${held} of ${of}`)).toEqual([
      'every-document 29 of 29',
      'every-byte 1824591 of 1824591',
      'every-resource-once 29 of 29',
      'values-equal 29 of 29',
      'text-equal 29 of 29',
      'under-limit 2 of 2',
      'delivered 29 of 29',
      'needed-first 3 of 3',
      'unparsed-kept 0 of 0',
    ])
  })

  test('the 24 equal those that the project itself took out; of the 5, 3 equal what it left', () => {
    const built = build()
    const equalOnes = (path: string, after: string): string[] => {
      const theirs = valuesIn(load(after))
      return [...valuesIn(bundle(built, path))].flatMap(([id, value]) => {
        const other = theirs.get(id)
        return value && other && equalValues(value, other) ? [id] : []
      })
    }
    expect(equalOnes('10-crds.yaml', 'calico-operator-crds-after-9518')).toHaveLength(24)
    expect(equalOnes('20-resources.yaml', 'calico-tigera-operator-after-9518')).toEqual([
      '/Namespace//tigera-operator',
      '/ServiceAccount/tigera-operator/tigera-operator',
      'rbac.authorization.k8s.io/ClusterRoleBinding//tigera-operator',
    ])
  })

  test('written as JSON documents, all of it fits one ConfigMap of 1 MiB', () => {
    const { plan, proof } = build({
      preset: 'fit',
      form: 'json',
      target: 'clusterresourceset',
      maxBytes: bytes(1_048_576),
    })
    expect(plan.bundles).toHaveLength(1)
    // 891,596 bytes joined by newlines, one more at the end, a separator line each, the heading.
    expect(plan.bundles[0]?.bytes).toBe(891_596 + 1 + 29 * 4 + '# 00-all 1/1\n'.length)
    expect(proof.passed).toBe(true)
  })

  // Golden counts of the splitting rules, section 5: bundles that are within the limit, and documents over it.
  test.each([
    ['text', 1_048_576, 2, 1],
    ['json', 1_048_576, 1, 0],
    ['json', 512_000, 2, 1],
    ['json', 262_144, 3, 1],
  ] as const)('as %s under %d bytes: %d bundles, %d over', (form, max, within, over) => {
    const { plan, proof } = build({ preset: 'fit', form, maxBytes: bytes(max) })
    expect(plan.bundles.filter(({ overLimit }) => !overLimit)).toHaveLength(within)
    expect(plan.bundles.filter(({ overLimit }) => overLimit)).toHaveLength(over)
    expect(plan.unplaced).toHaveLength(over)
    expect(proof.equal).toBe(true)
    expect(proof.passed).toBe(over === 0)
    expect(rowOf(proof, 'under-limit')).toMatchObject({ held: within, of: within + over, passed: over === 0 })
  })

  test('says what would make the one document over the limit fit', () => {
    const { plan } = build({ preset: 'fit', maxBytes: bytes(1_048_576) })
    expect(plan.unplaced).toMatchObject([
      {
        sizes: { text: 1_376_625, json: 619_892, jsonWithoutDescriptions: 138_831 },
        wouldFit: ['json', 'json-without-descriptions'],
      },
    ])
  })

  test('install stages for a ClusterResourceSet leave the one that no ConfigMap takes out, and say so', () => {
    const { plan, files, proof } = build({ preset: 'stages', target: 'clusterresourceset' })
    expect(plan.bundles.map(({ name, overLimit }) => `${name}${overLimit ? '!' : ''}`)).toEqual([
      '00-namespaces',
      '10-crds-01',
      '10-crds-02!',
      '10-crds-03',
      '30-rbac',
      '60-workloads',
    ])
    const textOf = (path: string): string => new TextDecoder().decode(files.find(file => file.path === path)?.bytes)
    expect(textOf('clusterresourceset.yaml')).not.toContain('10-crds-02')
    expect(textOf('README.md')).toMatch(/\*\*Incomplete\.\*\* .*: `10-crds-02\.yaml`\./)
    expect(proof.equal).toBe(true)
    expect(proof.passed).toBe(false)
    expect(rowOf(proof, 'under-limit')).toMatchObject({ held: 5, of: 6, failed: ['10-crds-02'] })
    expect(rowOf(proof, 'delivered')).toMatchObject({
      ...{ held: 28, of: 29 },
      failed: ['apiextensions.k8s.io/CustomResourceDefinition//installations.operator.tigera.io'],
    })
    expect(textOf('PROOF.md')).toContain(
      '29 in, 29 out, equal; **5 of 6 bundles within their limit**; **28 of 29 delivered**.',
    )
    const verified = verifyExport(before, files)
    expect(verified.passed).toBe(false)
    expect(verified.proof?.equal).toBe(true)
  })

  test('a bundle that the ClusterResourceSet does not name is not delivered', () => {
    const { plan, files } = build({ preset: 'stages', form: 'auto', target: 'clusterresourceset' })
    const changed = files.map(file =>
      file.path === 'clusterresourceset.yaml'
        ? {
            ...file,
            bytes: new TextEncoder().encode(new TextDecoder().decode(file.bytes).replace('30-rbac', '30-other')),
          }
        : file,
    )
    expect(rowOf(proveExport(before, plan, files), 'delivered').passed).toBe(true)
    expect(rowOf(proveExport(before, plan, changed), 'delivered').failed).toEqual([
      '/ServiceAccount/tigera-operator/tigera-operator',
      'rbac.authorization.k8s.io/ClusterRole//tigera-operator',
      'rbac.authorization.k8s.io/ClusterRoleBinding//tigera-operator',
    ])
  })
})
