import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { shareOf } from '../../core/analysis'
import { DraughtBar, formatShare, Rich, VerdictWord } from '../kit'
import { PasteError } from '../remedies'
import { usePage, usePageStore, type Way, type Weighed } from '../store'
import { useWords } from '../words'
import { useMeets } from './use-meets'
import { WayDetail } from './way-detail'

/** The ways in, one load line through all of them, and what the chosen one meets. */
export function WaysPanel({ weighed }: { readonly weighed: Weighed }) {
  const { t } = useWords()
  const store = usePageStore()
  const chosen = usePage(state => state.way)
  const way = weighed.ways.find(({ id }) => id === chosen)
  return (
    <section className="panel ways" aria-labelledby="ways-title">
      <div className="panel-head">
        <h2 id="ways-title">{t('ways.title')}</h2>
        {weighed.sources.length > 0 && <PasteError weighed={weighed} />}
      </div>
      <div className="ways-table">
        <div className="ways-head" aria-hidden="true">
          <span className="ways-head-name">{t('ways.head')}</span>
          <span className="ways-head-limit">{t('ways.limit')}</span>
        </div>
        <span className="ways-line" aria-hidden="true" />
        <ListBox
          aria-labelledby="ways-title"
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={[chosen]}
          onSelectionChange={keys => {
            const next = weighed.ways.find(({ id }) => keys === 'all' || keys.has(id))
            if (next) store.getState().chooseWay(next.id)
          }}
        >
          {weighed.ways.map(each => (
            <ListBoxItem key={each.id} id={each.id} className={wayClass(each)} textValue={t(`wayPlain.${each.id}`)}>
              <WayRow way={each} />
            </ListBoxItem>
          ))}
        </ListBox>
      </div>
      {way && <WayDetail way={way} weighed={weighed} />}
    </section>
  )
}

function wayClass({ id, verdict }: Way): string {
  return `way ${verdict}${id === 'clusterresourceset-configmap-json' ? ' sub' : ''}`
}

function WayRow({ way }: { readonly way: Way }) {
  const { t } = useWords()
  const meets = useMeets()
  const share = way.meets ? shareOf(way.meets) : 0
  return (
    <>
      <VerdictWord verdict={way.verdict} word={t(`verdict.${way.verdict}`)} />
      <span className="way-name">
        <Rich>{t(`way.${way.id}`)}</Rich>
        <span className="way-meets">{meets(way)}</span>
      </span>
      <DraughtBar share={share} verdict={way.verdict} />
      <span className="way-share">{way.meets?.max ? formatShare(share) : '–'}</span>
    </>
  )
}
