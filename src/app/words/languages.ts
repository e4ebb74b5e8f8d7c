/** The languages of the page, in the order in which they are offered: a new one is a folder beside `en/` and a line here. Each is fetched when it is first spoken. */
export const languages = {
  en: { name: 'English', tag: 'en', words: () => import('./en').then(({ en }) => en) },
  zh: { name: '简体中文', tag: 'zh-CN', words: () => import('./zh').then(({ zh }) => zh) },
} as const

/** Its code, as it is stored and as people's browsers begin the tags they send. */
export type Language = keyof typeof languages

export const languageCodes = Object.keys(languages) as readonly Language[]
