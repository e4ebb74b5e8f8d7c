import type { RemedyReport, Removal, RewriteId } from '../../core/remedy'
import { Dialog } from '../kit'
import { useAnswer } from '../store'
import { useWords } from '../words'
import { plain, useRemedyName } from './use-remedy-name'

/** The difference that a remedy makes: every line that goes, with its number; nothing else changes. */
export default function RemovalsDialog(props: {
  readonly index: number
  readonly report: RemedyReport
  readonly onClose: () => void
}) {
  const { index, report, onClose } = props
  const { t } = useWords()
  const nameOf = useRemedyName()
  const name = plain(nameOf(report.remedy, report.route))
  const answer = useAnswer('removals', { resource: index, remedies: [report.remedy as RewriteId] })
  const removals = answer.state === 'value' ? answer.value : null
  return (
    <Dialog title={t('removals.title', { name })} closeLabel={t('app.close')} onClose={onClose} wide>
      {!removals && <p className="removals-sum quiet">{t('removals.loading')}</p>}
      {removals && (
        <>
          <p className="removals-sum">
            {t('removals.sum', { count: removals.count, bytes: report.saves ?? removals.bytes })}
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard */}
          <section className="removals" aria-label={t('removals.list')} tabIndex={0}>
            <ol>
              {removals.shown.map(removal => (
                <Gone key={removal.path} removal={removal} />
              ))}
            </ol>
            {removals.count > removals.shown.length && (
              <p className="quiet">{t('removals.more', { count: removals.count - removals.shown.length })}</p>
            )}
          </section>
        </>
      )}
    </Dialog>
  )
}

function Gone({ removal }: { readonly removal: Removal }) {
  const { path, line, text, bytes, isCut } = removal
  const { t } = useWords()
  return (
    <li>
      <p className="removal-head">
        <span>{line === null ? t('removals.noLines') : t('removals.line', { line })}</span>
        <code>{path}</code>
        <span>{t('removals.bytes', { bytes })}</span>
      </p>
      {line !== null && (
        <pre className="removal-lines">
          {text === null
            ? t('removals.masked', { bytes })
            : dedented(text)
                .split('\n')
                .map(each => `− ${each}`)
                .join('\n')}
          {isCut && `\n  ${t('removals.cut')}`}
        </pre>
      )}
    </li>
  )
}

/** Deep in a schema the indentation would leave no room for the text; the path says where it stands. */
function dedented(text: string): string {
  const lines = text.split('\n')
  const least = Math.min(...lines.filter(line => /\S/.test(line)).map(line => line.search(/\S/)))
  return Number.isFinite(least) ? lines.map(line => line.slice(least)).join('\n') : text
}
