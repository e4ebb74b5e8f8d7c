import { type MeasureId, measures } from '../../core/analysis'
import { type Language, languageCodes } from '../words'
import type { Slice } from './slice'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** How sizes are drawn: bars, dots on a logarithmic axis, or areas. */
export const pictures = ['linear', 'log', 'map'] as const
export type Picture = (typeof pictures)[number]

export interface PageSettings {
  readonly language: Language
  readonly theme: Theme
  /** Bars where it is left out. */
  readonly picture?: Picture
  /** Sizes that the table shows; the usual ones where it is left out. */
  readonly columns?: readonly MeasureId[]
}

export interface SettingsSlice extends Required<PageSettings> {
  setLanguage(language: Language): void
  setTheme(theme: Theme): void
  choosePicture(picture: Picture): void
  showColumn(column: MeasureId, isShown: boolean): void
}

export const createSettingsSlice =
  (settings: PageSettings): Slice<SettingsSlice> =>
  (_, { get, set }) => ({
    picture: 'linear',
    columns: ['source', 'json', 'annotations', 'request', 'etcd'],
    ...settings,
    setLanguage: language => set({ language }),
    setTheme: theme => set({ theme }),
    choosePicture: picture => set({ picture }),
    showColumn: (column, isShown) => {
      const shown = get().columns
      set({ columns: inOrder(id => (id === column ? isShown : shown.includes(id))) })
    },
  })

/** A stored or given word as one of the choices, else null. */
export function asLanguage(word: string): Language | null {
  return languageCodes.find(language => language === word) ?? null
}

export function asTheme(word: string): Theme | null {
  return themes.find(theme => theme === word) ?? null
}

/**
 * The first of the person's languages that the page speaks: any Chinese is served the Simplified one, everything else
 * English.
 */
export function preferredLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    const language = asLanguage(tag.toLowerCase().split('-')[0] ?? '')
    if (language) return language
  }
  return 'en'
}

export function asPicture(word: string): Picture | null {
  return pictures.find(picture => picture === word) ?? null
}

/** The columns whose names stand in a list with commas. */
export function asColumns(list: string): readonly MeasureId[] {
  const names = list.split(',')
  return inOrder(id => names.includes(id))
}

function inOrder(isShown: (id: MeasureId) => boolean): readonly MeasureId[] {
  return measures.map(({ id }) => id).filter(isShown)
}
