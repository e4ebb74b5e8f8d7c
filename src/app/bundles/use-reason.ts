import type { ResourceReport } from '../../core/analysis'
import type { PlacementReason } from '../../core/plan'
import { useWords } from '../words'

/** Why a resource stands where it stands, in words. */
export function useReason(resources: readonly ResourceReport[]): (reason: PlacementReason) => string {
  const { t } = useWords()
  const nameOf = (index: number): string => resources[index]?.name ?? t('table.noName')
  return reason => {
    switch (reason.code) {
      case 'stage':
        return t(`reason.stage.${reason.stage}`)
      case 'after':
        return t('reason.after', { name: nameOf(reason.resource), field: t(`reason.field.${reason.field}`) })
      case 'next-bundle':
        return t('reason.next-bundle', { closed: reason.closed })
      case 'sorted-by-kind':
        return t('reason.sorted-by-kind', { name: nameOf(reason.resource) })
      case 'as-json':
        return t(`reason.as-json.${reason.because}`)
      case 'input-order':
      case 'kind-not-in-input':
      case 'create-only':
      case 'alone-over-limit':
        return t(`reason.${reason.code}`)
    }
  }
}
