import { Icon, Rich, VerdictWord } from '../kit'
import { type LinkState, usePage, usePageStore } from '../store'
import { useWords } from '../words'

/** What an opened link is, or why it could not be opened, over the page that stays usable all the same. */
export function LinkBar() {
  const { t } = useWords()
  const link = usePage(state => state.link)
  const { closeLink, showLink } = usePageStore().getState()
  if (!link) return null
  return (
    <section className="link-bar" aria-label={t('link.label')}>
      {link.state === 'fault' ? (
        <p role="alert">
          <VerdictWord verdict="refused" word={t(`link.fault.${link.fault}`)} /> {t('link.rest')}
        </p>
      ) : (
        <>
          <Icon name="lock" />
          <p>
            <Rich>{t(link.state === 'shown' ? 'link.shown' : 'link.other')}</Rich>{' '}
            {link.state === 'shown' && <Cut link={link} />}
          </p>
        </>
      )}
      <span className="link-bar-end">
        {link.state === 'other' && (
          <button type="button" className="button" onClick={showLink}>
            {t('link.back')}
          </button>
        )}
        <button type="button" className="button ghost" onClick={closeLink}>
          {t(link.state === 'fault' ? 'notice.dismiss' : 'link.leave')}
        </button>
      </span>
    </section>
  )
}

function Cut({ link }: { readonly link: Exclude<LinkState, { state: 'fault' }> }) {
  const { t } = useWords()
  const { rest, weighed } = link.linked
  if (!rest) return null
  const goIn = rest.routes.find(([route]) => route === 'client-side-apply')?.[2] ?? 0
  return <Rich>{t('link.cut', { listed: weighed.analysis.resources.length, count: rest.count, goIn })}</Rich>
}
