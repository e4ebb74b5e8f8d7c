import { posix } from 'node:path'

// The rules of the rooms, once: `src/imports.test.ts` holds every import against them and `docs/architecture.md` is
// drawn beside them. The compiler keeps one more, which no table can: `src/core/tsconfig.json` has no DOM and no Node.

/**
 * Who may import whom. Imports of the core run down the flow only, so a row may import every row above it; rooms of one
 * row do not know each other.
 * @type {readonly (readonly string[])[]}
 */
export const flow = [
  ['bytes'],
  ['source'],
  ['manifest'],
  ['object'],
  ['secret'],
  ['resource'],
  ['encoding'],
  ['chart'],
  ['route'],
  ['verdict'],
  // What is known of an applier before anything is written for it: `rule.ts` in the folder of each.
  ['breakdown', 'remedy', 'export/rules'],
  // A plan carries rewrites and applies them to what it writes.
  ['plan'],
  // What is asked: from here on every room is told it.
  ['question'],
  ['analysis'],
  // What the page and the command line say alike, in English.
  ['compare', 'share', 'export', 'words'],
  // A report is said in words, and may be of a comparison; what resources are found by speaks of kinds as they are
  // said.
  ['proof', 'report', 'filter', 'findings'],
  ['split', 'budget'],
]

/**
 * Rooms beside the flow: what they stand on, and who stands on them.
 * @type {readonly { room: string, standsOn: readonly string[], usedBy: readonly string[] }[]}
 */
export const beside = [
  {
    room: 'limit',
    standsOn: ['bytes'],
    usedBy: [
      'route',
      'verdict',
      'breakdown',
      'remedy',
      'export/rules',
      'plan',
      'question',
      'analysis',
      'compare',
      'share',
      'export',
      'words',
      'proof',
      'report',
      'filter',
      'findings',
      'split',
      'budget',
    ],
  },
  {
    room: 'archive',
    standsOn: ['bytes'],
    usedBy: ['source', 'encoding', 'chart', 'route', 'remedy', 'share', 'export', 'proof', 'split'],
  },
  { room: 'sample', standsOn: ['manifest'], usedBy: [] },
]

/** Forbidden although the flow would allow it. */
const never = [
  { room: 'core/compare', imports: ['core/source', 'core/manifest'], because: 'it compares results, not texts' },
]

/** Imported past the index of their room: by the command line, which says its version without loading the room. */
const leaves = ['core/analysis/version']

/**
 * The parts of `src`, and which others each may import.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const worlds = {
  core: [],
  engine: ['core'],
  platform: [],
  app: ['core', 'engine', 'platform'],
  library: ['core'],
  cli: ['core', 'library'],
}

/**
 * Libraries and who may use them: a room or a world.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const packages = {
  yaml: ['core/manifest', 'core/budget'],
  fflate: ['core/archive'],
  '@noble/hashes': ['core'],
  'node:': ['cli'],
  ignore: ['cli'],
  react: ['app'],
  'react-dom': ['app'],
  'react-aria-components': ['app'],
  'react-i18next': ['app'],
  i18next: ['app'],
  recharts: ['app/charts', 'app/resource-page'],
  'd3-hierarchy': ['app/charts'],
  'monaco-editor': ['app/editor'],
  zustand: ['app'],
}

/**
 * One import: `file` from `src`, `specifier` as written (`../plan`, `yaml`).
 * @typedef {{ readonly file: string, readonly specifier: string }} Import
 */

/**
 * `core/plan/plan.ts` is in the room `core/plan`, `engine/engine.ts` in `engine`, `app/main.tsx` in `app`;
 * `core/export/flux/rule.ts` in `core/export/rules`.
 * @param {string} path from `src`
 */
export function roomOf(path) {
  if (/^core\/export\/(rules(\/|$)|[^/]+\/rule(\.ts)?$)/.test(path)) return 'core/export/rules'
  const [world = '', folder = '', ...rest] = path.split('/')
  const hasRooms = world === 'core' || world === 'app'
  return hasRooms && folder !== '' && (rest.length > 0 || !folder.includes('.')) ? `${world}/${folder}` : world
}

/** @param {string} room */
export function worldOf(room) {
  return room.split('/')[0] ?? ''
}

/**
 * The room that an import leads to; null for a library and for what stays in its room.
 * @param {Import} found
 */
export function roomImported({ file, specifier }) {
  if (!specifier.startsWith('.')) return null
  const to = roomOf(posix.join(posix.dirname(file), specifier))
  return to === roomOf(file) ? null : to
}

/**
 * What is wrong with one import, as a sentence; null when nothing is.
 * @param {Import} found
 * @returns {string | null}
 */
export function fault({ file, specifier }) {
  const from = roomOf(file)
  if (!specifier.startsWith('.')) return packageFault(from, specifier)
  const to = roomImported({ file, specifier })
  if (to === null) return null
  if (worldOf(to) !== worldOf(from) && !worlds[worldOf(from)]?.includes(worldOf(to))) {
    return `${worldOf(from)} must not import ${worldOf(to)}`
  }
  const target = posix.join(posix.dirname(file), specifier)
  const isPast = target !== to && target !== `${to}/index` && !leaves.includes(target)
  if (to.includes('/') && isPast) return `${to} is imported by its index only`
  const rule = never.find(({ room, imports }) => room === from && imports.includes(to))
  if (rule) return `${from} must not import ${to}: ${rule.because}`
  if (worldOf(from) === 'core' && !allowedInCore(from).includes(to)) return `${to} is not above ${from} in the flow`
  if (from === 'app/kit' && to !== 'core/bytes') return 'app/kit knows nothing but how bytes are written'
  return null
}

/**
 * @param {string} room
 * @param {string} specifier
 */
function packageFault(room, specifier) {
  const users = Object.entries(packages).find(
    ([name]) => specifier === name || specifier.startsWith(name.endsWith(':') ? name : `${name}/`),
  )
  if (!users) return `${specifier} is in no row of the table of libraries`
  return users[1].includes(room) || users[1].includes(worldOf(room)) ? null : `${room} must not import ${specifier}`
}

/** @param {string} room */
function allowedInCore(room) {
  const name = room.slice('core/'.length)
  const own = beside.find(entry => entry.room === name)
  const row = flow.findIndex(rooms => rooms.includes(name))
  const below = own ? own.standsOn : flow.slice(0, Math.max(row, 0)).flat()
  return [...below, ...beside.filter(entry => entry.usedBy.includes(name)).map(entry => entry.room)].map(
    allowed => `core/${allowed}`,
  )
}
