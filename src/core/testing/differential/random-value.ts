import type { Value } from '../../manifest'
import type { Dice } from './dice'

/** What texts are put together from: what manifests hold, and what YAML takes for something else. */
const PIECES: readonly [string, ...string[]] = [
  'name',
  'The quick brown fox',
  'description of a field',
  'a',
  'I',
  ' ',
  '  ',
  '\n',
  '\n\n',
  '\t',
  ': ',
  ':',
  ' #',
  '#',
  '- ',
  '-',
  '? ',
  '?',
  ', ',
  ',',
  '[',
  ']',
  '{',
  '}',
  '&a ',
  '*a',
  '!x ',
  '|',
  '>',
  "'",
  '"',
  '\\',
  '%',
  '@',
  '`',
  '=',
  '<<',
  '~',
  'null',
  'true',
  'no',
  'y',
  'On',
  '0',
  '12',
  '0x1F',
  '010',
  '1e3',
  '.5',
  '-1.20',
  '+.inf',
  '.nan',
  '1_000',
  '9223372036854775808',
  '2001-12-14',
  '12:30',
  'é',
  '漢字',
  '🦊',
  '\u00a0',
  '\u0085',
  '\u2028',
  '\ufeff',
  '\x07',
  '/',
  'https://x.example/y?z=1#top',
]

const KEYS: readonly [string, ...string[]] = [
  'apiVersion',
  'metadata',
  'name',
  'spec',
  'type',
  'description',
  'properties',
  'items',
  'a',
  'b',
  'c',
  'x',
  'y',
  'n',
  'on',
  'null',
  '1',
  '0x1',
  '1.0',
  '1e3',
  'true',
  'app.kubernetes.io/name',
  'with space',
  'quoted"',
  "it's",
  'a:b',
  '-dash',
  '?q',
  '__proto__',
  '',
  'é',
]

/** Any value a manifest may hold, and some that none should. */
function randomValue(dice: Dice, depth = 4): Value {
  const kind = depth === 0 ? 4 + dice.roll(6) : dice.roll(10)
  if (kind < 3) return randomMapping(dice, depth)
  if (kind === 3) return Array.from({ length: dice.roll(4) }, () => randomValue(dice, depth - 1))
  if (kind === 4) return dice.pick([null, true, false])
  if (kind === 5) return dice.pick([0, 1, -1, 80, 8080, 1.5, 1e21, 1e-7, 123456789])
  return randomText(dice)
}

export function randomMapping(dice: Dice, depth: number): Map<string, Value> {
  const mapping = new Map<string, Value>()
  for (let left = dice.roll(4) + 1; left > 0; left--) mapping.set(randomKey(dice), randomValue(dice, depth - 1))
  return mapping
}

function randomKey(dice: Dice): string {
  return dice.once(12) ? randomText(dice) : dice.pick(KEYS)
}

function randomText(dice: Dice): string {
  if (dice.once(3)) return dice.pick(PIECES)
  let text = ''
  for (let left = dice.roll(7); left > 0; left--) text += dice.pick(PIECES)
  return text
}
