import { useMemo, useState } from 'react'
import { type CardTheme, htmlReport, markdownReport, type SizeReport, svgReport } from '../../core/report'
import { copyText, saveFile } from '../../platform'
import { drawPng } from '../charts'
import { Icon, Segments, VerdictWord } from '../kit'
import { useAnswer, usePage, usePageStore } from '../store'
import { useWords } from '../words'
import { useReportSpeech } from './use-report-speech'

const formats = ['png', 'svg', 'html', 'markdown'] as const
type Format = (typeof formats)[number]
const lengths = ['3', '5', '10'] as const

/** The card as it will be, and taking it away. */
export default function CardView() {
  const { t } = useWords()
  const isSupposed = usePage(state => state.whatIf !== null)
  const hasEarlier = usePage(state => state.earlier !== null)
  const [theme, setTheme] = useState<CardTheme>('light')
  const [format, setFormat] = useState<Format>('markdown')
  const [largest, setLargest] = useState<(typeof lengths)[number]>('5')
  const [withChange, setChange] = useState(true)
  const [withCommand, setCommand] = useState(true)
  const store = usePageStore()
  const answer = useAnswer(isSupposed ? null : 'sizeReport', {
    largest: Number(largest),
    withChange: withChange && hasEarlier,
    withCommand,
  })
  const report = answer.state === 'value' ? answer.value : null
  return (
    <div className="card-page">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls is reached by keyboard */}
      <section className="card-stage" tabIndex={0} aria-label={t('card.preview')}>
        {isSupposed ? (
          <div className="card-note">
            <p role="status">{t('share.whatIf')}</p>
            <button type="button" className="button primary big" onClick={() => store.getState().resetWhatIf()}>
              {t('share.resetWhatIf')}
            </button>
          </div>
        ) : answer.state === 'failure' ? (
          <p role="alert">{answer.failure.detail}</p>
        ) : report ? (
          <Picture report={report} theme={theme} />
        ) : (
          <p className="quiet" role="status">
            {t('app.loading')}
          </p>
        )}
      </section>
      <aside className="card-side" aria-label={t('card.options')}>
        <div className="card-head">
          <h1>{t('card.title')}</h1>
          <button
            type="button"
            className="button ghost icon-only"
            aria-label={t('app.close')}
            title={t('app.close')}
            onClick={() => store.getState().show(hasEarlier ? 'compare' : 'analyze')}
          >
            <Icon name="remove" />
          </button>
        </div>
        <p className="quiet card-about">{t('card.about')}</p>
        <div className="card-options">
          <Choice title={t('card.as')}>
            <Segments
              label={t('card.as')}
              value={format}
              onChange={setFormat}
              options={formats.map(id => ({ id, label: t(`card.format.${id}`) }))}
            />
          </Choice>
          <Choice title={t('card.theme')}>
            <Segments
              label={t('card.theme')}
              value={theme}
              onChange={setTheme}
              options={(['light', 'dark'] as const).map(id => ({ id, label: t(`card.${id}`) }))}
            />
          </Choice>
          <Choice title={t('card.largest')}>
            <Segments
              label={t('card.largest')}
              value={largest}
              onChange={setLargest}
              options={lengths.map(id => ({ id, label: id }))}
            />
          </Choice>
          {hasEarlier && (
            <label>
              <input type="checkbox" checked={withChange} onChange={event => setChange(event.target.checked)} />
              {t('card.withChange')}
            </label>
          )}
          <label>
            <input type="checkbox" checked={withCommand} onChange={event => setCommand(event.target.checked)} />
            {t('card.withCommand')}
          </label>
        </div>
        {report && <Take report={report} theme={theme} format={format} />}
      </aside>
    </div>
  )
}

function Choice({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <span className="card-choice" aria-hidden="true">
        {title}
      </span>
      {children}
    </div>
  )
}

function Picture({ report, theme }: { readonly report: SizeReport; readonly theme: CardTheme }) {
  const speech = useReportSpeech()
  const { svg, height } = useMemo(() => svgReport(report, speech, theme), [report, speech, theme])
  return (
    <img
      className="card-picture"
      src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`}
      width={840}
      height={height}
      alt={/<title>([^<]*)/.exec(svg)?.[1] ?? ''}
    />
  )
}

/** One button in ink: what the chosen format is taken away by. */
function Take(props: { readonly report: SizeReport; readonly theme: CardTheme; readonly format: Format }) {
  const { t } = useWords()
  const { report, theme, format } = props
  const speech = useReportSpeech()
  const plan = usePage(state => state.question.plan.name)
  const [failed, setFailed] = useState(false)
  const [copied, setCopied] = useState<string | null>(null)
  const markdown = useMemo(() => markdownReport(report, speech), [report, speech])
  const name = `${plan}-size-report`

  async function take(): Promise<void> {
    setFailed(false)
    try {
      if (format === 'markdown') {
        if (!(await copyText(markdown))) throw new Error('the clipboard was refused')
        setCopied(markdown)
      } else if (format === 'html') saveText(`${name}.html`, htmlReport(report, speech, theme), 'text/html')
      else {
        const { svg, height } = svgReport(report, speech, theme)
        if (format === 'svg') saveText(`${name}.svg`, svg, 'image/svg+xml')
        else saveFile(`${name}.png`, await drawPng(svg, 840 * pixels, height * pixels), 'image/png')
      }
    } catch {
      setFailed(true)
    }
  }

  const isCopied = format === 'markdown' && copied === markdown
  return (
    <div className="card-take">
      <button type="button" className="button primary big" onClick={take}>
        <Icon name={isCopied ? 'check' : format === 'markdown' ? 'copy' : 'download'} />
        <span>{t(isCopied ? 'step.copied' : `card.take.${format}`)}</span>
      </button>
      <span className="unseen" role="status">
        {isCopied && t('step.copied')}
      </span>
      {failed && (
        <p role="alert">
          <VerdictWord verdict="refused" word={t(format === 'markdown' ? 'card.copyRefused' : 'card.failed')} />
        </p>
      )}
      {format === 'markdown' && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls is reached by keyboard
        <section className="card-text" tabIndex={0} aria-label={t('card.format.markdown')}>
          <pre>{markdown}</pre>
        </section>
      )}
    </div>
  )
}

/** A PNG has this many pixels for each of the card. */
const pixels = 2

function saveText(name: string, text: string, type: string): void {
  saveFile(name, new TextEncoder().encode(text), type)
}
