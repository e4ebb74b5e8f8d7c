import type { RemedyId, WhyNot } from '../core/remedy'

const words: Readonly<Record<RemedyId, readonly [name: string, price: string]>> = {
  'other-route': ['Use', 'No byte of the file changes.'],
  split: ['Split into several objects', 'No document changes.'],
  'json-documents': ['Write as JSON documents', 'Loses comments and layout; no value changes.'],
  compress: ['Compress on the way', 'No value changes.'],
  'drop-null-timestamps': ['Drop creationTimestamp: null', 'Loses nothing.'],
  'drop-managed-fields': ['Drop managedFields', 'Loses nothing: the server writes them.'],
  'drop-server-fields': ['Drop uid, resourceVersion and times', 'Loses nothing: the server fills them in.'],
  'drop-last-applied': ['Drop the last-applied annotation', 'Loses the copy of an earlier apply.'],
  'drop-status': ['Drop status', 'Loses what a cluster reported; the server discards it on create.'],
  'strip-descriptions-below-top': [
    'Strip descriptions below the top one',
    'Loses the text of kubectl explain for fields.',
  ],
  'strip-descriptions': ['Strip all descriptions', 'Loses the text of kubectl explain.'],
  'drop-unserved-versions': [
    'Drop unserved versions',
    'The server refuses it while status.storedVersions names one of them.',
  ],
  'split-by-key': [
    'Split by key',
    'Several objects instead of one; what names it is rewritten, and Pods see the same files.',
  ],
  'unify-versions': ['Make all versions equal', 'A report only, for the maintainer to decide.'],
  'raise-limit': ['Raise the limit', 'Changes the cluster for everyone; managed control planes do not allow it.'],
}

const reasons: Readonly<Record<WhyNot, string>> = {
  'nothing-to-remove': 'there is none in it',
  'not-a-crd': 'it is no CustomResourceDefinition',
  'status-may-count': 'only its CRD knows whether it keeps its status',
  'node-keeps-status': 'a Node is registered with its status',
  'all-versions-served': 'every version is served',
  'one-version': 'there is one version',
  'versions-equal': 'they are equal already',
  'sent-as-json-already': 'kubectl sends compact JSON already',
  'not-carried-together': 'each resource travels by itself',
  'route-unpacks-nothing': 'nothing unpacks it on this way',
  'no-other-route': 'there is no other form of this way',
  'limit-is-fixed': 'the limit has no setting',
  'over-the-ceiling': 'it is over what any setting allows',
  'not-enough': 'not enough',
  'not-splittable': 'only a ConfigMap or a Secret with a name can be split by key',
  immutable: 'it is immutable',
  'typed-secret': 'a Secret of a type must have all its keys',
  'stands-twice': 'it stands twice in the input, and the one applied last decides which keys there are',
  'one-part': 'it has one key, or all of them are one part',
  'env-from': 'a container takes all keys as variables',
  'sub-path': 'a file of it is mounted alone',
  'custom-resource': 'a custom resource may name it',
  role: 'a role names it',
  argument: 'an argument of a container names it',
  'other-field': 'a field names it that takes one object only',
}

export function remedyName(remedy: RemedyId): string {
  return words[remedy][0]
}

export function priceOf(remedy: RemedyId): string {
  return words[remedy][1]
}

export function reasonOf(whyNot: WhyNot): string {
  return reasons[whyNot]
}
