import { sha256Hex } from '../bytes'
import type { Finding } from './finding'
import { ruleWords } from './rule-words'

/**
 * Findings as a log of SARIF 2.1.0: one run, a rule for every limit and problem that was met, each finding at its line
 * and column. Fingerprints hold no line, so that a finding stays the same one when its file changes above it.
 */
export function sarifLog(findings: readonly Finding[], version: string): object {
  const rules = [...new Set(findings.map(({ rule }) => rule))].toSorted()
  const prints = fingerprints(findings)
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Plimsoll', version, semanticVersion: version, rules: rules.map(describeRule) } },
        columnKind: 'unicodeCodePoints',
        results: findings.map((finding, index) => ({
          ruleId: finding.rule,
          ruleIndex: rules.indexOf(finding.rule),
          level: finding.level,
          message: { text: finding.message },
          locations: [locationOf(finding)],
          // GitHub knows a finding again by this name alone.
          partialFingerprints: { primaryLocationLineHash: prints[index], 'plimsollFinding/v1': prints[index] },
          properties: {
            ...(finding.route === null ? {} : { route: finding.route }),
            ...(finding.bytes === null ? {} : { bytes: finding.bytes }),
            ...(finding.max === null ? {} : { max: finding.max }),
          },
        })),
      },
    ],
  }
}

function describeRule(id: string): object {
  const { what, help } = ruleWords({ rule: id })
  return {
    id,
    shortDescription: { text: what },
    fullDescription: { text: what },
    help: { text: help.replaceAll('`', ''), markdown: help },
  }
}

function locationOf({ source, line, column, resource }: Finding): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(source) },
      region: { startLine: line, startColumn: column },
    },
    ...(resource === null ? {} : { logicalLocations: [{ fullyQualifiedName: resource, kind: 'resource' }] }),
  }
}

/**
 * The path of a source as a reference that holds nothing but a path: segments are encoded, and one that could be read
 * as a scheme or a host does not begin it. Standard input is a name.
 */
function uriOf(source: string): string {
  if (source === '-') return 'stdin'
  const path = source.replaceAll('\\', '/').replace(/^(\.\/)+/, '')
  const encoded = path.split('/').map(encodeSegment).join('/')
  if (encoded.startsWith('/')) return `file:///${encoded.replace(/^\/+/, '')}`
  return /^[a-z]%3A\//i.test(encoded) ? `file:///${encoded.replace('%3A', ':')}` : encoded
}

function encodeSegment(segment: string): string {
  // A half of a pair has no bytes of its own.
  return encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd'))
}

/**
 * What tells each finding from the others, whatever stands above it in its file: its rule, route and resource, of a
 * document that is none its message; alike ones are counted.
 */
function fingerprints(findings: readonly Finding[]): string[] {
  const seen = new Map<string, number>()
  return findings.map(({ rule, route, resource, source, message }) => {
    const parts = [rule, route, resource ?? [uriOf(source), message.replace(/\d+/g, '0')]]
    const key = JSON.stringify(parts)
    const count = seen.get(key) ?? 0
    seen.set(key, count + 1)
    return `${sha256Hex(new TextEncoder().encode(key)).slice(0, 32)}:${count + 1}`
  })
}
