import type { Analysis } from '../analysis'
import { inflateText } from '../archive'
import type { Question } from '../question'
import type { CarrierSizes } from '../route'
import { fromBase64Url } from './base64url'
import { type LinkFault, linkVersion, longestRead, mostUnpacked, type Unlisted } from './link'
import { readNumbers } from './read-numbers'
import { upgrade } from './upgraders'

/** The earlier input of a comparison. */
export interface LinkedBefore {
  readonly analysis: Analysis
  readonly carried: CarrierSizes
  readonly problems: number
  /** Later resources, by their place, that have as many bytes in both and are not the same. */
  readonly changed: readonly number[]
}

export type OpenedLink =
  | {
      readonly kind: 'numbers'
      /** As it was measured, without ranges and problems. */
      readonly analysis: Analysis
      /** What the sender asked and saw; where a link does not say it, the defaults. */
      readonly question: Question
      readonly view: Readonly<Record<string, string>>
      readonly carried: CarrierSizes
      /** Resources that are in no list of it, only in totals. */
      readonly rest: Unlisted | null
      /** Problems of the input, which the analysis does not hold. */
      readonly problems: number
      /** The earlier input that it is compared with; null in a link of one analysis. */
      readonly before: LinkedBefore | null
    }
  | { readonly kind: 'text'; readonly texts: readonly { readonly name: string; readonly text: string }[] }
  | { readonly kind: 'fault'; readonly fault: LinkFault }

/** Reads the text of a link. Whatever the text is, this ends soon, takes little and throws nothing. */
export function readLink(text: string): OpenedLink {
  if (text.length > longestRead) return { kind: 'fault', fault: 'too-long' }
  const [, digits, packed] = /^([1-9]\d{0,3})\.(.*)$/s.exec(text) ?? []
  if (digits === undefined || packed === undefined) return { kind: 'fault', fault: 'broken' }
  if (Number(digits) > linkVersion) return { kind: 'fault', fault: 'newer' }
  const bytes = fromBase64Url(packed)
  const json = bytes && inflateText(bytes, mostUnpacked)
  try {
    return json === null ? { kind: 'fault', fault: 'broken' } : readPayload(upgrade(JSON.parse(json), Number(digits)))
  } catch {
    return { kind: 'fault', fault: 'broken' }
  }
}

function readPayload(payload: unknown): OpenedLink {
  if (typeof payload !== 'object' || payload === null) return { kind: 'fault', fault: 'broken' }
  return 'texts' in payload ? readTexts(payload.texts) : readNumbers(payload)
}

function readTexts(texts: unknown): OpenedLink {
  const isText = (each: unknown): each is [string, string] =>
    Array.isArray(each) && each.length === 2 && each.every(part => typeof part === 'string')
  if (!Array.isArray(texts) || texts.length === 0 || !texts.every(isText)) return { kind: 'fault', fault: 'broken' }
  return { kind: 'text', texts: texts.map(([name, text]) => ({ name, text })) }
}
