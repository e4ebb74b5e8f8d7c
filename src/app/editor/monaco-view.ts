// A layer of Monaco (`load-code-editor.ts`). What shows a text.
import 'monaco-editor/editor/browser/widget/codeEditor/codeEditorWidget'
