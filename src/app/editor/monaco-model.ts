// A layer of Monaco (`load-code-editor.ts`). Texts, and the actions on them.
import 'monaco-editor/editor/common/model/textModel'
import 'monaco-editor/platform/actions/common/actions'
