import type { Split } from '../../engine'
import { Dialog } from '../kit'
import { useWords } from '../words'
import type { SplitAnswer } from './bundle-facts'
import type { Download } from './use-download'
import type { SplitFix } from './use-split-fix'

/** Names shown of what does not arrive. */
const mostNamed = 6

/** Asked before a zip of which not all reaches the cluster: fixing it comes first. */
export function DownloadDialog(props: {
  readonly split: Split
  readonly answer: SplitAnswer
  readonly fix: SplitFix | null
  readonly download: Download
}) {
  const { split, answer, fix, download } = props
  const { t } = useWords()
  const names = answer.refused.map(({ bundle }) => bundle.name)
  const failed = split.proof.checks.filter(({ passed, code }) => !passed && code !== 'delivered')
  const others = split.proof.outputSizes.filter(({ bytes, max }) => bytes > max)
  return (
    <Dialog title={t('ask.title')} closeLabel={t('app.close')} onClose={download.stopAsking}>
      <div className="ask-text">
        {names.length > 0 && (
          <p>
            {t('ask.refused', {
              count: names.length,
              names: names.slice(0, mostNamed).join(t('table.and')) + (names.length > mostNamed ? ' …' : ''),
            })}
          </p>
        )}
        {others.map(({ limit, of, bytes, max }) => (
          <p key={of}>
            {t(`exporting.outputSize.${limit}`, { of })}: {t('proof.ofBytes', { bytes, max })}
          </p>
        ))}
        {names.length === 0 &&
          failed.map(({ code, held, of }) => (
            <p key={code}>
              {t(`proof.${code}`)}: {t('proof.held', { held, of })}
            </p>
          ))}
        <p className="ask-count">{t('ask.delivered', { fit: answer.fit, of: answer.of })}</p>
      </div>
      <footer className="ask-acts">
        <button type="button" className="button" onClick={download.stopAsking}>
          {t('progress.cancel')}
        </button>
        <button type="button" className={fix ? 'button' : 'button primary'} onClick={download.take}>
          {t('ask.take', { fit: answer.fit, of: answer.of })}
        </button>
        {fix && (
          <button
            type="button"
            className="button primary"
            // biome-ignore lint/a11y/noAutofocus: what is right stands ready
            autoFocus
            onClick={() => {
              fix.make()
              download.takeWhenFixed()
            }}
          >
            {t('ask.fix')}
          </button>
        )}
      </footer>
    </Dialog>
  )
}
