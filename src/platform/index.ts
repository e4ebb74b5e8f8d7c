export {
  type AddressBar,
  type AddressState,
  addressBar,
  dropShared,
  onShared,
  shareAddress,
  sharedInAddress,
} from './address-bar'
export { blobInTurns } from './blob-in-turns'
export { chooseFiles } from './choose-files'
export { copyText, readClipboardText } from './clipboard'
export { entriesOf, type FoundFile, type Walked, type WalkOptions, walkEntries } from './dropped-files'
export { type KeptInput, type KeptInputs, keptInputs } from './kept-input'
export { pasteKeys } from './paste-keys'
export { saveFile } from './save-file'
export { keepOffline } from './service-worker'
export { type Remembered, rememberIn } from './storage'
export { warnBeforeLoss } from './warn-before-loss'
export { whenIdle } from './when-idle'
