import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createWorkerEngine } from '../engine'
import { addressBar, rememberIn } from '../platform'
import { App, ErrorBoundary } from './shell'
import {
  asLanguage,
  asPicture,
  asTheme,
  createPageStore,
  keepAddress,
  PageStoreContext,
  preferredLanguage,
} from './store'
import { speak } from './words'
import './styles.css'

const language = rememberIn('plimsoll.language', asLanguage)
const theme = rememberIn('plimsoll.theme', asTheme)
const picture = rememberIn('plimsoll.picture', asPicture)

const store = createPageStore(createWorkerEngine(), {
  language: language.read() ?? preferredLanguage(navigator.languages),
  theme: theme.read() ?? 'system',
  picture: picture.read() ?? 'linear',
})

function showTheme(): void {
  const chosen = store.getState().theme
  document.documentElement.style.colorScheme = chosen === 'system' ? 'light dark' : chosen
}

store.subscribe((state, before) => {
  if (state.language !== before.language) {
    language.write(state.language)
    void speak(state.language)
  }
  if (state.theme !== before.theme) {
    theme.write(state.theme)
    showTheme()
  }
  if (state.picture !== before.picture) picture.write(state.picture)
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
