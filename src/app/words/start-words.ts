import i18next, { type FormatterModule } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { formatCount } from '../../core/bytes'
import { visibleName } from '../kit'
import { type Language, languages } from './languages'

/** Loads the words of a language and makes them those of the page. A language is fetched when it is first asked for. */
export async function speak(language: Language): Promise<void> {
  if (!i18next.isInitialized) await start(language)
  if (!i18next.hasResourceBundle(language, 'page')) {
    i18next.addResourceBundle(language, 'page', await languages[language].words())
  }
  await i18next.changeLanguage(language)
  document.documentElement.lang = languages[language].tag
  document.title = i18next.t('app.title')
}

function start(language: Language): Promise<unknown> {
  return i18next
    .use(initReactI18next)
    .use(exactNumbers)
    .init({
      lng: language,
      resources: {},
      defaultNS: 'page',
      ns: ['page'],
      // React escapes what it renders.
      interpolation: { escapeValue: false, alwaysFormat: true },
    })
}

/** Numbers are exact and have thousands separators, and of a name nothing is unseen, wherever they stand in a sentence. */
const exactNumbers: FormatterModule = {
  type: 'formatter',
  init() {},
  add() {},
  addCached() {},
  format: (value: unknown) => (typeof value === 'number' ? formatCount(value) : visibleName(String(value))),
}
