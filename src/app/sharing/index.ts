export { LinkBar } from './link-bar'
export { ShareButton } from './share-button'
export { UnlockField } from './unlock-field'

/** The dialog is loaded when it is first opened. */
export const loadShareDialog = () => import('./share-dialog')
