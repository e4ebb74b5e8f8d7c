import { lazy, Suspense } from 'react'
import { usePage, usePageStore } from '../store'

const HelpDialog = lazy(() => import('./help-dialog'))
const ShareDialog = lazy(() => import('../sharing').then(({ loadShareDialog }) => loadShareDialog()))
const CommandPalette = lazy(() => import('../commands').then(({ loadCommandPalette }) => loadCommandPalette()))

/** The window over the page, of which there is one at a time. */
export function Dialogs() {
  const dialog = usePage(state => state.dialog)
  const weighed = usePage(state => state.weighed)
  const { closeDialog } = usePageStore().getState()
  return (
    <Suspense>
      {dialog === 'help' && <HelpDialog onClose={closeDialog} />}
      {dialog === 'commands' && <CommandPalette onClose={closeDialog} />}
      {dialog === 'share' && weighed && <ShareDialog weighed={weighed} onClose={closeDialog} />}
    </Suspense>
  )
}
