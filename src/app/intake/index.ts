export {
  chooseFolder,
  chooseSources,
  openSample,
  openSamplePair,
  pasteSource,
  sampleIds,
  samplePairIds,
} from './bring-in'
export { EmptyPage } from './empty-page'
export { FileButton, FolderButton } from './file-button'
export { ManifestField } from './manifest-field'
export { PasteButton } from './paste-button'
export { PrivacySentence } from './privacy-sentence'
export { SourceChips } from './source-chips'
export { useIntake } from './use-intake'
