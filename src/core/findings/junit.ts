import type { Finding } from './finding'

/** One test of a suite: what was asked, and what was found; null: it passed. */
export interface JunitCase {
  readonly name: string
  /** GitLab and Jenkins show it beside the name, and group by it: the file. */
  readonly group: string
  readonly finding: Finding | null
}

export interface JunitSuite {
  readonly name: string
  readonly cases: readonly JunitCase[]
}

/** What the attributes of a suite say besides. */
export interface JunitRun {
  readonly plimsoll: string
  /** `2026-11-30T22:00:00`, in UTC. */
  readonly at: string
}

/**
 * Suites as JUnit's XML, as Jenkins and GitLab read it and as the schema of Ant has it, which asks for every attribute
 * and element that stands here. Warnings pass: what does not fail a run is no failed test.
 */
export function junitXml(suites: readonly JunitSuite[], { plimsoll, at }: JunitRun): string {
  const written = suites.map(({ name, cases }, id) => {
    const failures = cases.filter(({ finding }) => finding?.level === 'error' && !isUnknown(finding)).length
    const errors = cases.filter(({ finding }) => finding?.level === 'error' && isUnknown(finding)).length
    const attributes = {
      ...{ name, package: 'plimsoll', id, timestamp: at, hostname: 'localhost' },
      ...{ tests: cases.length, failures, errors, time: 0 },
    }
    return [
      `  <testsuite${attributesOf(attributes)}>`,
      `    <properties><property name="plimsoll" value="${xmlText(plimsoll)}"/></properties>`,
      ...cases.map(writeCase),
      '    <system-out></system-out>',
      '    <system-err></system-err>',
      '  </testsuite>',
    ].join('\n')
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${written.map(suite => `${suite}\n`).join('')}</testsuites>\n`
}

function writeCase({ name, group, finding }: JunitCase): string {
  const start = `    <testcase${attributesOf({ name, classname: group, time: 0 })}`
  if (finding?.level !== 'error') return `${start}/>`
  const { rule, message, source, line, column } = finding
  const element = isUnknown(finding) ? 'error' : 'failure'
  return `${start}><${element}${attributesOf({ type: rule, message })}>${xmlText(`${source}:${line}:${column}: ${message}`)}</${element}></testcase>`
}

/** What could not be measured is no failed test but one that could not be made. */
function isUnknown({ rule }: Finding): boolean {
  return rule === 'not-measured'
}

function attributesOf(attributes: Readonly<Record<string, string | number>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${xmlText(String(value))}"`)
    .join('')
}

/** What XML 1.0 has no way to write stands as U+FFFD. */
const unwritable = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu

function xmlText(text: string): string {
  return text
    .replace(unwritable, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/g, character => `&#${character.charCodeAt(0)};`)
}
