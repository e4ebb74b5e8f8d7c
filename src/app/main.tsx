import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createWorkerEngine } from '../engine'
import {
  addressBar,
  dropShared,
  keepOffline,
  keptInputs,
  onShared,
  rememberIn,
  sharedInAddress,
  warnBeforeLoss,
  whenIdle,
} from '../platform'
import { App, ErrorBoundary, loadEditor, loadViews } from './shell'
import {
  asColumns,
  asKeptQuestion,
  asLanguage,
  asMyRoutes,
  asPicture,
  asTheme,
  createPageStore,
  isLostWithPage,
  keepAddress,
  keepInput,
  PageStoreContext,
  preferredLanguage,
  readEditorSetting,
  writeEditorSetting,
} from './store'
import { speak } from './words'
import './styles.css'

const language = rememberIn('plimsoll.language', asLanguage)
const theme = rememberIn('plimsoll.theme', asTheme)
const picture = rememberIn('plimsoll.picture', asPicture)
const columns = rememberIn('plimsoll.columns', list => list)

const myRoutes = rememberIn('plimsoll.ways', list => (asMyRoutes(list) ? list : null))
const question = rememberIn('plimsoll.question', text => text)

const editorSetting = rememberIn('plimsoll.editor', kept => (readEditorSetting(kept) ? kept : null))

const engine = createWorkerEngine()
const store = createPageStore(
  engine,
  {
    language: language.read() ?? preferredLanguage(navigator.languages),
    theme: theme.read() ?? 'system',
    picture: picture.read() ?? 'linear',
    ...rememberedColumns(columns.read()),
  },
  asKeptQuestion(question.read()),
)

function showTheme(): void {
  const chosen = store.getState().theme
  document.documentElement.style.colorScheme = chosen === 'system' ? 'light dark' : chosen
}

store.setState(readEditorSetting(editorSetting.read() ?? '') ?? {})
const mine = asMyRoutes(myRoutes.read() ?? '')
if (mine) store.setState({ myRoutes: mine })

store.subscribe((state, before) => {
  if (state.editorOpen !== before.editorOpen || state.editorWidth !== before.editorWidth) {
    editorSetting.write(writeEditorSetting(state))
  }
  if (state.language !== before.language) {
    language.write(state.language)
    void speak(state.language)
  }
  if (state.theme !== before.theme) {
    theme.write(state.theme)
    showTheme()
  }
  if (state.picture !== before.picture) picture.write(state.picture)
  if (state.columns !== before.columns) columns.write(state.columns.join(','))
  if (state.myRoutes !== before.myRoutes) myRoutes.write(state.myRoutes.join(','))
  if (state.kept !== before.kept) question.write(JSON.stringify(state.kept))
})

const shared = sharedInAddress()
if (shared !== null) void store.getState().openLink(shared)
onShared(text => void store.getState().openLink(text))
store.subscribe((state, before) => {
  if (before.link && !state.link) dropShared()
})
keepAddress(store, addressBar, Date.now)
void keepInput(store, engine, keptInputs)
warnBeforeLoss(() => isLostWithPage(store.getState()))
showTheme()
await speak(store.getState().language)
const root = document.getElementById('root')
if (!root) throw new Error('no #root in index.html')
createRoot(root).render(
  <StrictMode>
    <PageStoreContext value={store}>
      <ErrorBoundary>
        <App />
      </ErrorBoundary>
    </PageStoreContext>
  </StrictMode>,
)

// From then on the page answers without a network, and is kept for the next visit.
whenIdle(() => {
  engine.load()
  loadViews()
  loadEditor(() => {
    const { editorOpen, sources } = store.getState()
    return editorOpen && sources.length === 0 && matchMedia('(min-width: 1181px)').matches
  })
  void store.getState().askGuard()
  if (import.meta.env.MODE === 'production') keepOffline(update => store.setState({ update }))
})

function rememberedColumns(list: string | null) {
  return list === null ? {} : { columns: asColumns(list) }
}
