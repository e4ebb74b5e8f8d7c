import type { Bundle } from '../../core/plan'
import { VerdictWord } from '../kit'
import { useAnswer } from '../remedies'
import { usePage } from '../store'
import { useWords } from '../words'

/** How a bundle alone fares on the chosen way in: what carries it is built of its own bytes. */
export function BundleVerdict({ bundle }: { readonly bundle: Bundle }) {
  const { t } = useWords()
  const way = usePage(state => state.way)
  const { name, bytes: size } = bundle
  const forms = bundle.placements.map(({ form }) => form).join('')
  const answer = useAnswer(`bundle ${name} ${size} ${forms} ${way}`, store => store.getState().bundleOn(name, way))
  const report = answer && 'value' in answer ? answer.value : null
  if (!report) return null
  const { verdict, meets, estimated, goIn, of } = report
  const facts =
    meets?.limit && meets.bytes !== null && meets.max !== null
      ? t(estimated ? 'ways.meetsAbout' : 'ways.meets', {
          limit: t(`limit.${meets.limit}`),
          bytes: meets.bytes,
          max: meets.max,
        })
      : t('ways.count', { goIn, of })
  return (
    <span className="bundle-verdict small">
      <VerdictWord verdict={verdict} word={t(`verdict.${verdict}`)} iconOnly /> {t(`wayPlain.${way}`)}: {facts}
    </span>
  )
}
