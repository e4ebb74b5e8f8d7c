export { EditorPanel } from './editor-panel'
export { EditorRail } from './editor-rail'

export { loadCodeEditor } from './load-code-editor'
