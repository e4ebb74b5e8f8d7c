import type { RemedyId, Trim, TrimRuleId, WhyNot } from '../remedy'
import { plainText } from './plain-text'

/** What each remedy is called, what is lost by it, and how it is told of once it was done: "--server-side added". */
export const remedyTexts = {
  'other-route': { name: 'Use <c>{{route}}</c>', loses: 'Another route; same file.', done: '<c>{{route}}</c> instead' },
  split: {
    name: 'Split into several objects',
    loses: 'No document changes; several objects travel instead of one.',
    done: 'split into several objects',
  },
  'json-documents': {
    name: 'Write as JSON documents',
    loses: 'Loses comments and layout. No value changes.',
    done: 'written as JSON documents',
  },
  compress: { name: 'Compress on the way', loses: 'No value changes.', done: 'compressed on the way' },
  'drop-null-timestamps': {
    name: 'Drop <c>creationTimestamp: null</c>',
    loses: 'Loses nothing: it says nothing.',
    done: '<c>creationTimestamp: null</c> dropped',
  },
  'drop-managed-fields': {
    name: 'Drop <c>managedFields</c>',
    loses: 'Loses nothing: the server writes them.',
    done: '<c>managedFields</c> dropped',
  },
  'drop-server-fields': {
    name: 'Drop <c>uid</c>, <c>resourceVersion</c> and times',
    loses: 'Loses nothing: the server fills them in.',
    done: '<c>uid</c>, <c>resourceVersion</c> and times dropped',
  },
  'drop-last-applied': {
    name: 'Drop the last-applied annotation',
    loses: 'Loses the copy of an earlier apply; the next <c>kubectl apply</c> writes it anew.',
    done: 'the last-applied annotation dropped',
  },
  'drop-status': {
    name: 'Drop <c>status</c>',
    loses: 'Loses what a cluster reported; the server discards it on create.',
    done: '<c>status</c> dropped',
  },
  'compact-json': {
    name: 'Write the JSON in its values compactly',
    loses: 'Loses the layout of the JSON in <c>data</c>; equal when parsed.',
    done: 'JSON in values written compactly',
  },
  'trim-descriptions': {
    name: 'Trim descriptions until it fits',
    loses: 'Shortens the text of <c>kubectl explain</c>, and loses as few descriptions as fit.',
    done: 'descriptions trimmed',
  },
  'strip-descriptions-below-top': {
    name: 'Strip descriptions below the top one',
    loses: 'Loses the text of <c>kubectl explain</c> for fields.',
    done: 'descriptions below the top one stripped',
  },
  'strip-descriptions': {
    name: 'Strip all descriptions',
    loses: 'Loses the text of <c>kubectl explain</c>.',
    done: 'all descriptions stripped',
  },
  'drop-unserved-versions': {
    name: 'Drop unserved versions',
    loses: 'The server refuses it while <c>status.storedVersions</c> names one of them.',
    done: 'unserved versions dropped',
  },
  'split-by-key': {
    name: 'Split by key',
    loses: 'Several objects instead of one. What names it is rewritten, and Pods see the same files.',
    done: 'split by key',
  },
  'unify-versions': {
    name: 'Make all versions equal',
    loses: 'Then etcd keeps their schema once. For the maintainer to decide.',
    done: 'all versions made equal',
  },
  'raise-limit': {
    name: 'Raise the limit: <c>{{flag}}</c>',
    loses: 'Changes the cluster for everyone in it, and managed control planes do not allow it.',
    done: 'the limit raised',
  },
} as const satisfies Readonly<
  Record<RemedyId, { readonly name: string; readonly loses: string; readonly done: string }>
>

