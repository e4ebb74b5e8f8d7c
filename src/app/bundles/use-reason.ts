import type { PlacementReason } from '../../core/plan'
import { useWords } from '../words'
import type { ShownResource } from './shown-resource'

/** Why a resource stands where it stands, in words. */
export function useReason(resources: readonly ShownResource[]): (reason: PlacementReason) => string {
  const { t } = useWords()
  const nameOf = (index: number): string => resources[index]?.name ?? t('table.noName')
  return reason => {
    switch (reason.code) {
      case 'stage':
        return t(`reason.stage.${reason.stage}`)
      case 'after':
      case 'before-needed': {
        const field = reason.field === 'field' ? shortPath(reason.path) : t(`reason.field.${reason.field}`)
        return t(`reason.${reason.code}`, { name: nameOf(reason.resource), field })
      }
      case 'moved':
        return t('reason.moved', { from: reason.from })
      case 'group':
        if (reason.by !== 'resource' && reason.name === '') return t('reason.group.none')
        return t(`reason.group.${reason.by}`, { name: reason.name })
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

/** Where pods are described the way there is the same for all: `volumes[].configMap` says enough. */
function shortPath(path: string): string {
  return path.replace(/^.*template\.spec\./, '')
}
