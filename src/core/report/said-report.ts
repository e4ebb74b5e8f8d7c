import { signed, visibleName } from '../bytes'
import { sayHeadline, shortKind } from '../words'
import type { ReportChange, SizeReport } from './report'
import type { ReportSpeech } from './report-words'

/**
 * A report said in a language: what every writer sets in its own way. Names of the input are as they are seen, and not
 * yet escaped.
 */
export interface SaidReport {
  /** `<b>` marks what was found; parts of the input never hold a mark. */
  readonly sentence: string
  readonly because: string
  readonly totals: readonly string[]
  readonly change: string | null
  readonly inputs: readonly { readonly name: string; readonly sha256: string }[]
}

export function sayReport(report: SizeReport, speech: ReportSpeech): SaidReport {
  const { headline, totals, also, change, inputs } = report
  const { say } = speech
  const { sentence, because } = sayHeadline(headline, {
    ...speech.headline,
    // A name could be written like a mark of ours.
    mark: (_, text) => visibleName(text).replaceAll('<', '\uE000').replaceAll('>', '\uE001'),
  })
  const { resources, json, source, gzip } = totals
  return {
    sentence: sentence.replace(/[.。:：] *$/, ''),
    because:
      also === null
        ? because
        : [because, say('also', { ...also, route: visibleName(speech.headline.routeName(also.route)) })]
            .filter(Boolean)
            .join(' '),
    totals: [
      `${resources === 1 ? say('resourcesOne') : say('resources', { count: resources })}${say('and')}${say('json', { bytes: json })}`,
      say('source', { bytes: source }),
      ...(gzip === null ? [] : [say('gzip', { bytes: gzip })]),
    ],
    change: change && sayChange(change, speech),
    inputs: inputs.map(({ name, sha256 }) => ({ name: visibleName(name), sha256 })),
  }
}

/** A text of `sayHeadline` without marks, as it is read. */
function unmarked(text: string): string {
  return text
    .replace(/<\/?b>/g, '')
    .replaceAll('\uE000', '<')
    .replaceAll('\uE001', '>')
}

/** Its pieces, with whether each was found. */
export function marked(text: string): { readonly text: string; readonly isFound: boolean }[] {
  let isFound = false
  return text.split(/(<\/?b>)/).flatMap(piece => {
    if (piece !== '<b>' && piece !== '</b>') return piece === '' ? [] : [{ text: unmarked(piece), isFound }]
    isFound = piece === '<b>'
    return []
  })
}

/** "CRD installations.operator.tigera.io" */
export function nameOf(kind: string | null, name: string | null, speech: ReportSpeech): string {
  if (kind === null && name === null) return speech.say('whole')
  return visibleName([shortKind(kind ?? ''), name ?? speech.headline.say('noName')].filter(Boolean).join(' '))
}

function sayChange(change: ReportChange, speech: ReportSpeech): string {
  const { say } = speech
  const { source, json, largest, changed, newlyRefused, newlyTaken } = change
  const sums = say('changeText', { source: signed(source), json: signed(json) })
  const names = [
    ...largest.map(({ kind, name, bytes }) => `${nameOf(kind, name, speech)} ${signed(bytes)}`),
    ...(changed > largest.length ? [say('changeMore', { count: changed - largest.length })] : []),
  ]
  const verdicts = [
    ...(newlyRefused > 0 ? [say('newlyRefused', { count: newlyRefused })] : []),
    ...(newlyTaken > 0 ? [say('newlyTaken', { count: newlyTaken })] : []),
  ]
  return [
    names.length === 0 ? sums : say('changeMost', { changes: sums, largest: names.join(say('and')) }),
    verdicts.length === 0 ? say('sameVerdicts') : verdicts.join(say('and')),
  ].join(say('parts'))
}
