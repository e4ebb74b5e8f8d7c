import { expect, test } from 'vitest'
import { decodeSource, type Problem } from '../source'
import { describeWithFixtures, sharedFixture, sharedFixtureJson } from '../testing/shared-fixtures'
import { cutDocuments } from './cut-documents'
import { readDocument } from './read-document'
import { isMapping, type Mapping, type Value } from './value'

interface Answer {
  readonly exitCode: number
  readonly stderr: string
  readonly sent: readonly { readonly body: string }[]
}

interface Recording {
  readonly documents: readonly { readonly file: string; readonly about: string; readonly ssa: Answer }[]
}

/** Go's JSON of a value, which is what kubectl sends for a server-side apply. */
function goJson(value: Value): string {
  if (isMapping(value)) {
    const members = [...value].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    return `{${members.map(([key, member]) => `${goJson(key)}:${goJson(member)}`).join(',')}}`
  }
  if (Array.isArray(value)) return `[${value.map(member => goJson(member as Value)).join(',')}]`
  if (typeof value !== 'string') return Object.is(value, -0) ? '-0' : String(value)
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, escaped)
}

/** What the resource room does to an object before it is sent: the namespace that kubectl adds or takes away. */
function withoutNamespace(object: Mapping): Mapping {
  const metadata = object.get('metadata')
  if (!isMapping(metadata)) return object
  return new Map([...object, ['metadata', new Map([...metadata].filter(([key]) => key !== 'namespace'))]])
}

function readFile(file: string): { values: Value[]; problems: Problem[] } {
  const { text, problems } = decodeSource({ name: file, bytes: sharedFixture(`kubectl/tricky/${file}`) })
  const cut = cutDocuments(text)
  const readings = cut.documents.map(document => readDocument(text, document))
  return {
    values: readings.flatMap(({ value }) => (value === undefined ? [] : [value])),
    problems: [...problems, ...cut.problems, ...readings.flatMap(reading => reading.problems)],
  }
}

/** The objects of a file; those of a list one by one, with the kind and version that its items may leave out. */
function objectsOf(value: Value): Mapping[] {
  if (!isMapping(value)) return []
  const [kind, items] = [value.get('kind'), value.get('items')]
  if (typeof kind !== 'string' || !Array.isArray(items)) return [value]
  const known: [string, Value][] =
    kind === 'List'
      ? []
      : [
          ['apiVersion', value.get('apiVersion') ?? null],
          ['kind', kind.slice(0, -4)],
        ]
  return items.filter(item => isMapping(item)).map(item => new Map([...known, ...item]))
}

/** A file that kubectl could not read is refused before it looks at any object. */
const isUnreadable = ({ stderr }: Answer) => /^error: (error )?parsing /.test(stderr)

describeWithFixtures('what real kubectl 1.32 does', () => {
  const { documents } = sharedFixtureJson<Recording>('kubectl/tricky.json')

  test.each(documents.map(({ file, about, ssa }) => [file, about, ssa] as const))('%s: %s', (file, _, answer) => {
    const { values, problems } = readFile(file)
    const errors = problems.filter(({ severity }) => severity === 'error')
    expect(errors.length > 0).toBe(isUnreadable(answer))

    const objects = new Set(values.flatMap(objectsOf).map(object => goJson(withoutNamespace(object))))
    // The second request for an object repeats its last-applied annotation alone.
    const sent = answer.sent
      .map(({ body }) => body.trim().replace(/,"namespace":"(default|own)"/, ''))
      .filter((_, i, all) => file !== '19-last-applied-present.yaml' || i < all.length - 1)
    for (const body of sent) expect(objects).toContain(body)
  })
})
