import { plimsollVersion } from '../../core/analysis'
import { type Finding, type JunitCase, junitXml, sarifLog } from '../../core/findings'
import { routeOf } from '../../core/route'
import type { BeginAnswer } from '../formats'
import { writeJson } from '../write-json'
import { gathered } from './gather'

/** `-o sarif`: what is refused, close to a limit or not known on the routes that are asked about, and every problem. */
export const sarifAnswer: BeginAnswer = (asked, { out }) => {
  const findings: Finding[] = []
  return gathered(asked, {
    row: ({ finding }) => void (finding && findings.push(finding)),
    problem: finding => void findings.push(finding),
    end: () => writeJson(sarifLog(findings, plimsollVersion), out),
  })
}

/** `-o junit`: a suite for each route that is asked about, a test for each resource; and one for what is read. */
export const junitAnswer: BeginAnswer = (asked, { out }) => {
  const suites = new Map(asked.routes.map(route => [route, [] as JunitCase[]]))
  const sources = new Set<string>()
  const problems: Finding[] = []
  return gathered(asked, {
    row({ resource, source, verdict, finding }) {
      sources.add(source)
      suites.get(verdict.route)?.push({ name: resource?.id ?? 'the whole input', group: source, finding })
    },
    problem: finding => void problems.push(finding),
    async end() {
      const broken = problems.filter(({ level }) => level === 'error')
      const documents: JunitCase[] = [
        ...broken.map(finding => ({ name: `${finding.rule} in line ${finding.line}`, group: finding.source, finding })),
        ...[...sources].map(source => ({ name: 'can be read', group: source, finding: null })),
      ]
      const routes = [...suites].map(([route, cases]) => ({ name: routeOf(route).name, cases }))
      await out.write(junitXml([{ name: 'documents', cases: documents }, ...routes], junitRun()))
    },
  })
}

/** When this is run. */
export function junitRun(): Parameters<typeof junitXml>[1] {
  return { plimsoll: plimsollVersion, at: new Date().toISOString().slice(0, 19) }
}
