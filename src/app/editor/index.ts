export { EditorPanel } from './editor-panel'
export { EditorRail } from './editor-rail'
