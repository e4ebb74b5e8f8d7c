import i18next, { type FormatterModule } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { formatCount } from '../../core/bytes'
import { visibleName } from '../kit'
import { type Language, languages, type Speech } from './languages'

/** How languages that are loaded say the reasons of parsers, which are English. */
const syntaxReasons = new Map<string, (reason: string) => string>()

/** Loads the words of a language and makes them those of the page. A language is fetched when it is first asked for. */
export async function speak(language: Language): Promise<void> {
  if (!i18next.isInitialized) await start(language)
  if (!i18next.hasResourceBundle(language, 'page')) {
    const speech: Speech = await languages[language].load()
    if (speech.syntaxReason) syntaxReasons.set(language, speech.syntaxReason)
    i18next.addResourceBundle(language, 'page', speech.words)
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

/**
 * Numbers are exact and have thousands separators, and of a name nothing is unseen, wherever they stand in a sentence.
 * `{{reason, syntax}}` is what a parser objects to.
 */
const exactNumbers: FormatterModule = {
  type: 'formatter',
  init() {},
  add() {},
  addCached() {},
  format(value: unknown, format, language) {
    if (typeof value === 'number') return formatCount(value)
    const inLanguage = format === 'syntax' ? syntaxReasons.get(language ?? '') : undefined
    return visibleName(inLanguage ? inLanguage(String(value)) : String(value))
  },
}
