export { CommandButton } from './command-button'
export { KeyList } from './key-list'
export { useCommandKeys } from './use-command-keys'

/** The palette is loaded when it is first opened. */
export const loadCommandPalette = () => import('./command-palette')

/** What lists the commands is loaded with the sheet that shows them. */
export const loadCommandList = () => import('./command-list')
