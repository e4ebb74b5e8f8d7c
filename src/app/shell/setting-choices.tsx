import { Select } from '../kit'
import { themes, usePage, usePageStore } from '../store'
import { languageCodes, languages, useWords } from '../words'

const themeWords = { system: 'app.themeSystem', light: 'app.themeLight', dark: 'app.themeDark' } as const

/** Language and theme. */
export function SettingChoices() {
  const { t } = useWords()
  const { setLanguage, setTheme } = usePageStore().getState()
  const language = usePage(state => state.language)
  const theme = usePage(state => state.theme)
  return (
    <>
      <Select
        label={t('app.language')}
        icon="language"
        value={language}
        options={languageCodes.map(id => [id, languages[id].name])}
        onChange={setLanguage}
      />
      <Select
        label={t('app.theme')}
        icon="theme"
        value={theme}
        options={themes.map(id => [id, t(themeWords[id])])}
        onChange={setTheme}
      />
    </>
  )
}
