/** Colours of a card that stands alone, as the page has them (`src/app/kit/tokens.css`; a test holds the two together). */
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

/** Hues of kinds (look, section 6), light and dark. */
const hues = {
  def: ['#4A6FB5', '#7FA3E6'],
  conf: ['#7A5FB3', '#AE95E4'],
  sec: ['#A04C8E', '#DB8BC8'],
  work: ['#5E6F2E', '#A9BC6D'],
  acc: ['#5A6B78', '#9AABB8'],
  net: ['#2F6F9F', '#74B4E0'],
  sto: ['#7A6650', '#BDA78C'],
  cr: ['#86527C', '#C497BC'],
  oth: ['#75828C', '#8E9CA6'],
} as const

const kinds: Readonly<Record<string, keyof typeof hues>> = {
  ...{ CustomResourceDefinition: 'def', APIService: 'def', ConfigMap: 'conf', Secret: 'sec' },
  ...{ Deployment: 'work', DaemonSet: 'work', StatefulSet: 'work', Job: 'work', CronJob: 'work', Pod: 'work' },
  ...{ PodDisruptionBudget: 'work', ServiceAccount: 'acc', Role: 'acc', ClusterRole: 'acc', RoleBinding: 'acc' },
  ...{ ClusterRoleBinding: 'acc', Service: 'net', Ingress: 'net', NetworkPolicy: 'net', Gateway: 'net' },
  ...{ PersistentVolume: 'sto', PersistentVolumeClaim: 'sto', StorageClass: 'sto' },
}

/** The hue of a kind. */
export function hueOf(kind: string | null, theme: CardTheme): string {
  return hues[kinds[kind ?? ''] ?? 'oth'][theme === 'light' ? 0 : 1]
}
