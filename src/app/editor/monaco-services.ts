// A layer of Monaco (`load-code-editor.ts`). What an editor that stands alone needs.
import 'monaco-editor/editor/standalone/browser/standaloneServices'
