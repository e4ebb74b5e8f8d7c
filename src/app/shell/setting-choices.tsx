import { Icon } from '../kit'
import { asLanguage, asTheme, languages, themes, usePage, usePageStore } from '../store'
import { useWords } from '../words'

const themeWords = { system: 'app.themeSystem', light: 'app.themeLight', dark: 'app.themeDark' } as const

/** Language and theme. */
export function SettingChoices() {
  const { t } = useWords()
  const { setLanguage, setTheme } = usePageStore().getState()
  const language = usePage(state => state.language)
  const theme = usePage(state => state.theme)
  return (
    <>
      <label className="setting">
        <Icon name="language" />
        <span className="unseen">{t('app.language')}</span>
        <select
          value={language}
          onChange={event => {
            const chosen = asLanguage(event.target.value)
            if (chosen) setLanguage(chosen)
          }}
        >
          {languages.map(id => (
            <option key={id} value={id} lang={id}>
              {t(`language.${id}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="setting">
        <Icon name="theme" />
        <span className="unseen">{t('app.theme')}</span>
        <select
          value={theme}
          onChange={event => {
            const chosen = asTheme(event.target.value)
            if (chosen) setTheme(chosen)
          }}
        >
          {themes.map(id => (
            <option key={id} value={id}>
              {t(themeWords[id])}
            </option>
          ))}
        </select>
      </label>
    </>
  )
}
