/**
 * What a language brings along: its words, and how it says what a parser objects to, which is English; left out where
 * it is said so.
 */
export interface Speech {
  readonly words: object
  readonly syntaxReason?: (reason: string) => string
}

interface LanguageRow {
  /** What those who speak it call it. */
  readonly name: string
  /** As HTML names it. */
  readonly tag: string
  /** Fetched when it is first spoken. */
  readonly load: () => Promise<Speech>
}

/**
 * The languages of the page, in the order in which they are offered: a new one is a folder beside `en/` and a line
 * here.
 */
export const languages = {
  en: { name: 'English', tag: 'en', load: () => import('./en').then(({ en }) => ({ words: en })) },
  zh: {
    name: '简体中文',
    tag: 'zh-CN',
    load: () => import('./zh').then(({ syntaxReason, zh }) => ({ words: zh, syntaxReason })),
  },
} as const satisfies Readonly<Record<string, LanguageRow>>

/** Its code, as it is stored and as people's browsers begin the tags they send. */
export type Language = keyof typeof languages

export const languageCodes = Object.keys(languages) as readonly Language[]
