import type { Answered } from '../store'
import { useWords } from '../words'

/** Whether the whole input goes into one ConfigMap as it is, and as JSON documents; null where nothing was judged. */
export function useWholeSentence({ analysis, routes }: Answered): string | null {
  const { t } = useWords()
  const text = routes.find(({ id }) => id === 'clusterresourceset-configmap')?.whole
  const json = routes.find(({ id }) => id === 'clusterresourceset-configmap-json')?.whole
  if (!text?.max || text.bytes === null || !json || json.bytes === null) return null
  const facts = { count: analysis.sources.length, bytes: text.bytes, max: text.max, json: json.bytes }
  if (text.verdict === 'fits') return t('verdict.wholeFits', facts)
  if (text.verdict === 'tight') return t('verdict.wholeTight', facts)
  if (json.verdict === 'fits') return t('verdict.wholeJsonFits', facts)
  if (json.verdict === 'tight') return t('verdict.wholeJsonTight', facts)
  return t('verdict.wholeRefused', facts)
}
