export { Consequence } from './consequence'
export { EffectButton } from './effect-button'
export { PasteError } from './paste-error'
export { Remedies } from './remedies'
export { useFixWords } from './use-fix-words'
export { useRemediesDone } from './use-remedy-name'

/** The window for what was printed is loaded when it is first opened. */
export const loadErrorDialog = () => import('./paste-error-dialog')
