import type { SmallestFix } from '../../core/remedy'
import { routeOf } from '../../core/route'
import { isWholeEstimated } from '../../core/verdict'
import type { Answered } from '../store'
import { useWords } from '../words'
import { plain, useRemedyName } from './use-remedy-name'

/** "Smallest fix: 29 of 29 go in. No byte of the file changes." Or that nothing can, and why. */
export function useFixSentence({ analysis }: Answered): (fix: SmallestFix) => string {
  const { t } = useWords()
  const nameOf = useRemedyName()

  function what({ remedies, choices, keySplits, to }: SmallestFix): string {
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

  return fix => {
    const { outcome, after, stuck } = fix
    const [first] = stuck
    const name =
      first?.resource == null ? t('fix.all') : (analysis.resources.find(({ id }) => id === first.resource)?.name ?? '')
    const limit = first?.verdict.limit ? t(`limit.${first.verdict.limit}`) : ''
    const { bytes = null, max = null } = first?.verdict ?? {}
    const facts = { name, limit, bytes: bytes ?? 0, max: max ?? 0, over: (bytes ?? 0) - (max ?? 0) }
    if (outcome === 'nothing') return first?.verdict.limit ? t('fix.nothing', facts) : t('fix.notSent', facts)
    const counts = { goIn: after.goIn, of: after.of, what: what(fix) }
    if (outcome === 'partly') return t('fix.partly', { ...facts, ...counts })
    const { whole } = after
    if (whole?.bytes && whole.max) {
      const isAbout = isWholeEstimated(routeOf(whole.route), whole)
      return t(isAbout ? 'fix.lineWholeAbout' : 'fix.lineWhole', { ...counts, bytes: whole.bytes, max: whole.max })
    }
    return t('fix.lineEach', counts)
  }
}
