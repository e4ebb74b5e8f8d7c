import { describe, expect, test } from 'vitest'
import { analyze, verdictOn } from '../analysis'
import { defaultCluster } from '../limit'
import { routeOf } from '../route'
import { manifest } from '../testing/manifest'
import { type Finding, githubLines, junitXml, problemFinding, sarifLog, verdictFinding } from '.'

function findingsOf(text: string, route: 'client-side-apply' | 'create' = 'client-side-apply'): Finding[] {
  const { analysis } = analyze([{ name: './a b/app.yaml', bytes: new TextEncoder().encode(text) }], {
    essentials: true,
  })
  const judged = analysis.resources
    .filter(({ readable }) => readable)
    .flatMap(
      resource => verdictFinding(verdictOn(resource, routeOf(route), defaultCluster), resource, '', 'refused') ?? [],
    )
  return [...judged, ...analysis.problems.map(problemFinding)]
}

const finding: Finding = {
  ...{ rule: 'meta.annotations', level: 'error', message: 'one: 50 %, two\r\nthree', source: 'a,b:c%.yaml' },
  ...{ line: 3, column: 2, resource: '/ConfigMap/default/a', route: 'create', bytes: 2, max: 1 },
}

interface Log {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } }
    readonly results: readonly {
      readonly ruleId: string
      readonly ruleIndex: number
      readonly locations: readonly {
        readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: object }
      }[]
      readonly partialFingerprints: { readonly primaryLocationLineHash: string }
    }[]
  }[]
}

const logOf = (findings: readonly Finding[]) => sarifLog(findings, '1.0.0') as Log

test('a finding is where its resource begins, and names it, its limit and its numbers', () => {
  const [found] = findingsOf(manifest`ConfigMap web data=5; ConfigMap big data=300KiB`)
  expect(found).toMatchObject({ rule: 'apply.last-applied', level: 'error', line: 9, column: 1, max: 262_144 })
  expect(found?.message).toMatch(
    /^kubectl apply refuses ConfigMap big: annotations 307,\d{3} of 262,144 bytes\. The ConfigMap "big" is invalid: /,
  )
})

test('nothing of a Secret but its name stands in a finding', () => {
  const secret = `apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {password: ${'hunter22'.repeat(40_000)}}\nx: 1\n---\nkind: Secret\ndata: {a: "hunter22`
  expect(findingsOf(secret).length).toBeGreaterThan(1)
  expect(JSON.stringify(logOf(findingsOf(secret)))).not.toContain('hunter')
})

describe('as SARIF', () => {
  test('has a rule for each limit, and the path as a reference', () => {
    const [run] = logOf([...findingsOf(manifest`ConfigMap big data=300KiB`), ...findingsOf('a: [')]).runs
    expect(run?.tool.driver.rules.map(({ id }) => id)).toEqual(['apply.last-applied', 'yaml-syntax'])
    expect(run?.results.map(({ ruleId, ruleIndex }) => [ruleId, ruleIndex])).toEqual([
      ['apply.last-applied', 0],
      ['yaml-syntax', 1],
    ])
    expect(run?.results[0]?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'a%20b/app.yaml' },
      region: { startLine: 2, startColumn: 1 },
    })
  })

  test.each([
    ['-', 'stdin'],
    ['C:\\a\\b.yaml', 'file:///C:/a/b.yaml'],
    ['/tmp/ä.yaml', 'file:///tmp/%C3%A4.yaml'],
    ['http://x/y', 'http%3A//x/y'],
    ['a.zip/b#1?.yaml', 'a.zip/b%231%3F.yaml'],
  ])('%s is %s', (source, uri) => {
    expect(
      logOf([{ ...finding, source }]).runs[0]?.results[0]?.locations[0]?.physicalLocation.artifactLocation.uri,
    ).toBe(uri)
  })

  test('a fingerprint stays when lines move, and no two findings share one', () => {
    const prints = (text: string) =>
      logOf(findingsOf(text)).runs[0]?.results.map(each => each.partialFingerprints.primaryLocationLineHash) ?? []
    const text = manifest`ConfigMap a data=300KiB; ConfigMap b data=300KiB; ConfigMap a data=300KiB`
    expect(prints(`# a line\n\n${text}`)).toEqual(prints(text))
    expect(new Set(prints(text)).size).toBe(prints(text).length)
  })
})

describe('as JUnit', () => {
  test('what fails is a failure, what is not known an error, a warning passes', () => {
    const xml = junitXml(
      [
        {
          name: 'create',
          cases: [
            { name: 'a', group: 'x.yaml', finding: null },
            { name: 'b', group: 'x.yaml', finding: { ...finding, message: '<&">\u0000\u001b' } },
            { name: 'c', group: 'x.yaml', finding: { ...finding, rule: 'not-measured' } },
            { name: 'd', group: 'x.yaml', finding: { ...finding, level: 'warning' } },
          ],
        },
      ],
      { plimsoll: '1.0.0', at: '2026-11-30T00:00:00' },
    )
    expect(xml).toContain('tests="4" failures="1" errors="1"')
    expect(xml).toContain('message="&lt;&amp;&quot;&gt;\ufffd\ufffd"')
    expect(xml.match(/<testcase/g)).toHaveLength(4)
    expect(xml.match(/<failure /g)).toHaveLength(1)
  })
})

test('an annotation of GitHub holds one command, whatever is in it', () => {
  expect(githubLines([{ ...finding, level: 'warning', line: 1 }, finding])).toEqual([
    '::error file=a%2Cb%3Ac%25.yaml,line=3,col=2,title=plimsoll meta.annotations::one: 50 %25, two%0D%0Athree',
    '::warning file=a%2Cb%3Ac%25.yaml,line=1,col=2,title=plimsoll meta.annotations::one: 50 %25, two%0D%0Athree',
  ])
})
