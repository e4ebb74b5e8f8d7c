import { describe, expect, test } from 'vitest'
import { analysisPieces, analyze, InputTotal } from '../core/analysis'
import type { RouteId } from '../core/route'
import { operatorWithCrds } from '../core/sample'
import { usual } from '../core/testing/asked'
import { ReportLines } from './report-text'
import { plainText } from './write-lines'

/** The report on routes, none of which builds anything. */
function reportOf(
  text: string,
  routes: readonly RouteId[] = ['client-side-apply'],
  form: 'text' | 'wide' = 'text',
): string {
  const { analysis } = analyze([{ name: 'a.yaml', bytes: new TextEncoder().encode(text) }])
  const lines = new ReportLines({ input: { paths: ['a.yaml'] }, routes, cluster: usual })
  const total = new InputTotal(usual)
  for (const piece of analysisPieces(analysis, usual)) {
    for (const problem of piece.problems) lines.addProblem(problem)
    for (const [index, resource] of piece.resources.entries()) lines.add(resource, piece.outcomes[index] ?? [])
    total.add(piece)
  }
  return lines[form](total.report()).map(plainText).join('\n')
}

const configMap = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n`

describe('the headline', () => {
  test.each([
    ['', 'No resource was found.'],
    ['a: [', 'No resource was found. 1 document is not readable.'],
    [configMap('a'), '1 of 1 resource fits kubectl apply on Kubernetes defaults.'],
    [
      `${configMap('a')}---\n${configMap('b')}---\n[`,
      '2 of 2 resources fit kubectl apply on Kubernetes defaults. 1 document is not readable.',
    ],
    [
      'apiVersion: batch/v1\nkind: Job\nmetadata:\n  generateName: a-\n',
      '0 of 1 resource fits kubectl apply on Kubernetes defaults. 1 is refused: Job (no name), its name is to be generated, which this route does not do.',
    ],
  ])('of %j', (text, sentence) => {
    expect(reportOf(text).split('\n')[0]).toBe(sentence)
  })

  test('says of nothing that fits where nothing can be read', () => {
    expect(reportOf('a: [')).not.toContain('fits')
  })

  test('speaks of every route that is asked about, the whole first where that is refused', () => {
    const routes = ['server-side-apply', 'ocm-manifestwork', 'client-side-apply', 'fleet'] as const
    const [server, work, client, fleet] = reportOf(operatorWithCrds(), routes).split('\n')
    expect(server).toBe('29 of 29 resources fit kubectl apply --server-side on Kubernetes defaults.')
    expect(work).toMatch(
      /^The whole input is refused by OCM ManifestWork on Kubernetes defaults: ManifestWork [\d,]+ of /,
    )
    expect(client).toMatch(/^28 of 29 resources fit kubectl apply on .* 1 is refused: CRD .*, annotations /)
    // Nothing was built for this report: it says so and counts nothing.
    expect(fleet).toBe('Rancher Fleet on Kubernetes defaults is not measured.')
  })
})

describe('the report', () => {
  test('names the refused resource, the limit, the words of the server and the next command', () => {
    const report = reportOf(operatorWithCrds())
    expect(report).toMatch(/^crd\/\S+: annotations [\d,]+ of 262,144 bytes \(apply\.last-applied\), a\.yaml:\d+$/m)
    expect(report).toContain('metadata.annotations: Too long: may not be more than 262144 bytes')
    expect(report).toMatch(/^ {2}fits {10}server-side-apply, create, .* and \d+ more$/m)
    expect(report).toContain('or: plimsoll fix a.yaml ')
    expect(report.split('\n').length).toBeLessThan(15)
  })

  test('has a row for every route where it is wide', () => {
    const report = reportOf(operatorWithCrds(), ['client-side-apply'], 'wide')
    expect(report).toMatch(/^\* refused {6}client-side-apply +28 of 29$/m)
    expect(report).toMatch(/^ {2}not measured olm-bundle +29 of 29, as a whole not measured$/m)
    expect(report).toContain('and 19 smaller')
  })

  test.each([
    ['configmap/a -n team', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: team}\n'],
    ['boat.example.org/a (number 2 of that name)', 'apiVersion: example.org/v1\nkind: Boat\nmetadata: {name: a}\n'],
    ['deployment/a (number 2 of that name)', 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\n'],
  ])('calls a resource %s', (name, text) => {
    expect(reportOf(`${text}---\n${text}`, [], 'wide')).toContain(`  ${name}`)
  })

  test('says where a problem stands and what to do', () => {
    expect(reportOf('kind: ConfigMap\nmetadata:\n\tname: a\n', [])).toMatch(
      /error: a\.yaml:3:1: A tab is used as indentation\. Replace it with spaces\./,
    )
  })
})
