import { useState } from 'react'
import { formatCount } from '../../core/bytes'
import type { Split } from '../../engine'
import { saveFile } from '../../platform'
import { Dialog, Icon, VerdictMark, VerdictWord } from '../kit'
import { usePage, usePageStore } from '../store'
import { useWords } from '../words'
import { ExportOptions } from './export-options'
import { FileList } from './file-list'

/** Names shown of what does not hold. */
const mostNamed = 10

/** What was checked by reading the zip back, what is in it, and the zip. */
export function ProofPanel({ split }: { readonly split: Split }) {
  const { t } = useWords()
  const store = usePageStore()
  const name = usePage(state => state.question.plan.name)
  const busy = usePage(state => state.splitting !== null)
  const [failed, setFailed] = useState<string | null>(null)
  const { proof } = split
  const [isAsking, setAsking] = useState(false)
  const over = proof.weights.filter(({ bytes, max }) => bytes > max)
  const shortfalls = proof.checks.flatMap(({ code, passed, held, of, failed: missing }) =>
    !passed && (code === 'under-limit' || code === 'delivered') ? [{ code, held, of, missing }] : [],
  )
  const isComplete = proof.passed && over.length === 0
  const asJson = split.plan.bundles.flatMap(({ placements }) => placements).filter(({ form }) => form === 'json').length
  const facts = { in: proof.resourcesIn, out: proof.resourcesOut }

  async function download(): Promise<void> {
    setFailed(null)
    setAsking(false)
    try {
      saveFile(`${name}.zip`, await store.getState().zip(), 'application/zip')
    } catch (error) {
      setFailed(error instanceof Error ? error.message : String(error))
    }
  }

  return (
    <aside className="side" aria-label={t('proof.title')}>
      <section>
        <div className="seal">
          <VerdictMark verdict={isComplete ? 'fits' : 'refused'} />
          <div>
            <h2>{proof.equal ? t('proof.equal', facts) : t('proof.notEqual', facts)}</h2>
            {shortfalls.map(({ code, held, of }) => (
              <p key={code} className="small">
                {t(`proof.short.${code}`, { held, of })}
              </p>
            ))}
            <span className="quiet small">
              {t('proof.how')}
              {proof.resourcesExcluded > 0 && `; ${t('planning.excluded', { count: proof.resourcesExcluded })}`}
            </span>
          </div>
        </div>
        <table className="proof">
          <caption className="unseen">{t('proof.title')}</caption>
          <tbody>
            {proof.checks
              .filter(({ of }) => of > 0)
              .map(({ code, passed, held, of }) => (
                <tr key={code}>
                  <th scope="row">{t(`proof.${code}`)}</th>
                  <td>
                    {t('proof.held', { held, of })}{' '}
                    <VerdictWord
                      verdict={passed ? 'fits' : 'refused'}
                      word={t(passed ? 'proof.passed' : 'proof.failed')}
                      iconOnly
                    />
                  </td>
                </tr>
              ))}
            {asJson > 0 && (
              <tr>
                <th scope="row">{t('exporting.asJson')}</th>
                <td>{formatCount(asJson)}</td>
              </tr>
            )}
            {proof.weights.map(({ limit, of, bytes, max, known }) => (
              <tr key={of}>
                <th scope="row">{t(`exporting.weight.${limit}`, { of })}</th>
                <td>
                  {known === 'estimate' ? t('exporting.about', { bytes, max }) : t('proof.ofBytes', { bytes, max })}{' '}
                  <VerdictWord
                    verdict={bytes <= max ? 'fits' : 'refused'}
                    word={t(bytes <= max ? 'proof.passed' : 'proof.failed')}
                    iconOnly
                  />
                </td>
              </tr>
            ))}
            {proof.fullest && (
              <tr>
                <th scope="row">{t('proof.fullest')}</th>
                <td>
                  {proof.fullest.max === null
                    ? t('app.bytes', { count: proof.fullest.bytes })
                    : t('proof.ofBytes', { bytes: proof.fullest.bytes, max: proof.fullest.max })}
                </td>
              </tr>
            )}
            {proof.inputSha256.slice(0, 8).map(({ source, sha256 }) => (
              <tr key={source}>
                <th scope="row">
                  {proof.inputSha256.length === 1 ? t('proof.input') : <bdi>{t('proof.inputOf', { source })}</bdi>}
                </th>
                <td>
                  <code>
                    {sha256.slice(0, 8)}…{sha256.slice(-8)}
                  </code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <ExportOptions />
      <FileList split={split} />
      <section className="side-act">
        <button
          type="button"
          className="button primary big"
          disabled={busy || !proof.equal}
          onClick={isComplete ? download : () => setAsking(true)}
        >
          <Icon name="download" />
          {t('split.download')}
        </button>
        <p className="small quiet">{failed ?? t(proof.equal ? 'split.sameZip' : 'exporting.notOffered')}</p>
      </section>
      {isAsking && (
        <Dialog title={t('proof.ask.title')} closeLabel={t('app.close')} onClose={() => setAsking(false)}>
          <div className="proof-ask">
            <ul>
              {shortfalls.map(({ code, held, of, missing }) => (
                <li key={code}>
                  {t(`proof.short.${code}`, { held, of })} <bdi>{missing.slice(0, mostNamed).join(', ')}</bdi>
                </li>
              ))}
              {over.map(({ limit, of, bytes, max }) => (
                <li key={of}>
                  {t(`exporting.weight.${limit}`, { of })}: {t('proof.ofBytes', { bytes, max })}
                </li>
              ))}
            </ul>
            <p>{t('proof.ask.text')}</p>
            <button type="button" className="button primary" onClick={download}>
              <Icon name="download" />
              {t('proof.ask.anyway')}
            </button>
          </div>
        </Dialog>
      )}
    </aside>
  )
}
