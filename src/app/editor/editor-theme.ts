import { editor } from './monaco'

/** What Monaco needs of the tokens; rules take six digits without a hash, colours take them with one. */
const tokens = [
  'sheet',
  'paper',
  'well',
  'select',
  'hair',
  'hair-2',
  'edge',
  'ink',
  'ink-2',
  'ink-3',
  'sea',
  'focus',
  'red',
  'amber',
  'raised',
] as const
type Token = (typeof tokens)[number]

/**
 * Draws the editor in the colours that the page has now. In forced colours the system draws; Monaco then knows how to
 * stay readable.
 */
export function applyTheme(forced: boolean): void {
  const { colour, dark } = readTokens()
  const base = forced ? (dark ? 'hc-black' : 'hc-light') : dark ? 'vs-dark' : 'vs'
  if (forced) {
    editor.setTheme(base)
    return
  }
  const rule = (token: string, name: Token) => ({ token, foreground: colour(name).slice(1) })
  editor.defineTheme('plimsoll', {
    base,
    inherit: false,
    rules: [
      rule('', 'ink'),
      rule('type', 'sea'),
      rule('string', 'ink-2'),
      rule('string.yaml', 'ink'),
      rule('comment', 'ink-3'),
      rule('tag', 'ink-3'),
      rule('namespace', 'ink-3'),
      rule('meta', 'ink-3'),
    ],
    colors: {
      'editor.background': colour('sheet'),
      'editor.foreground': colour('ink'),
      'editor.placeholder.foreground': colour('ink-2'),
      'editorLineNumber.foreground': colour('ink-3'),
      'editorLineNumber.activeForeground': colour('ink'),
      'editorGutter.background': colour('paper'),
      'editorCursor.foreground': colour('ink'),
      'editor.selectionBackground': colour('hair-2'),
      'editor.inactiveSelectionBackground': colour('well'),
      'editor.lineHighlightBackground': colour('well'),
      'editor.lineHighlightBorder': '#00000000',
      'editor.findMatchBackground': colour('hair-2'),
      'editor.findMatchHighlightBackground': colour('well'),
      'editorIndentGuide.background1': colour('hair'),
      'editorWhitespace.foreground': colour('hair-2'),
      'editorError.foreground': colour('red'),
      'editorWarning.foreground': colour('amber'),
      'editorWidget.background': colour('raised'),
      'editorWidget.foreground': colour('ink'),
      'editorWidget.border': colour('edge'),
      'editorHoverWidget.background': colour('raised'),
      'editorHoverWidget.foreground': colour('ink'),
      'editorHoverWidget.border': colour('edge'),
      'input.background': colour('sheet'),
      'input.foreground': colour('ink'),
      'input.border': colour('edge'),
      'scrollbarSlider.background': `${colour('edge')}66`,
      'scrollbarSlider.hoverBackground': `${colour('edge')}99`,
      'scrollbarSlider.activeBackground': colour('edge'),
      'scrollbar.shadow': '#00000000',
      focusBorder: colour('focus'),
    },
  })
  editor.setTheme('plimsoll')
}

/** The tokens as the page resolves them now: light or dark, whoever decided that. */
function readTokens(): { colour: (token: Token) => string; dark: boolean } {
  const probe = document.createElement('i')
  probe.style.setProperty('forced-color-adjust', 'none')
  document.body.append(probe)
  const values = new Map<Token, string>()
  for (const token of tokens) {
    probe.style.color = `var(--${token})`
    values.set(token, hex(getComputedStyle(probe).color))
  }
  probe.remove()
  const colour = (token: Token): string => values.get(token) ?? '#808080'
  return { colour, dark: Number.parseInt(colour('sheet').slice(1, 3), 16) < 128 }
}

/** `rgb(14, 29, 40)` as `#0e1d28`. */
function hex(colour: string): string {
  const parts = colour.match(/\d+/g)?.slice(0, 3) ?? []
  return `#${parts.map(part => Number(part).toString(16).padStart(2, '0')).join('')}`
}
