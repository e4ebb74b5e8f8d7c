import { limits, maxOf } from '../../core/limit'
import { Dialog } from '../kit'
import { usePage } from '../store'
import { useWords } from '../words'
import './all-limits.css'

/** Every limit on bytes that is known, as it is in the chosen cluster: who enforces it, and what raises it. */
export default function AllLimitsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords()
  const cluster = usePage(state => state.question.cluster)
  return (
    <Dialog title={t('limitFacts.all')} closeLabel={t('app.close')} onClose={onClose} wide>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard */}
      <section className="all-limits" aria-label={t('limitFacts.all')} tabIndex={0}>
        <ul>
          {limits.map(({ id, enforcedBy }) => {
            const max = maxOf(cluster, id)
            return (
              <li key={id}>
                <b>{t(`limit.${id}`)}</b>
                <span className="all-limits-max">
                  {max === null ? t('limitFacts.none') : t('limitFacts.max', { max })}
                </span>
                <span className="quiet small">
                  <code>{id}</code> · {enforcedBy}
                </span>
                <span className="quiet small">{t(`limitCounts.${id}`)}</span>
                <span className="quiet small">
                  {t('limitFacts.raise')}: {t(`limitRaise.${id}`)}
                </span>
              </li>
            )
          })}
        </ul>
      </section>
    </Dialog>
  )
}
