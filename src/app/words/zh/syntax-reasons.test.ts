import { expect, test } from 'vitest'
import { analyze } from '../../../core/analysis'
import { syntaxReason } from './syntax-reasons'

/** Slips of the fingers, of every sort that people make. */
const slips = [
  'a: "b',
  "a: 'b",
  'a: [1, 2',
  'a: {b: 1',
  'a: {b: 1]',
  'a: b: c',
  'a:\n  b: 1\n c: 2',
  'a: 1\nb',
  'a\n  b: 1',
  '- a\nb: 1',
  'a: 1\n- b',
  'a: - b',
  'a: "\\q"',
  'a: @b',
  'a: `b`',
  'a: %b',
  'a: ,b',
  'a: |\n   x\n  y\n',
  'a: |x\n  y',
  'a: >+- x\n  y',
  'a: "b" c',
  'a: "b"# c',
  'a: &x &y b',
  'a: !x !y b',
  'a: & b',
  'a: *',
  'a: [1,,2]',
  'a: [1 2]\nb: }',
  'a: {x: 1, y}\n}',
  'a: ]',
  '? a\n  : b',
  '"a\n b": c',
  'a: {"b":"c" "d"}',
  'a: [\n- b\n]',
  'a: !!str"x"',
  'a: [a: b\n]c',
  '{"a": 1,}',
  '{"a" 1}',
  '{"a": [1 2]}',
  '{"a": tru}',
  '{"a": 01}',
  '{"a": "\\x"}',
  '{"a": "\\uZZ"}',
  '{"a": 1} x',
  '{"a": ',
  '{a: 1',
  '{"a": "\u0001"}',
]

test('what YAML and JSON object to is said in Chinese, whatever the slip', () => {
  const reasons = slips.flatMap(text => {
    const bytes = new TextEncoder().encode(`${text.startsWith('{"') ? '' : 'kind: A\n'}${text}\n`)
    const name = text.startsWith('{"') ? 'a.json' : 'a.yaml'
    return analyze([{ name, bytes }]).analysis.problems.flatMap(({ facts }) =>
      'reason' in facts ? [String(facts.reason)] : [],
    )
  })
  expect(reasons.length).toBeGreaterThan(25)
  // What stands in the text itself, and names of its signs, may be Latin.
  const english = reasons.filter(reason => /[A-Za-z]{4,}/.test(syntaxReason(reason)))
  expect(english).toEqual([])
})
