import { formatCount } from '../bytes'
import type { ProblemCode } from '../source'
import { archiveProblems } from './archive-problems'
import { chartProblems } from './chart-problems'
import { plainText } from './plain-text'

/** The types of values as facts of a problem name them. */
export const valueTypes = {
  null: 'null',
  bool: 'a boolean',
  number: 'a number',
  string: 'text',
  array: 'a list',
  sequence: 'a list',
  object: 'an object',
  mapping: 'a mapping',
  integer: 'an integer',
  'integer from 2^63 on': 'an integer from 2^63 on',
} as const

/** What each problem is, and what to do about it. `{{fact}}` stands for a fact of its code. */
export const problemTexts = {
  ...archiveProblems,
  ...chartProblems,
  'source-empty': { what: 'Nothing but white space', fix: 'Bring in a manifest.' },
  'source-binary': { what: 'This is no text', fix: 'It is no zip, tar or gzip either. Bring in YAML or JSON.' },
  'source-too-large': {
    what: 'The document that begins here is larger than the {{max}} bytes that can be read at once',
    fix: 'Bring it in parts, or use the command line.',
  },
  'source-not-utf8': {
    what: '{{count}} bytes are no UTF-8; kubectl reads each as U+FFFD',
    fix: 'Save the file as UTF-8.',
  },
  'separator-content': {
    what: 'kubectl refuses the file: “{{text}}” stands behind ---',
    fix: 'Put it on a line of its own: only white space or a comment may follow ---.',
  },
  directive: { what: 'kubectl refuses the file because of the directive “{{text}}”', fix: 'Remove the line.' },
  'after-document-end': {
    what: 'kubectl never reads this document: it stands behind “...”',
    fix: 'Put --- before it.',
  },
  'json-separator': {
    what: 'A separator stands between JSON documents, where kubectl expects none',
    fix: 'Remove it, or write all documents as YAML.',
  },
  'yaml-syntax': { what: 'This is no valid YAML: {{reason}}', fix: 'Correct it here.' },
  'json-syntax': { what: 'This is no valid JSON: {{reason}}', fix: 'Correct it here.' },
  'tab-indentation': { what: 'A tab is used as indentation', fix: 'Replace it with spaces.' },
  'control-character': {
    what: 'The control character {{codePoint}} is not allowed',
    fix: 'Remove it, or write it escaped in double quotes.',
  },
  'document-too-large': {
    what: 'This document is larger than is read here (more than {{max}} tokens)',
    fix: 'Split it, or give it as JSON.',
  },
  'too-deep': { what: 'Nested more than {{max}} levels deep', fix: 'That is more than is read here.' },
  'line-too-long': {
    what: 'A line of {{bytes}} bytes is more than the {{max}} that are read here',
    fix: 'Break the line.',
  },
  'alias-unknown': {
    what: 'The alias *{{name}} has no anchor before it',
    fix: 'Define &{{name}}, or write the value out.',
  },
  'alias-excess': {
    what: 'The aliases expand to far more than is written here; kubectl refuses that',
    fix: 'Write the values out.',
  },
  'merge-not-map': { what: 'A merge key (<<) has no mapping', fix: 'Give it a mapping or a list of mappings.' },
  'tag-value': { what: '“{{text}}” cannot be read as {{tag}}', fix: 'Correct the value or remove the tag.' },
  'number-not-finite': {
    what: '{{text}} has no form in JSON; kubectl refuses it',
    fix: 'Quote it if text is meant.',
  },
  'negative-zero': {
    what: '-0 ({{count}} in this document) is 0 in every bundle',
    fix: 'Only a file in JSON can say -0. kubectl sends 0 for it, and -0 for -0.0.',
  },
  'duplicate-key': {
    what: 'The key “{{key}}” stands twice; kubectl takes the last one',
    fix: 'It stands first in line {{firstLine}}. Remove one.',
  },
  'key-collision': {
    what: 'The keys {{first}} and {{second}} both become “{{key}}”',
    fix: 'Which one kubectl keeps is random: quote or rename one.',
  },
  'key-not-text': { what: 'A key that is {{found}} is refused by kubectl', fix: 'Quote it.' },
  'key-too-long': { what: 'A key of more than {{max}} characters is refused by kubectl', fix: 'Shorten it.' },
  'key-reads-as': { what: 'kubectl reads the key {{text}} as “{{key}}”', fix: 'Quote it if the text is meant.' },
  'not-an-object': {
    what: 'This document is {{found}}, not an object',
    fix: 'An object has apiVersion, kind and metadata.',
  },
  'no-kind': { what: 'This object has no kind', fix: 'Add kind.' },
  'no-api-version': { what: 'This object has no apiVersion', fix: 'Add apiVersion.' },
  'no-name': {
    what: 'This object has no metadata.name',
    fix: 'Add it: kubectl apply refuses the object, the server refuses its creation.',
  },
  'generate-name': {
    what: 'generateName “{{prefix}}” works with kubectl create only',
    fix: 'Give it a name for either apply.',
  },
  'field-type': {
    what: '{{path}} holds {{found}} where {{expected}} is wanted; kubectl refuses the document',
    fix: 'Quote the value if text is meant.',
  },
  'annotation-null': {
    what: 'The annotation “{{key}}” is null: kubectl before 1.33 then loses every annotation of this object',
    fix: 'Remove it, or write "".',
  },
  'list-in-list': {
    what: 'A List inside a List: kubectl refuses it and sends nothing of it',
    fix: 'Lift the items out. Here they are measured and split one by one.',
  },
  'list-item-not-object': {
    what: 'Item {{index}} of this List is {{found}}, not an object; kubectl refuses it',
    fix: 'Remove it, or give it apiVersion, kind and metadata.',
  },
  'list-without-items': { what: 'This List has no items', fix: 'Add items or remove the List.' },
  'list-items-type': {
    what: 'The items of this List are no array ({{found}}); kubectl refuses all of it',
    fix: 'Put a dash before each item. Its text is kept in unparsed/.',
  },
  'items-field': {
    what: 'kubectl takes an object with a field “items” for a List',
    fix: 'It refuses one in which that is no array ({{found}} here), and sends nothing where it is null. Rename the field.',
  },
  'list-metadata-dropped': {
    what: 'The List’s own metadata ({{keys}}) goes nowhere',
    fix: 'kubectl sends the items only.',
  },
  'list-fields-dropped': {
    what: 'Fields of this List beside its items ({{keys}}) go nowhere',
    fix: 'kubectl sends the items only.',
  },
  'kind-unknown': {
    what: '{{apiVersion}} {{kind}} is neither built in nor defined by a CRD here',
    fix: 'It is treated as namespaced and measured as a custom resource. Bring its CRD in to be sure.',
  },
  'field-unknown': {
    what: 'The API server does not know {{path}}',
    fix: 'kubectl has the object refused for it, other clients have the field dropped without a word: check spelling and indentation.',
  },
  'field-refused': {
    what: 'The API server refuses {{path}}: it wants {{expected}}, found is {{found}}',
    fix: 'Write the value in the type that is wanted; its size is an estimate until then.',
  },
  'field-too-deep': { what: 'The API server refuses {{path}}: it is nested too deep', fix: 'Flatten it.' },
  'quantity-invalid': { what: '{{path}} is no quantity', fix: 'Write a number with a suffix, such as 500m or 2Gi.' },
  'time-invalid': { what: '{{path}} is no time', fix: 'Write it by RFC 3339, such as 2026-01-31T12:00:00Z.' },
  'duration-invalid': { what: '{{path}} is no duration', fix: 'Write it with units, such as 1h30m.' },
  'base64-invalid': { what: '{{path}} is no base64', fix: 'Encode the value, or put plain text into stringData.' },
  'kind-removed': {
    what: 'Kubernetes {{release}} removed this version of the kind',
    fix: 'Move to a version that is served.',
  },
  'kind-not-stored': {
    what: 'The API server answers this kind and keeps no object of it',
    fix: 'Nothing of it goes into etcd.',
  },
  'argument-too-long': {
    what: '{{path}} has {{bytes}} bytes as Linux counts them: no container starts with an argument or variable over {{max}}',
    fix: 'Mount the text as a file from a ConfigMap or Secret.',
  },
  'rules-too-large': {
    what: 'The rules have about {{bytes}} bytes as YAML: Prometheus Operator refuses a PrometheusRule over {{max}}, later and in its log only',
    fix: 'Spread the groups over several PrometheusRules.',
  },
  'chart-content-too-large': {
    what: 'chartContent has {{bytes}} bytes: k3s copies it into a ConfigMap, which takes {{max}}',
    fix: 'Name the chart by repo, chart and version, or by an OCI address.',
  },
  'many-definitions': {
    what: 'The input has {{count}} CRDs: from about {{from}} on, kubectl asks a cluster for its kinds in slow pieces',
    fix: 'Install only the CRDs that are used, in stages.',
  },
  'other-helm-template': {
    what: 'This is a Helm template, not a manifest',
    fix: 'Run helm template NAME CHART and give what that prints.',
  },
  'other-kustomization': {
    what: 'This is a kustomization, not a manifest: left out',
    fix: 'kubectl apply -f refuses it and sends the rest; kubectl apply -k, Argo CD and Flux run kustomize on it. kubectl kustomize DIR prints what that gives.',
  },
  'other-values': {
    what: 'This is a values file of a Helm chart, not a manifest',
    fix: 'Run helm template NAME CHART --values FILE and give what that prints.',
  },
  'other-chart': {
    what: 'This is the Chart.yaml of a Helm chart, not a manifest',
    fix: 'Run helm template NAME CHART and give what that prints.',
  },
  'other-dockerfile': { what: 'This is a Dockerfile, not a manifest', fix: 'Give the manifest that runs its image.' },
  'other-compose': {
    what: 'This is a Compose file, not a manifest',
    fix: 'Run kompose convert --stdout and give what that prints.',
  },
  'other-terraform': {
    what: 'This is a Terraform configuration, not a manifest',
    fix: 'Give the manifests that it applies, from kubectl get -o yaml.',
  },
  'other-data': {
    what: 'No document of this file names a kind: it is no manifest, and left out',
    fix: 'kubectl apply -f refuses it (kind not set) and sends the rest.',
  },
  'other-config': {
    what: '{{kind}} is read by {{tool}} and known to no API server: left out',
    fix: 'kubectl apply refuses it (no matches for kind in version “{{apiVersion}}”) and sends the rest.',
  },
  'other-shell': { what: 'This is a shell script, not a manifest', fix: 'Give the manifests that it applies.' },
  'duplicate-resource': {
    what: '{{id}} was already there',
    fix: 'It stands in {{firstSource}}, line {{firstLine}}: the later one overwrites it. Remove one.',
  },
} as const satisfies Readonly<Record<ProblemCode, { readonly what: string; readonly fix: string }>>

/** A problem in plain English: what it is, and what to do. */
export function problemText(code: ProblemCode, facts: Readonly<Record<string, string | number>>): string {
  const { what, fix } = problemTexts[code]
  return plainText(`${what}. ${fix}`, name => {
    const fact = facts[name] ?? ''
    if (typeof fact === 'number') return formatCount(fact)
    return name === 'found' || name === 'expected' ? (valueTypes[fact as keyof typeof valueTypes] ?? fact) : fact
  })
}
