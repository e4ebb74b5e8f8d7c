import { defaultQuota, effectOf, links, metrics, prometheusRule, secondsOn } from '../../core/analysis'
import type { Bytes } from '../../core/bytes'
import { copyText } from '../../platform'
import { Dialog, Icon, Rich } from '../kit'
import { useGzip, usePage, usePageStore } from '../store'
import { useWords } from '../words'

/** What the whole takes in etcd and on the wire, and the metrics that show it in a cluster. */
export default function EffectDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords()
  const analysis = usePage(state => state.analyzed?.analysis)
  const gzip = useGzip(null)
  if (!analysis) return null
  const effect = effectOf(analysis)
  const { etcd, estimated, revision, revisionsToQuota, requests } = effect
  return (
    <Dialog title={t('effect.title')} closeLabel={t('app.close')} onClose={onClose} wide>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard */}
      <section className="effect" aria-label={t('effect.title')} tabIndex={0}>
        <h3 className="effect-title">{t('effect.etcd')}</h3>
        <dl className="effect-list">
          <dt>{t('effect.once')}</dt>
          <dd>{t(estimated ? 'effect.about' : 'effect.value', { bytes: etcd })}</dd>
          <dt>{t('effect.revision')}</dt>
          <dd>
            {t('effect.revisionInUse', { bytes: revision.inUse })}
            <br />
            {t('effect.revisionFile', { from: revision.file[0], to: revision.file[1] })}
          </dd>
        </dl>
        <p className="quiet small">{t('effect.revisionText')}</p>
        {revisionsToQuota !== null && <p>{t('effect.quota', { max: defaultQuota, count: revisionsToQuota })}</p>}

        <h3 className="effect-title">{t('effect.wire')}</h3>
        <Wire requests={requests} gzip={gzip} />
        <p className="quiet small">{t('effect.wireText')}</p>

        <h3 className="effect-title">{t('effect.metrics')}</h3>
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
    ...kubectl.map(({ route, count, bytes }) => ({ name: t(`routePlain.${route}`), count, bytes })),
    ...(gzip === null ? [] : [{ name: t('effect.download'), count: 1, bytes: gzip }]),
  ]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard
    <section className="effect-table" aria-label={t('effect.wire')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('effect.route')}</th>
            <th scope="col">{t('effect.requests')}</th>
            <th scope="col">{t('effect.body')}</th>
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
              <td>{t('effect.count', { number: count })}</td>
              <td>{t('effect.count', { number: bytes })}</td>
              {links.map(({ id, bitsPerSecond }) => (
                <td key={id}>{t('effect.seconds', { time: seconds(secondsOn(bytes, bitsPerSecond)) })}</td>
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
      <ul className="effect-metrics">
        {metrics.map(({ id, query }) => (
          <li key={id}>
            <code>{query}</code>
            <button
              type="button"
              className="button ghost icon-only"
              aria-label={t('effect.copyQuery', { name: id })}
              onClick={() => copy(query)}
            >
              <Icon name="copy" />
            </button>
            <span className="quiet small">{t(`effect.source.${id}`)}</span>
          </li>
        ))}
      </ul>
      <p>
        <button type="button" className="button" onClick={() => copy(prometheusRule())}>
          <Icon name="copy" />
          <Rich>{t('effect.copyRule')}</Rich>
        </button>
      </p>
    </>
  )
}
