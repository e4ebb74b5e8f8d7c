import type { LocatedError } from '../../core/analysis'
import { countLimits, type LimitId, limits } from '../../core/limit'
import { shortKind } from '../../core/words'
import { useAnswer, usePage } from '../store'
import { useWords } from '../words'
import { mark } from './marked'

/** What is known of an error without its manifest, in words for `Marked`; `<b>` is what was found. */
export interface ErrorSentence {
  readonly first: LocatedError
  readonly all: readonly LocatedError[]
  /** The limit it is about, as far as the limits on bytes know it. */
  readonly limit: LimitId | null
  readonly sentence: string
  readonly because: string
}

/** The sentence of an error that stands alone on the page; null while it is looked into, or where there is none. */
export function useErrorSentence(): ErrorSentence | null {
  const { t } = useWords()
  const text = usePage(state => (state.analyzed ? null : state.errorText))
  const answer = useAnswer(text === null ? null : 'errors', { text: text ?? '', isAlone: true })
  const all = answer.state === 'value' ? answer.value : []
  const [first] = all
  if (!first) return null
  const { route, resource, notes, certain } = first
  const said = first.limits
  // Two limits count the annotations; the one that answers is that of all of them.
  const id = said.includes('meta.annotations') ? 'meta.annotations' : said[0]
  const known = [...limits, ...countLimits].find(limit => limit.id === id)
  const say = t as (key: string, facts: object) => string
  const facts = {
    limit: say(`limit.${id}`, { defaultValue: id ?? '' }),
    max: first.max ?? known?.max ?? 0,
    by: known?.enforcedBy.replace(/ \(.*\)$/, '') ?? '',
  }
  const routeName = route === null ? '' : t(`routePlain.${route}`)
  const from = notes.includes('own-object')
    ? 'printed.fromOwn'
    : id === 'meta.annotations' && route === 'client-side-apply'
      ? 'printed.fromCopy'
      : 'printed.from'
  const because = [
    ...(route === null ? [] : [t(from, { route: routeName })]),
    ...(resource
      ? [t('printed.resource', { kind: mark('kind', shortKind(resource.kind)), name: mark('name', resource.name) })]
      : []),
    ...(certain ? [] : [t('errors.maybe')]),
  ]
  return {
    first,
    all,
    limit: limits.find(limit => limit.id === id)?.id ?? null,
    sentence: t(known?.unit === 'bytes' ? 'printed.bytes' : 'printed.count', facts),
    because: because.join(' '),
  }
}
