export { LinkBar } from './link-bar'
export { ShareButton } from './share-button'
export { UnlockField } from './unlock-field'
