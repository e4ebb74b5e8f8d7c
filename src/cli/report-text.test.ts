import { describe, expect, test } from 'vitest'
import { analyze, summarize } from '../core/analysis'
import { operatorWithCrds } from '../core/sample'
import { reportText, verdictSentence } from './report-text'

function analysisOf(text: string) {
  return analyze([{ name: 'a.yaml', bytes: new TextEncoder().encode(text) }]).analysis
}

const configMap = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n`

describe('the verdict sentence', () => {
  test.each([
    ['', 'There is no resource in the input.'],
    ['a: [', 'No resource in the input can be read.'],
    [
      configMap('a'),
      'The one resource goes in with `kubectl apply`. As one file it fits a ConfigMap (51 of 1,048,576 bytes).',
    ],
    [
      `${configMap('a')}---\n${configMap('b')}---\n[`,
      'All 2 resources go in with `kubectl apply`. 1 document cannot be read. As one file it fits a ConfigMap (111 of 1,048,576 bytes).',
    ],
    [
      'apiVersion: batch/v1\nkind: Job\nmetadata:\n  generateName: a-\n',
      '0 of 1 resource goes in with `kubectl apply`; 1 needs `kubectl create`. As one file it fits a ConfigMap (60 of 1,048,576 bytes).',
    ],
  ])('of %j', (text, sentence) => {
    expect(verdictSentence(summarize(analysisOf(text)))).toBe(sentence)
  })

  test('names the other way in and the other form where the first is too small', () => {
    expect(verdictSentence(summarize(analysisOf(operatorWithCrds())))).toMatch(
      /^28 of 29 resources go in with `kubectl apply`; 1 needs `--server-side`\. As one file it does not fit a ConfigMap \([\d,]+ of 1,048,576 bytes\); written as JSON documents it does \([\d,]+\)\.$/,
    )
  })
})

describe('the report', () => {
  test('names the refused resource, the limit and the words of the server', () => {
    const report = reportText(analysisOf(operatorWithCrds()), ['client-side-apply']).join('\n')
    expect(report).toContain('* refused  kubectl apply: 28 of 29')
    expect(report).toMatch(/of 262,144 bytes \(apply\.last-applied\)/)
    expect(report).toContain('metadata.annotations: Too long: may not be more than 262144 bytes')
    expect(report).toContain('and 19 smaller')
  })

  test('says where a problem stands and what to do', () => {
    expect(reportText(analysisOf('kind: ConfigMap\nmetadata:\n\tname: a\n'), []).join('\n')).toMatch(
      /error: a\.yaml:3:1: A tab is used as indentation\. Use spaces\./,
    )
  })
})
