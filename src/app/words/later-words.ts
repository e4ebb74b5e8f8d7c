import type { TFunction } from 'i18next'
import type { LaterVerdict } from '../../core/verdict'

/** What comes of a write after the first, in the words of the page. */
export function laterWords(t: TFunction, { write, outcome, request, max }: LaterVerdict): string {
  const what = whatOf(write)
  const facts = {
    what: t(`later.write.${what}`),
    sizes: max === null ? t('later.bytes', { bytes: request }) : t('later.used', { bytes: request, max }),
  }
  if (outcome === 'kept') return t('later.kept', facts)
  if (what === 'crd-status') return t(outcome === 'refused' ? 'later.neverEstablished' : 'later.statusDrops', facts)
  return t(outcome === 'refused' ? 'later.refused' : 'later.drops', facts)
}

type What = 'crd-status' | 'replace' | 'client-side-apply' | 'server-side-apply' | 'another-manager'

/** The write itself, whatever came before it. */
export function whatOf(write: LaterVerdict['write']): What {
  return write.slice(write.indexOf('/') + 1) as What
}
