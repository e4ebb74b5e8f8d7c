import type { Headline } from '../analysis'
import { formatCount } from '../bytes'
import { type ClusterLimits, defaultCluster, type LimitId, type PresetId } from '../limit'
import { type RouteId, routeOf } from '../route'
import type { RefusalReason, Verdict } from '../verdict'
import { limitNames } from './limit-names'
import { shortKind } from './short-kind'

/** The templates of the headline in English; `<b>` marks what was found. Another language has the same keys. */
export const headlineWords = {
  nothing: '<b>No resource was found</b>',
  computing: '<b>Computing</b> {{route}} on {{cluster}}',
  notMeasured: '{{route}} on {{cluster}} is not measured',
  whole: '<b>The whole input is refused</b> by {{route}} on {{cluster}}',
  one: '<b>{{fit}} of 1 resource fits</b> {{route}} on {{cluster}}',
  some: '<b>{{fit}} of {{of}} resources fit</b> {{route}} on {{cluster}}',
  someOne: '<b>1 of {{of}} resources fits</b> {{route}} on {{cluster}}',

  refusedOne: '<b>1 is refused:</b> {{what}}',
  refusedMany: '<b>{{count}} are refused</b>, the largest: {{what}}',
  refusedFirst: '<b>{{count}} are refused</b>, the first: {{what}}',
  tightOne: '<b>1 is tight:</b> {{what}}',
  tightMany: '<b>{{count}} are tight</b>, the closest: {{what}}',
  wholeTight: '<b>The whole input is tight:</b> {{what}}',
  unreadableOne: '<b>1 document is not readable</b>',
  unreadableMany: '<b>{{count}} documents are not readable</b>',
  used: '{{limit}} {{bytes}} of {{max}} bytes',
  usedAbout: '{{limit}} ≈ {{bytes}} of {{max}} bytes',
  notSent: 'it is never sent',
  unnamed: 'it has no name',
  generatedName: 'its name is to be generated, which this route does not do',
  tooManyEndpoints: 'it has more endpoints than an EndpointSlice may have',
  definitionRefused: 'its CRD is refused in the same way',
  fieldUnknown: 'it has a field that the server does not know',
  fieldType: 'a value in it is of another type than its field',
  duplicateKey: 'a list in it holds the same key twice',
  nullValue: 'a field in it may not be null',
  controlCharacter: 'a text in it holds a control character',
  uidSet: 'it names a uid, as `kubectl get` shows it',
  managedFieldsSet: 'it holds managedFields, as `kubectl get` shows them',
  nameInvalid: 'its name or a label is not of the form that Kubernetes takes',
  ofResource: '{{kind}} {{name}}, {{used}}',
  noName: '(no name)',
  end: '.',
  because: ': ',
  next: '. ',
  kubernetes: 'Kubernetes defaults',
  'k3s-sql': 'k3s with SQL',
  'etcd-raised': 'etcd raised to 10 MiB',
  ownLimits: 'my limits ({{limits}})',
  ownLimit: '{{limit}} {{max}}',
  margin: 'tight over {{share}} %',
  and: ', ',
} as const

export type HeadlineKey = keyof typeof headlineWords

/** How a language says a headline. */
export interface HeadlineSpeech {
  say(key: HeadlineKey, facts?: Readonly<Record<string, string | number>>): string
  limitName(id: LimitId): string
  routeName(id: RouteId): string
  /**
   * Marks a part for a reader that shows it so; what comes from the input is always in such a part. Left out: no marks.
   */
  mark?(part: HeadlinePart, text: string): string
}

/** The words of the question, and of what was found what stands out. */
export type HeadlinePart = 'route' | 'cluster' | 'kind' | 'name' | 'bytes' | 'max'

/**
 * A headline said: what fits what, and because of what. What was found is marked with `<b>`; the speech marks the rest.
 */
export interface SaidHeadline {
  readonly sentence: string
  readonly because: string
}

/** Says the one sentence that answers a question. */
export function sayHeadline(headline: Headline, speech: HeadlineSpeech): SaidHeadline {
  const { says, fit, of, refused, tight, unreadable, worst } = headline
  const { say } = speech
  const route = marked(speech, 'route', speech.routeName(headline.route))
  const facts = { fit, of, route, cluster: marked(speech, 'cluster', clusterName(headline.cluster, speech)) }
  const counted = of === 1 ? 'one' : fit === 1 ? 'someOne' : 'some'
  const start = say(says === 'count' ? counted : says, facts)
  const what = worst ? sayWorst(worst, speech) : ''
  const clauses = [
    ...(says === 'whole' ? [what] : []),
    ...(says !== 'whole' && refused > 0
      ? [say(refused === 1 ? 'refusedOne' : refusedManyKey(worst), { count: refused, what })]
      : []),
    ...(says === 'count' && refused === 0 ? sayTight(tight, worst, what, speech) : []),
    ...(unreadable > 0 ? [say(unreadable === 1 ? 'unreadableOne' : 'unreadableMany', { count: unreadable })] : []),
  ]
  return {
    sentence: `${start}${says === 'whole' ? say('because') : say('end')}`,
    because: clauses.length === 0 ? '' : `${clauses.join(say('next'))}${say('end')}`,
  }
}

