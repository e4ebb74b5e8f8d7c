import { useId, useState } from 'react'
import { Icon, Rich, VerdictWord } from '../kit'
import { type LinkState, usePage, usePageStore } from '../store'
import { useWords } from '../words'
import { LinkContents } from './link-contents'

/** What an opened link is, or why it could not be opened, over the page that stays usable all the same. */
export function LinkBar() {
  const { t } = useWords()
  const link = usePage(state => state.link)
  const { closeLink, showLink } = usePageStore().getState()
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  if (!link) return null
  const problems = (link.state !== 'fault' && link.linked.analyzed.linked?.problems) || 0
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
            <Rich>
              {t(
                link.state === 'other'
                  ? 'link.other'
                  : link.linked.comparison === null
                    ? 'link.shown'
                    : 'link.shownCompared',
              )}
            </Rich>{' '}
            {link.state === 'shown' && <Cut link={link} />}{' '}
            {link.state === 'shown' && problems > 0 && t('link.problems', { count: problems })}
          </p>
        </>
      )}
      <span className="link-bar-end">
        {link.state === 'shown' && (
          <button
            type="button"
            className="button"
            aria-expanded={isOpen}
            aria-controls={isOpen ? id : undefined}
            onClick={() => setOpen(open => !open)}
          >
            {t('link.whatIsIn')}
          </button>
        )}
        {link.state === 'other' && (
          <button type="button" className="button" onClick={showLink}>
            {t('link.back')}
          </button>
        )}
        <button type="button" className="button ghost" onClick={closeLink}>
          {t(link.state === 'fault' ? 'notice.dismiss' : 'link.leave')}
        </button>
      </span>
      {link.state === 'shown' && isOpen && (
        <div id={id} className="link-inside">
          <LinkContents names={link.linked.named} withText={false} />
          <p className="quiet small">
            {t('link.written', {
              version: link.linked.analyzed.analysis.plimsoll,
              tables: link.linked.analyzed.analysis.kubernetes,
              count: link.linked.characters,
            })}
          </p>
        </div>
      )}
    </section>
  )
}

function Cut({ link }: { readonly link: Exclude<LinkState, { state: 'fault' }> }) {
  const { t } = useWords()
  const { analyzed, question } = link.linked
  const rest = analyzed.linked?.rest
  if (!rest) return null
  const goIn = rest.routes.find(([route]) => route === question.route)?.[2] ?? 0
  return (
    <Rich>
      {t('link.cut', {
        listed: analyzed.analysis.resources.length,
        count: rest.count,
        goIn,
        route: t(`routePlain.${question.route}`),
      })}
    </Rich>
  )
}
