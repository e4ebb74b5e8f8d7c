import { defaultQuota, effectOf, links, metrics, prometheusRule, secondsOn } from '../../core/analysis'
import type { Bytes } from '../../core/bytes'
import { copyText } from '../../platform'
import { Dialog, Icon, Rich } from '../kit'
import { useGzip, usePage, usePageStore } from '../store'
import { useWords } from '../words'

/** What the whole takes in etcd and on the wire, and the metrics that show it in a cluster. */
export default function WeightDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords()
  const analysis = usePage(state => state.analyzed?.analysis)
  const gzip = useGzip(null)
  if (!analysis) return null
  const weight = effectOf(analysis)
  const { etcd, estimated, revision, revisionsToQuota, requests } = weight
  return (
    <Dialog title={t('weight.title')} closeLabel={t('app.close')} onClose={onClose} wide>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard */}
      <section className="weight" aria-label={t('weight.title')} tabIndex={0}>
        <h3 className="weight-title">{t('weight.etcd')}</h3>
        <dl className="weight-list">
          <dt>{t('weight.once')}</dt>
          <dd>{t(estimated ? 'weight.about' : 'weight.value', { bytes: etcd })}</dd>
          <dt>{t('weight.revision')}</dt>
          <dd>
            {t('weight.revisionInUse', { bytes: revision.inUse })}
            <br />
            {t('weight.revisionFile', { from: revision.file[0], to: revision.file[1] })}
          </dd>
        </dl>
        <p className="quiet small">{t('weight.revisionText')}</p>
        {revisionsToQuota !== null && <p>{t('weight.quota', { max: defaultQuota, count: revisionsToQuota })}</p>}

        <h3 className="weight-title">{t('weight.wire')}</h3>
        <Wire requests={requests} gzip={gzip} />
        <p className="quiet small">{t('weight.wireText')}</p>

        <h3 className="weight-title">{t('weight.metrics')}</h3>
        <Metrics />
      </section>
    </Dialog>
  )
}

type Requests = ReturnType<typeof effectOf>['requests']

function Wire({ requests, gzip }: { readonly requests: Requests; readonly gzip: Bytes | null }) {
  const { t } = useWords()
  const kubectl = requests.filter(({ route }) => ['client-side-apply', 'server-side-apply', 'create'].includes(route))
  const rows = [
    ...kubectl.map(({ route, count, bytes }) => ({ name: t(`wayPlain.${route}`), count, bytes })),
    ...(gzip === null ? [] : [{ name: t('weight.download'), count: 1, bytes: gzip }]),
  ]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard
    <section className="weight-table" aria-label={t('weight.wire')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('weight.way')}</th>
            <th scope="col">{t('weight.requests')}</th>
            <th scope="col">{t('weight.body')}</th>
            {links.map(({ id }) => (
              <th key={id} scope="col">
                {id}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, count, bytes }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{t('weight.count', { number: count })}</td>
              <td>{t('weight.count', { number: bytes })}</td>
              {links.map(({ id, bitsPerSecond }) => (
                <td key={id}>{t('weight.seconds', { time: seconds(secondsOn(bytes, bitsPerSecond)) })}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Two digits say enough of a time: 0.012, 1.2, 116. */
function seconds(time: number): string {
  return time >= 100 ? time.toFixed(0) : time === 0 ? '0' : String(Number(time.toPrecision(2)))
}

function Metrics() {
  const { t } = useWords()
  const store = usePageStore()
  const copy = async (text: string) =>
    store.getState().notify({ code: (await copyText(text)) ? 'copied' : 'copy-refused' })
  return (
    <>
      <ul className="weight-metrics">
        {metrics.map(({ id, query }) => (
          <li key={id}>
            <code>{query}</code>
            <button
              type="button"
              className="button ghost icon-only"
              aria-label={t('weight.copyQuery', { name: id })}
              onClick={() => copy(query)}
            >
              <Icon name="copy" />
            </button>
            <span className="quiet small">{t(`weight.source.${id}`)}</span>
          </li>
        ))}
      </ul>
      <p>
        <button type="button" className="button" onClick={() => copy(prometheusRule())}>
          <Icon name="copy" />
          <Rich>{t('weight.copyRule')}</Rich>
        </button>
      </p>
    </>
  )
}
