import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { asLimitSettings } from '../core/limit'
import { createWorkerEngine } from '../engine'
import { addressBar, dropShared, keepOffline, onShared, rememberIn, sharedInAddress, whenIdle } from '../platform'
import { App, ErrorBoundary } from './shell'
import {
  asColumns,
  asLanguage,
  asPicture,
  asTheme,
  asUsedWays,
  createPageStore,
  keepAddress,
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

const usedWays = rememberIn('plimsoll.ways', list => (asUsedWays(list) ? list : null))
const limits = rememberIn('plimsoll.limits', text => text)

const editorSetting = rememberIn('plimsoll.editor', kept => (readEditorSetting(kept) ? kept : null))

const store = createPageStore(createWorkerEngine(), {
  language: language.read() ?? preferredLanguage(navigator.languages),
  theme: theme.read() ?? 'system',
  picture: picture.read() ?? 'linear',
  ...rememberedColumns(columns.read()),
})

function showTheme(): void {
  const chosen = store.getState().theme
  document.documentElement.style.colorScheme = chosen === 'system' ? 'light dark' : chosen
}

store.setState(readEditorSetting(editorSetting.read() ?? '') ?? {})
store.setState({ limits: rememberedLimits(limits.read()) })
const ways = asUsedWays(usedWays.read() ?? '')
if (ways) store.setState({ usedWays: ways })

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
  if (state.usedWays !== before.usedWays) usedWays.write(state.usedWays.join(','))
  if (state.limits !== before.limits) limits.write(JSON.stringify(state.limits))
})

const shared = sharedInAddress()
if (shared !== null) void store.getState().openLink(shared)
onShared(text => void store.getState().openLink(text))
store.subscribe((state, before) => {
  if (before.link && !state.link) dropShared()
})
keepAddress(store, addressBar, Date.now)
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

whenIdle(() => {
  void store.getState().askGuard()
  if (import.meta.env.MODE === 'production') keepOffline(update => store.setState({ update }))
})

function rememberedColumns(list: string | null) {
  return list === null ? {} : { columns: asColumns(list) }
}

/** What is no JSON, as a hand may leave it, is nothing. */
function rememberedLimits(text: string | null) {
  try {
    return asLimitSettings(JSON.parse(text ?? 'null'))
  } catch {
    return asLimitSettings(null)
  }
}
