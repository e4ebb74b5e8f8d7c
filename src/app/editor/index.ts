export { EditorPanel } from './editor-panel'
export { EditorRail } from './editor-rail'

/** Monaco is a chunk of its own, and the largest. */
export function loadCodeEditor() {
  return import('./code-editor')
}
