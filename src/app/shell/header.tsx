import { CommandButton } from '../commands'
import { FileButton, FolderButton, PasteButton, SourceChips } from '../intake'
import { Icon, Mark, useMedia, useNarrow, useRoomBeside } from '../kit'
import { ShareButton } from '../sharing'
import { usePage, usePageStore, type View } from '../store'
import { useWords } from '../words'
import { HelpButton } from './help-button'
import { SettingChoices } from './setting-choices'

/**
 * Mark, views, what is on the page, settings. Where there is no room the settings go into a menu, and in a hand the
 * views stand at the bottom.
 */
export function Header() {
  const { t } = useWords()
  const narrow = useNarrow()
  const short = useMedia('(max-width: 900px)')
  const tight = useMedia('(max-width: 1180px)')
  return (
    <>
      <header className="top">
        <span className="brand">
          <Mark />
          <span className={narrow ? 'unseen' : undefined}>{t('app.name')}</span>
        </span>
        {!narrow && <Views />}
        <SourceChips />
        {short ? (
          <PageMenu />
        ) : (
          <div className="top-end">
            <CommandButton short={tight} />
            <ShareButton />
            <SettingChoices />
            <HelpButton />
          </div>
        )}
      </header>
      {narrow && <Views />}
    </>
  )
}

const tabs = ['analyze', 'split', 'compare', 'editor'] as const

function Views() {
  const { t } = useWords()
  const store = usePageStore()
  const current = usePage(state => state.view)
  // Where there is room the editor stands beside the answer.
  const hasRoom = useRoomBeside()
  const hasEarlier = usePage(state => state.earlier !== null)
  return (
    <nav className="views" aria-label={t('app.views')}>
      {tabs
        .filter(view => view !== 'editor' || !hasRoom)
        .map(view => (
          <button
            key={view}
            type="button"
            aria-current={view === tabOf(current, hasRoom, hasEarlier) ? 'page' : undefined}
            onClick={() => store.getState().show(view)}
          >
            <Icon name={view === 'editor' ? 'file' : view} />
            {t(`app.${view}`)}
          </button>
        ))}
    </nav>
  )
}

/**
 * A resource is looked at within the analyzing, and so is the text beside it; the card is of what was compared, or
 * analyzed.
 */
function tabOf(view: View, hasRoom: boolean, hasEarlier: boolean): View {
  if (view === 'card') return hasEarlier ? 'compare' : 'analyze'
  return view === 'resource' || (view === 'editor' && hasRoom) ? 'analyze' : view
}

function PageMenu() {
  const { t } = useWords()
  const store = usePageStore()
  const hasSources = usePage(state => state.sources.length > 0)
  return (
    <>
      <button type="button" className="button ghost icon-only" aria-label={t('app.menu')} popoverTarget="menu">
        <Icon name="menu" />
      </button>
      <div id="menu" className="menu" popover="auto">
        <FileButton className="button ghost" menu="menu">
          <Icon name="file" />
          {t('empty.choose')}
        </FileButton>
        <FolderButton className="button ghost" menu="menu">
          <Icon name="folder" />
          {t('empty.chooseFolder')}
        </FolderButton>
        <PasteButton className="button ghost" menu="menu" />
        {hasSources && (
          <button
            type="button"
            className="button ghost"
            onClick={event => {
              // The button goes with the sources, and could close nothing then.
              event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()
              store.getState().clearSources()
            }}
          >
            <Icon name="remove" />
            {t('app.clearAll')}
          </button>
        )}
        <CommandButton menu="menu" />
        <ShareButton menu="menu" />
        <SettingChoices />
        <HelpButton menu="menu" />
      </div>
    </>
  )
}
