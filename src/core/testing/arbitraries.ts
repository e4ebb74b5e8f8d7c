import fc from 'fast-check'
import { bytes } from '../bytes'
import { appliers } from '../export'
import { quoteText } from '../manifest'
import type { PlanSettings } from '../plan'
import type { Source } from '../source'
import { manifest } from './manifest'

/** A text as it is after a way through UTF-8, which has no lone surrogates. */
export function asUtf8(text: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text))
}

/**
 * Names as hostile as a pasted file can hold: quotes, expansions, separators, controls, other scripts, devices, very
 * long.
 */
export const hostileName: fc.Arbitrary<string> = fc.oneof(
  fc.string({
    maxLength: 40,
    unit: fc.constantFrom(
      ...['a', 'B', '7', '-', '.', ' ', '/', '\\', '$', '`', '"', "'", '\n', '\r', '\t', '|', '*', '<', '>', '&', ';'],
      ...['(', ')', '{', '}', '[', ']', '#', '!', '%', '~', '?', ':', '=', ',', '_', '@', '^'],
      ...['\0', '\u001b', '\u007f', '\u0085', '\u2028', '\u202e', '\ufeff', 'é', 'e\u0301', 'ß', '中', '😀', '\ud800'],
    ),
  }),
  fc.constantFrom('..', '.', '', 'CON', 'nul.txt', 'Com1', '../../../esc', '/etc/passwd', 'C:\\x', '-rf', '__proto__'),
  fc.constantFrom('$(reboot)', '`reboot`', "'; reboot; '", '<script>', '[a](http://b)', '![x](y)', '| a | b |', '\\'),
  fc.integer({ min: 150, max: 400 }).map(length => 'n'.repeat(length)),
  fc.integer({ min: 60, max: 120 }).map(length => '中'.repeat(length)),
)

const separators = fc.constantFrom(
  '---\n',
  '---\n',
  '---\n',
  '--- \n',
  '---\t\n',
  '--- # a remark\n',
  '---\r\n',
  '...\n---\n',
  '---\n# alone between separators\n---\n',
  '---\n\n\n---\n',
  '---\n# one\n--- # two\n# three\n---\n',
)

/** Separators for which kubectl refuses a file, or passes over what follows. */
const oddSeparators = fc.oneof(
  { weight: 9, arbitrary: separators },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '...\n',
      '--- ',
      '%YAML 1.2\n---\n',
      '---\n# a\n...\n---\n',
      '---\v\n',
      '---#\n',
      '\r---\n',
    ),
  },
)

const kinds = fc.constantFrom(
  'v1 ConfigMap',
  'v1 Secret',
  'v1 Service',
  'v1 ServiceAccount',
  'apps/v1 Deployment',
  'batch/v1 Job',
  'rbac.authorization.k8s.io/v1 ClusterRole',
  'networking.k8s.io/v1 Ingress',
  'serving.knative.dev/v1 Service',
  'example.org/v1 Widget',
  'example.org/v2 Widget',
  'projectcalico.org/v3 Tier',
)
const shortName = fc.constantFrom('a', 'b', 'web', 'db', 'calico')
const name = fc.oneof({ weight: 4, arbitrary: shortName }, { weight: 1, arbitrary: hostileName })
const namespace = fc.constantFrom('', 'default', 'shop', 'tigera-operator')
const filling = fc.constantFrom(
  '',
  'data:\n  text: |\n    line\n\n      indented\n    ---\n  more: "x: y"\n',
  'data:\n  # inside\n  a: 0644\n  b: yes # behind\n\n\n',
  'data: {a: "1", b: [1.0, 1e3, 12345678901234567], c: null}\n',
  'data:\n  kept: |+\n    text\n\n\n',
  'data:\n  unicode: é中😀\n  escaped: "\\u0085\\u2028\\ufeff\\t"\n',
)

/** A text as a double-quoted YAML scalar that a source can hold: no lone surrogates, which have no UTF-8. */
function quoted(text: string): string {
  return quoteText(asUtf8(text))
}

