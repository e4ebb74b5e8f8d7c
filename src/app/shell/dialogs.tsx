import { Suspense } from 'react'
import { part } from '../kit'
import { answeredOf, usePage, usePageStore } from '../store'
import { ErrorBoundary } from './error-boundary'

const HelpDialog = part(() => import('./help-dialog'))
const ErrorDialog = part(async () => (await import('../remedies')).loadErrorDialog())
const ShareDialog = part(async () => (await import('../sharing')).loadShareDialog())
const AllLimitsDialog = part(async () => (await import('../verdicts')).loadAllLimits())
const CommandPalette = part(async () => (await import('../commands')).loadCommandPalette())

/** The window over the page, of which there is one at a time. */
export function Dialogs() {
  const dialog = usePage(state => state.dialog)
  const answered = usePage(answeredOf)
  const { closeDialog, forgetError } = usePageStore().getState()
  return (
    // Another dialog, or none, begins anew: what could not be shown leaves with it.
    <ErrorBoundary key={dialog}>
      <Suspense>
        {dialog === 'help' && <HelpDialog onClose={closeDialog} />}
        {dialog === 'limits' && <AllLimitsDialog onClose={closeDialog} />}
        {dialog === 'commands' && <CommandPalette onClose={closeDialog} />}
        {dialog === 'error' && answered && (
          <ErrorDialog
            answered={answered}
            onClose={() => {
              forgetError()
              closeDialog()
            }}
          />
        )}
        {dialog === 'share' && answered && <ShareDialog answered={answered} onClose={closeDialog} />}
      </Suspense>
    </ErrorBoundary>
  )
}