/** Why a remedy does not apply, or does not help. */
export const whyNotTexts = {
  'nothing-to-remove': 'There is none in it.',
  'not-a-crd': 'It is no CustomResourceDefinition.',
  'fits-already': 'It fits as it is.',
  'no-json': 'No value of it is JSON with layout.',
  'not-a-configmap': 'It is no ConfigMap.',
  'status-may-count': 'Only its CRD knows whether a custom resource keeps its status.',
  'node-keeps-status': 'A Node is registered with its status.',
  'all-versions-served': 'Every version is served.',
  'one-version': 'There is one version.',
  'versions-equal': 'They are equal already.',
  'sent-as-json-already': 'No effect: kubectl sends compact JSON already.',
  'not-carried-together': 'Each resource travels by itself here.',
  'route-unpacks-nothing': 'Nothing unpacks it on this route.',
  'no-other-route': 'There is no other format on this route.',
  'limit-is-fixed': 'The limit has no setting.',
  'over-the-ceiling': 'It is over what any setting allows.',
  'not-enough': 'Not enough.',
  'not-splittable': 'Only a ConfigMap or a Secret with a name can be split by key.',
  immutable: 'It is immutable.',
  'typed-secret': 'A Secret of a type must have all its keys.',
  'stands-twice': 'It stands twice in the input: the one applied last decides which keys there are.',
  'one-part': 'It has one key, or all of them are one part.',
  'env-from': 'A container takes all keys as variables.',
  'sub-path': 'A file of it is mounted alone.',
  'custom-resource': 'A custom resource may name it.',
  role: 'A role names it.',
  argument: 'An argument of a container names it.',
  'other-field': 'A field names it that takes one object only.',
} as const satisfies Readonly<Record<WhyNot, string>>

/** What each rule to trim does. */
export const trimRuleTexts = {
  'fewest-lost': 'First sentences, then the fewest lost',
  embedded: 'Embedded core types only',
  'first-sentence': 'All but the first sentence',
  length: 'To so many characters',
  deepest: 'Deepest first',
} as const satisfies Readonly<Record<TrimRuleId, string>>

/** What the last cut of a trim does, by whose descriptions they are and what is left. */
const trimCutTexts = {
  none: 'As it is',
  unserved: 'Versions nobody is served: none',
  embeddedSentence: 'Embedded core types: first sentence',
  embeddedNothing: 'Embedded core types: none',
  sentence: 'All: first sentence',
  characters: 'All: {{count}} characters',
  below: 'Below the top: none',
  deeper: 'Below level {{level}}: none',
  nothing: 'All: none',
  partly: '{{cut}}, those over {{bytes}} bytes',
} as const

/** Which text tells the last cut of a trim, and the facts in it. */
function trimCutKey(trim: Trim): { readonly key: keyof typeof trimCutTexts; readonly facts: TrimCutFacts } {
  const last = trim.at(-1)
  if (!last) return { key: 'none', facts: {} }
  const { of, leave, below } = last
  if (typeof leave === 'number') return { key: 'characters', facts: { count: leave } }
  if (of === 'unserved') return { key: 'unserved', facts: {} }
  if (of === 'embedded') return { key: leave === 'sentence' ? 'embeddedSentence' : 'embeddedNothing', facts: {} }
  if (leave === 'sentence') return { key: 'sentence', facts: {} }
  if (below === undefined || below < 0) return { key: 'nothing', facts: {} }
  return below === 0 ? { key: 'below', facts: {} } : { key: 'deeper', facts: { level: below } }
}

export interface TrimCutFacts {
  readonly count?: number
  readonly level?: number
}

/** The last cut of a trim in plain English: "Below level 7: none, those over 470 bytes". */
export function trimCutText(trim: Trim): string {
  const { key, facts } = trimCutKey(trim)
  const cut = plainText(trimCutTexts[key], name => String(facts[name as keyof TrimCutFacts] ?? ''))
  const over = trim.at(-1)?.over
  if (over === undefined) return cut
  return plainText(trimCutTexts.partly, name => (name === 'cut' ? cut : String(over)))
}

/** A remedy in plain English; `facts` are the route that it leads to and the setting that it raises. */
export function remedyText(remedy: RemedyId, facts: Readonly<Record<string, string>> = {}): string {
  return plainText(remedyTexts[remedy].name, name => facts[name] ?? '')
    .replace(/:? +$/, '')
    .trim()
}

/** What is lost by a remedy, in plain English. */
export function lossText(remedy: RemedyId): string {
  return plainText(remedyTexts[remedy].loses, () => '')
}

/** Why a remedy does not help, as a clause behind a colon. */
export function whyNotClause(whyNot: WhyNot): string {
  const sentence = whyNotTexts[whyNot].replace(/\.$/, '')
  const [first = ''] = sentence
  return /^[A-Z][a-z]*[A-Z]/.test(sentence) ? sentence : `${first.toLowerCase()}${sentence.slice(1)}`
}
