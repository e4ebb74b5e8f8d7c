/**
 * Lets the browser ask before the page goes, as long as `isLost` says that something would be lost. The words are the
 * browser's.
 */
export function warnBeforeLoss(isLost: () => boolean): void {
  window.addEventListener('beforeunload', event => {
    if (isLost()) event.preventDefault()
  })
}
