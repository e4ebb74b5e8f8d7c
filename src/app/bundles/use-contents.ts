import type { Bundle } from '../../core/plan'
import { shortKind } from '../../core/words'
import { useWords } from '../words'
import type { ShownResource } from './shown-resource'

/** What is in bundles, in a few words: "24 CRDs", "Deployment", "5 resources". */
export function useContents(resources: readonly ShownResource[]): (bundles: readonly Bundle[]) => string {
  const { t } = useWords()
  return bundles => {
    const held = bundles.flatMap(({ placements }) => placements)
    const kinds = new Set(held.map(({ resource }) => shortKind(resources[resource]?.kind ?? '')))
    const [kind] = kinds
    if (kinds.size === 1 && held.length === 1 && kind) return kind
    if (kinds.size === 1 && kind === 'CRD') return t('timeline.crds', { count: held.length })
    return t('split.resources', { count: held.length })
  }
}
