export { copyText, readClipboardText } from './clipboard'
export { saveFile } from './save-file'
export { type Remembered, rememberIn } from './storage'
