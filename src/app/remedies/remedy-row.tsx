import type { RemedyReport } from '../../core/remedy'
import type { Verdict } from '../../core/verdict'
import { shareOf } from '../../core/verdict'
import { DraughtBar, Icon, Rich, VerdictWord } from '../kit'
import { usePageStore } from '../store'
import { useWords } from '../words'
import { Consequence } from './consequence'
import { plain, useRemedyName } from './use-remedy-name'

/** One remedy: the state it leads to, its name, what it costs, the bytes it leaves; or why it does not help. */
export function RemedyRow(props: {
  readonly report: RemedyReport
  readonly before: Verdict | null
  readonly index: number
  readonly isFirst: boolean
  readonly onLook: () => void
}) {
  const { report, before, index, isFirst, onLook } = props
  const { remedy, helps, whyNot, verdict, route, saves, reportOnly, keySplit } = report
  const { t } = useWords()
  const store = usePageStore()
  const nameOf = useRemedyName()
  const name = nameOf(remedy, route, before)
  const removes = (remedy.startsWith('drop-') || remedy.startsWith('strip-')) && verdict !== null
  return (
    <li className={helps ? 'remedy' : 'remedy idle'}>
      {helps && verdict ? (
        <VerdictWord verdict={verdict.verdict} word={t(`verdict.${verdict.verdict}`)} iconOnly />
      ) : (
        <span className="remedy-idle">
          <Icon name="remove" />
          <span className="unseen">{t('remedies.notTaken')}</span>
        </span>
      )}
      <div className="remedy-say">
        <h3>
          <Rich>{name}</Rich>
        </h3>
        <p>
          <Rich>{whyNot !== null ? t(`whyNot.${whyNot}`) : t(`remedy.${remedy}.loses`)}</Rich>{' '}
          {reportOnly && verdict && t('remedies.reportOnly')}{' '}
          {saves !== null && saves > 0 && t('remedies.less', { count: saves })}
          {keySplit && t('remedies.parts', { count: keySplit.parts })}
        </p>
        {helps && remedy === 'other-route' && <Consequence route={route} />}
        {verdict && verdict.bytes !== null && verdict.max !== null && (helps || whyNot === 'not-enough') && (
          <p className="remedy-bar">
            <DraughtBar share={shareOf(verdict)} verdict={verdict.verdict} />
            <span>
              <Rich>
                {t(isAbout(verdict) ? 'remedies.usedAbout' : 'remedies.used', {
                  bytes: verdict.bytes,
                  max: verdict.max,
                })}
              </Rich>
            </span>
          </p>
        )}
        {removes && (
          <button
            type="button"
            className="link small"
            aria-label={t('remedies.removesFor', { remedy: plain(name) })}
            onClick={onLook}
          >
            {t('remedies.removes')}
          </button>
        )}
      </div>
      {helps && remedy !== 'raise-limit' && (
        <button
          type="button"
          className={isFirst ? 'button primary' : 'button'}
          aria-label={t('remedies.takeFor', { remedy: plain(name) })}
          onClick={() => store.getState().takeRemedy(report, index)}
        >
          {t('remedies.take')}
        </button>
      )}
    </li>
  )
}

/** What etcd is asked is an estimate: managedFields and defaults are. */
function isAbout({ limit }: Verdict): boolean {
  return limit === 'etcd.request' || limit === 'etcd.client.send'
}
