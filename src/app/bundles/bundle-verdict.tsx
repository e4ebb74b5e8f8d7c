import type { Bundle } from '../../core/plan'
import { VerdictWord } from '../kit'
import { useAnswer, usePage } from '../store'
import { useWords } from '../words'

/** How a bundle alone fares on the route of the question: what carries it is built of its own bytes. */
export function BundleVerdict({ bundle }: { readonly bundle: Bundle }) {
  const { t } = useWords()
  const route = usePage(state => state.question.route)
  const answer = useAnswer('bundle', { name: bundle.name })
  const report = answer.state === 'value' ? answer.value : null
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
      <VerdictWord verdict={verdict} word={t(`verdict.${verdict}`)} iconOnly /> {t(`wayPlain.${route}`)}: {facts}
    </span>
  )
}
