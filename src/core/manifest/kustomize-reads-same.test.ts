import { expect, test } from 'vitest'
import { decodeSource } from '../source'
import { cutDocuments } from './cut-documents'
import { kustomizeReadsSame } from './kustomize-reads-same'

function isSame(yaml: string): boolean {
  const { text } = decodeSource({ name: '', bytes: new TextEncoder().encode(yaml) })
  const [document] = cutDocuments(text).documents
  if (!document) throw new Error('no document')
  return kustomizeReadsSame(text, document)
}

/** Measured: what `kubectl kustomize` prints for each, beside what kubectl reads. The conformance run does it again. */
test.each([
  'a: 0644\n',
  'a: 1_000\n',
  'a: 0b11\n',
  'a: 190:20:30\n',
  'a: =\n',
  'a: 0o17\n',
  'a: true\n',
  'a: "yes"\n',
  "a: 'on'\n",
  'a: no way\n',
  'a: a yes\n',
  'a: |\n  on: off\n  - yes\n  2001-01-01\n',
  'a: "x\n  y: no\n  z"\n',
  '"y": a\n',
  'a: &x {p: q}\nb: {<<: *x, r: s}\n',
  'a: !!str yes\n',
  'a: 2001-01-01x\n',
  '# yes: on\na: b # - no\n',
])('reads the same: %j', yaml => {
  expect(isSame(yaml)).toBe(true)
})

test.each([
  'a: yes\n',
  'a: Off # comment\n',
  'a:\n- on\n- b\n',
  'a: [b, no]\n',
  'a: {b: y}\n',
  'a: &x yes\nb: *x\n',
  'a: yes\r\nb: c\r\n',
  'a:\n  yes\n',
  'a: 2001-01-01\n',
  'a: 2001-01-01T00:00:00Z\n',
  'a: [2001-01-01, b]\n',
  'a: {b: 2001-1-1}\n',
  '2001-01-01: a\n',
  'a: {b: 1,000}\n',
  'a: {1}\n',
  '.inf: a\n',
  'y: a\n',
  'a:\n  on : b\n',
  'a: {1: b}\n',
  'a:\n  010: b\n',
  'a: {true: b}\n',
  'a: !!binary aGk=\n',
  'a: !custom x\n',
])('reads otherwise, or not at all: %j', yaml => {
  expect(isSame(yaml)).toBe(false)
})