const object = fc
  .record({ kind: kinds, name, namespace, filling, unnamed: fc.integer({ max: 15, min: 0 }) })
  .map(drawn => {
    const [apiVersion, kind] = drawn.kind.split(' ')
    const key = drawn.unnamed === 0 ? 'generateName' : 'name'
    const inNamespace = drawn.namespace === '' ? '' : `  namespace: ${drawn.namespace}\n`
    return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  ${key}: ${quoted(drawn.name)}\n${inNamespace}${drawn.filling}`
  })

const definition = fc
  .constantFrom(
    manifest`Namespace shop`,
    manifest`Namespace tigera-operator`,
    manifest`CRD Widget.example.org/v1`,
    manifest`APIService projectcalico.org/v3`,
  )
  .map(text => text.slice('---\n'.length))

const list = fc.array(fc.tuple(shortName, fc.boolean()), { maxLength: 3 }).map(items => {
  const drawn = items.map(([name, typed]) =>
    typed ? `- metadata: {name: ${name}}\n` : `- apiVersion: v1\n  kind: Service\n  metadata: {name: ${name}}\n`,
  )
  return `apiVersion: v1\nkind: ConfigMapList\nmetadata: {resourceVersion: ""}\nitems:${drawn.length === 0 ? ' []' : ''}\n${drawn.join('')}`
})

/** What kubectl refuses, in several ways. */
export const brokenDocument: fc.Arbitrary<string> = fc.constantFrom(
  'a: [\n',
  'just a text\n',
  '- a\n- b\n',
  'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: 3}\n',
  'apiVersion: v1\nmetadata: {name: kindless}\n',
  'key: &a [*b]\n',
  '\t- tab\n',
  '"unclosed\n',
)

const yamlDocument = fc.oneof(
  { weight: 8, arbitrary: object },
  { weight: 3, arbitrary: definition },
  { weight: 1, arbitrary: fc.constant('null\n') },
)

function yamlText(document: fc.Arbitrary<string>, separator: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .record({
      start: fc.constantFrom('', '---\n', '# licence\n', '# licence\n\n---\n', '--- # a\n---\n', '\ufeff'),
      first: document,
      others: fc.array(fc.tuple(separator, document), { maxLength: 7 }),
      endless: fc.constantFrom(false, false, false, true),
      crlf: fc.constantFrom(false, false, false, true),
    })
    .map(({ start, first, others, endless, crlf }) => {
      const text = start + first + others.flat().join('')
      const ended = endless ? text.replace(/\n$/, '') : text
      return crlf ? ended.replaceAll(/\r?\n/g, '\r\n') : ended
    })
}

/** A YAML text whose documents are all plain objects that a bundle takes as they are, with comments everywhere. */
export const plainManifest: fc.Arbitrary<string> = yamlText(fc.oneof(object, definition), separators)

const jsonStream = fc
  .array(fc.record({ name, value: fc.constantFrom('"a\\/b"', '"\\ud83d\\ude00"', '"ü"', '1.0', '"\u007f"') }), {
    minLength: 1,
    maxLength: 3,
  })
  .map(objects =>
    objects
      .map(
        ({ name, value }) =>
          `{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":${quoted(name)}},\n "data":{"v":${value}}}`,
      )
      .join('\n'),
  )

/** UTF-16 with its mark, low byte first. */
export function utf16(text: string): Uint8Array {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
  return Uint8Array.from([0xfeff, ...units].flatMap(unit => [unit & 0xff, unit >> 8]))
}

const encoder = new TextEncoder()

/** Turns the letter x into a byte that no UTF-8 has. */
function notUtf8(byte: number): number {
  return byte === 0x78 ? 0xff : byte
}

/** Files of everything at once: YAML with Lists, broken documents and odd separators, streams of JSON, UTF-16. */
export const sources: fc.Arbitrary<Source[]> = fc
  .array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: yamlText(
          fc.oneof(
            { weight: 9, arbitrary: yamlDocument },
            { weight: 1, arbitrary: list },
            { weight: 1, arbitrary: brokenDocument },
          ),
          oddSeparators,
        ).map(text => encoder.encode(text)),
      },
      { weight: 1, arbitrary: jsonStream.map(text => encoder.encode(text)) },
      { weight: 1, arbitrary: yamlText(yamlDocument, separators).map(text => encoder.encode(text).map(notUtf8)) },
      { weight: 1, arbitrary: yamlText(yamlDocument, oddSeparators).map(text => utf16(text.replace('\ufeff', ''))) },
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map(all => all.map((bytes, index) => ({ name: `${index + 1}.yaml`, bytes })))

/** Every plan, format and applier, uncut or cut very small. */
export const planSettings: fc.Arbitrary<PlanSettings> = fc.record({
  preset: fc.constantFrom('crds-apart', 'stages', 'fit', 'by-kind', 'by-namespace', 'by-component', 'one-each'),
  form: fc.constantFrom('text', 'json', 'auto'),
  target: fc.constantFrom(...appliers.map(({ id }) => id)),
  maxBytes: fc.option(fc.integer({ min: 1, max: 1000 }).map(bytes)),
  name: fc.constantFrom('shop', 'tigera-operator'),
})
