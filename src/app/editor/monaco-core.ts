export type { IRange } from 'monaco-editor/editor'
export { editor, MarkerSeverity, Range } from 'monaco-editor/editor'
