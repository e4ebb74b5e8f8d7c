import { editor, MarkerSeverity, Range } from 'monaco-editor/editor'
import EditorWorker from 'monaco-editor/editor/editor.worker?worker&inline'
import 'monaco-editor/features/codeEditor/register'
import 'monaco-editor/features/codicon/register'
import 'monaco-editor/features/tokenization/register'
import 'monaco-editor/features/caretOperations/register'
import 'monaco-editor/features/clipboard/register'
import 'monaco-editor/features/comment/register'
import 'monaco-editor/features/cursorUndo/register'
import 'monaco-editor/features/find/register'
import 'monaco-editor/features/gotoError/register'
import 'monaco-editor/features/gotoLine/register'
import 'monaco-editor/features/hover/register'
import 'monaco-editor/features/indentation/register'
import 'monaco-editor/features/lineSelection/register'
import 'monaco-editor/features/linesOperations/register'
import 'monaco-editor/features/multicursor/register'
import 'monaco-editor/features/placeholderText/register'
import 'monaco-editor/features/readOnlyMessage/register'
import 'monaco-editor/features/wordOperations/register'
import 'monaco-editor/languages/definitions/yaml/register'

// From a blob, so that it has the policy of the page on every host (`start-worker.ts`).
self.MonacoEnvironment = { getWorker: () => new EditorWorker() }

export type { IRange } from 'monaco-editor/editor'
export { editor, MarkerSeverity, Range }
