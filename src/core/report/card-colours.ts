import type { KindFamily } from '../words'

/**
 * Colours of a card that stands alone, as the page has them (`src/app/kit/tokens.css`; a test holds the two together).
 */
export interface CardColours {
  readonly sheet: string
  readonly 'hair-2': string
  readonly hair: string
  readonly edge: string
  readonly ink: string
  readonly 'ink-2': string
  readonly 'ink-3': string
  readonly 'sea-fill': string
  readonly 'amber-fill': string
  readonly 'red-fill': string
  readonly 'red-pale': string
  readonly 'red-wash': string
  readonly red: string
}

export type CardTheme = 'light' | 'dark'

export const cardColours: Readonly<Record<CardTheme, CardColours>> = {
  light: {
    sheet: '#ffffff',
    'hair-2': '#c9d2d8',
    hair: '#dfe5e8',
    edge: '#7b8994',
    ink: '#0e1d28',
    'ink-2': '#3f4f5b',
    'ink-3': '#586773',
    'sea-fill': '#1f7b86',
    'amber-fill': '#b4770c',
    'red-fill': '#cc4a31',
    'red-pale': '#eec1b9',
    'red-wash': '#fcebe6',
    red: '#ae2a17',
  },
  dark: {
    sheet: '#0f171e',
    'hair-2': '#32434f',
    hair: '#22303a',
    edge: '#667682',
    ink: '#e8eff3',
    'ink-2': '#b4c0c9',
    'ink-3': '#8f9da8',
    'sea-fill': '#2a7a84',
    'amber-fill': '#b27f1f',
    'red-fill': '#da5d42',
    'red-pale': '#542f2a',
    'red-wash': '#331a14',
    red: '#ff9479',
  },
}

/** Hues of the families of kinds, light and dark. */
const hues: Readonly<Record<KindFamily, readonly [light: string, dark: string]>> = {
  definitions: ['#4a6fb5', '#7fa3e6'],
  configMaps: ['#7a5fb3', '#ae95e4'],
  secrets: ['#a04c8e', '#db8bc8'],
  workloads: ['#5e6f2e', '#a9bc6d'],
  access: ['#5a6b78', '#9aabb8'],
  network: ['#2f6f9f', '#74b4e0'],
  storage: ['#7a6650', '#bda78c'],
  custom: ['#86527c', '#c497bc'],
  other: ['#75828c', '#8e9ca6'],
}

/** The hue of a family of kinds. */
export function hueOf(family: KindFamily, theme: CardTheme): string {
  return hues[family][theme === 'light' ? 0 : 1]
}
