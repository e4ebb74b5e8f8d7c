import { useWords } from '../words'
import { type Line, type OtherLine, otherLines } from './limit-lines'
import type { SizeModel } from './size-model'

/** The name of the live line, and the lines beside it with theirs, on an axis of `width` pixels. */
export function useLines(
  { live, real, scale }: SizeModel,
  width: number,
): { readonly liveName: string; readonly others: readonly (OtherLine & { readonly name: string })[] } {
  const { t } = useWords()
  const nameOf = ({ limit, isReal }: Line & { readonly isReal: boolean }): string =>
    isReal ? t('chart.real') : t(`limit.${limit}`)
  const liveName = real ? t('chart.whatIf') : t(`limit.${live.limit}`)
  const others = otherLines({ live, liveName, real, scale, width, nameOf })
  return { liveName, others: others.map(line => ({ ...line, name: nameOf(line) })) }
}