/** What is refused whatever its size is the first of them, not the largest. */
function refusedManyKey(worst: Headline['worst']): HeadlineKey {
  return worst?.verdict.bytes == null ? 'refusedFirst' : 'refusedMany'
}

function sayTight(tight: number, worst: Headline['worst'], what: string, { say }: HeadlineSpeech): string[] {
  if (worst?.verdict.verdict !== 'tight') return []
  if (worst.resource === null) return [say('wholeTight', { what })]
  return [say(tight === 1 ? 'tightOne' : 'tightMany', { count: tight, what })]
}

function sayWorst({ verdict, resource, estimated }: NonNullable<Headline['worst']>, speech: HeadlineSpeech): string {
  const { limit, bytes, max } = verdict
  const used =
    limit === null || bytes === null || max === null
      ? speech.say(reasonKeys[verdict.reason ?? 'not-sent'])
      : speech.say(estimated ? 'usedAbout' : 'used', {
          limit: speech.limitName(limit),
          bytes: marked(speech, 'bytes', formatCount(bytes)),
          max: marked(speech, 'max', formatCount(max)),
        })
  if (resource === null) return used
  const { kind, name } = resource
  return speech.say('ofResource', {
    kind: marked(speech, 'kind', shortKind(kind ?? '')),
    name: marked(speech, 'name', name ?? speech.say('noName')),
    used,
  })
}

function marked({ mark }: HeadlineSpeech, part: HeadlinePart, text: string): string {
  return mark ? mark(part, text) : text
}

const reasonKeys: Readonly<Record<RefusalReason, HeadlineKey>> = {
  'not-sent': 'notSent',
  'no-name': 'unnamed',
  'generated-name': 'generatedName',
  'too-many-endpoints': 'tooManyEndpoints',
  'definition-refused': 'definitionRefused',
  'field-unknown': 'fieldUnknown',
  'field-type': 'fieldType',
  'duplicate-key': 'duplicateKey',
  'null-value': 'nullValue',
  'control-character': 'controlCharacter',
  'uid-set': 'uidSet',
  'managed-fields-set': 'managedFieldsSet',
  'name-invalid': 'nameInvalid',
}

/** Why something is refused whatever it weighs, in English. */
export function refusalText({ reason = 'not-sent' }: Pick<Verdict, 'reason'>): string {
  return headlineWords[reasonKeys[reason]]
}

/** A cluster in a sentence: its preset, and what of it is set by hand. */
export function clusterName({ preset, own, tightOver }: ClusterLimits, speech: HeadlineSpeech): string {
  const limits = (Object.entries(own) as [LimitId, number][]).map(([id, max]) =>
    speech.say('ownLimit', { limit: speech.limitName(id), max }),
  )
  // The usual margin goes without saying.
  const margin =
    tightOver === defaultCluster.tightOver ? [] : [speech.say('margin', { share: Math.round(tightOver * 1000) / 10 })]
  // Two limits may count the same.
  const said = [...new Set([...limits, ...margin])]
  const name = speech.say(preset satisfies PresetId)
  if (said.length === 0) return name
  const mine = speech.say('ownLimits', { limits: said.join(speech.say('and')) })
  return preset === 'kubernetes' ? mine : `${name}${speech.say('and')}${mine}`
}

/** Plain English, as it stands in a terminal or a report: nobody waits there, so that nothing is being computed. */
export const plainEnglish: HeadlineSpeech = {
  say(key, facts = {}) {
    const template: string = headlineWords[key === 'computing' ? 'notMeasured' : key].replace(/<\/?b>/g, '')
    return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
      const fact = facts[name] ?? ''
      return typeof fact === 'number' ? formatCount(fact) : fact
    })
  },
  limitName: id => limitNames[id],
  routeName: id => routeOf(id).name,
}

/** The headline in plain English. */
export function headlineText(headline: Headline): string {
  const { sentence, because } = sayHeadline(headline, plainEnglish)
  return [sentence, because]
    .filter(part => part !== '')
    .join(' ')
    .replace(/: +/, ': ')
}
