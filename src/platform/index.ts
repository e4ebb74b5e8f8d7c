export { copyText, readClipboardText } from './clipboard'
export { pasteKeys } from './paste-keys'
export { saveFile } from './save-file'
export { type Remembered, rememberIn } from './storage'
