import type { SmallestFix } from '../../core/remedy'
import { routeOf } from '../../core/route'
import { isWholeEstimated } from '../../core/verdict'
import { shortenedName } from '../kit'
import type { Answered } from '../store'
import { useWords } from '../words'
import { plain, useRemedyName } from './use-remedy-name'

/** A smallest fix in words. */
export interface FixWords {
  /** What is done, tagged for `Rich`. */
  readonly name: string
  /** What it changes: "no value changes". */
  readonly loses: string
  /** "29 of 29 fit". */
  readonly fits: string
  /** Where not all fits in the end: what stays, and why. */
  readonly stuck: string | null
}

export function useFixWords({ analysis }: Answered): (fix: SmallestFix) => FixWords {
  const { t } = useWords()
  const nameOf = useRemedyName()

  function loses({ remedies, choices, keySplits, to }: SmallestFix): string {
    if (keySplits.length > 0) return t('fix.keys', { count: keySplits.length })
    const changes = new Set(choices.flatMap(({ resources }) => resources)).size
    if (changes > 0) {
      const names = choices.map(({ remedy }) => plain(nameOf(remedy, to)))
      return t('fix.changes', { count: changes, remedies: names.join(t('fix.and')) })
    }
    if (remedies.includes('raise-limit')) return t('fix.cluster')
    if (remedies.includes('json-documents')) return t('fix.noValue')
    return remedies.includes('split') ? t('fix.noDocument') : t('fix.noByte')
  }

  function stuck({ outcome, stuck: [first] }: SmallestFix): string | null {
    if (outcome !== 'nothing' && outcome !== 'partly') return null
    const { limit = null, bytes = null, max = null } = first?.verdict ?? {}
    const name =
      first?.resource == null
        ? t('fix.all')
        : shortenedName(analysis.resources.find(({ id }) => id === first.resource)?.name ?? '')
    if (limit === null) return t('fix.notSent', { name })
    const facts = { name, limit: t(`limit.${limit}`), bytes: bytes ?? 0, max: max ?? 0 }
    return t(outcome === 'nothing' ? 'fix.nothing' : 'fix.partly', { ...facts, over: facts.bytes - facts.max })
  }

  function fits({ after }: SmallestFix): string {
    const { goIn: fit, of, whole } = after
    if (!whole?.bytes || !whole.max) return t('fix.fit', { fit, of })
    const facts = { fit, of, bytes: whole.bytes, max: whole.max }
    return t(isWholeEstimated(routeOf(whole.route), whole) ? 'fix.fitWholeAbout' : 'fix.fitWhole', facts)
  }

  return fix => {
    const [only] = fix.remedies
    const before = fix.changed[0]?.before ?? null
    const name = fix.remedies.length === 1 && only ? nameOf(only, fix.to, before) : t('fix.several')
    return { name, loses: loses(fix), fits: fits(fix), stuck: stuck(fix) }
  }
}
