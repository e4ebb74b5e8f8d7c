import type { ResourceReport } from '../../core/analysis'
import { formatCount, formatShare } from '../../core/bytes'
import { judgeLater, type LaterVerdict } from '../../core/verdict'
import { VerdictWord, visibleText } from '../kit'
import { clusterOf, usePage } from '../store'
import { laterWords, useWords, whatOf } from '../words'

/** The writes that follow the first one on a route: what etcd is then asked to keep, and how that fares. */
export function LaterWrites({ resource, route }: { readonly resource: ResourceReport; readonly route: string }) {
  const { t } = useWords()
  const cluster = usePage(clusterOf)
  const writes = judgeLater(resource.bytes.etcdValue.later ?? [], cluster).filter(({ write }) =>
    write.startsWith(`${route}/`),
  )
  if (writes.length === 0) return null
  return (
    <section className="later-writes" aria-labelledby="later-writes">
      <h3 id="later-writes">{t('later.title')}</h3>
      <table>
        <thead>
          <tr className="later-head">
            <th scope="col">{t('later.head')}</th>
            <th scope="col">{t('later.value')}</th>
            <th scope="col">{t('later.request')}</th>
            <th scope="col">{t('table.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {writes.map(write => (
            <Row key={write.write} write={write} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Row({ write }: { readonly write: LaterVerdict }) {
  const { t } = useWords()
  const { bytes, request, max, verdict, outcome, message } = write
  return (
    <>
      <tr>
        <th scope="row">{t(`later.write.${whatOf(write.write)}`)}</th>
        <td>{formatCount(bytes)}</td>
        <td>{max === null ? formatCount(request) : t('later.used', { bytes: request, max })}</td>
        <td>
          <VerdictWord
            verdict={verdict}
            word={`${t(`verdict.${verdict}`)}${max === null ? '' : ` ${formatShare(request / max)}`}`}
          />
        </td>
      </tr>
      {outcome !== 'kept' && (
        <tr className="later-note">
          <td colSpan={4}>
            {laterWords(t, write)}
            {message !== null && <code>{visibleText(message)}</code>}
          </td>
        </tr>
      )}
    </>
  )
}
