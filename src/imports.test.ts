import { readdirSync, readFileSync } from 'node:fs'
import { join, posix, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'
import { describe, expect, test } from 'vitest'

/**
 * The architecture as one table: who may import whom. Imports of the core run down the flow only, so a row may import every row
 * above it; rooms of one row do not know each other.
 */
const flow = [
  ['bytes'],
  ['source'],
  ['manifest'],
  ['secret'],
  ['resource'],
  ['encoding'],
  ['route'],
  ['verdict'],
  ['breakdown', 'remedy'],
  // A plan carries rewrites and applies them to what it writes.
  ['plan'],
  // What is asked: from here on every room is told it.
  ['question'],
  ['analysis'],
  // What the page and the command line say alike, in English.
  ['compare', 'share', 'export', 'words'],
  // What the page finds resources by speaks of kinds as they are said.
  ['proof', 'filter'],
]

/** Rooms beside the flow: what they stand on, and who stands on them. */
const beside = [
  {
    room: 'limit',
    standsOn: ['bytes'],
    usedBy: [
      'route',
      'verdict',
      'breakdown',
      'remedy',
      'plan',
      'question',
      'analysis',
      'compare',
      'share',
      'export',
      'words',
      'proof',
      'filter',
    ],
  },
  {
    room: 'archive',
    standsOn: ['bytes'],
    usedBy: ['source', 'encoding', 'route', 'remedy', 'share', 'export', 'proof'],
  },
  { room: 'sample', standsOn: ['manifest'], usedBy: [] },
]

/** Forbidden although the flow would allow it. */
const never = [
  { room: 'core/compare', imports: ['core/source', 'core/manifest'], because: 'it compares results, not texts' },
]

const worlds: Record<string, readonly string[]> = {
  core: [],
  engine: ['core'],
  platform: [],
  app: ['core', 'engine', 'platform'],
  cli: ['core'],
}

/** Libraries and who may use them; a room or a world. */
const packages: Record<string, readonly string[]> = {
  yaml: ['core/manifest'],
  fflate: ['core/archive'],
  '@noble/hashes': ['core'],
  'node:': ['cli'],
  react: ['app'],
  'react-dom': ['app'],
  'react-aria-components': ['app'],
  'react-i18next': ['app'],
  i18next: ['app'],
  recharts: ['app/charts', 'app/comparing', 'app/resource-page'],
  'd3-hierarchy': ['app/charts'],
  'monaco-editor': ['app/editor'],
  zustand: ['app'],
}

interface Import {
  /** Path of the importing file from `src`. */
  readonly file: string
  /** As written: `../plan`, `yaml`. */
  readonly specifier: string
}

/** `core/plan/plan.ts` is in the room `core/plan`, `engine/engine.ts` in `engine`, `app/main.tsx` in `app`. */
function roomOf(path: string): string {
  const [world = '', folder = '', ...rest] = path.split('/')
  const hasRooms = world === 'core' || world === 'app'
  return hasRooms && folder !== '' && (rest.length > 0 || !folder.includes('.')) ? `${world}/${folder}` : world
}

function worldOf(room: string): string {
  return room.split('/')[0] ?? ''
}

/** What is wrong with one import, as a sentence; null when nothing is. */
function fault({ file, specifier }: Import): string | null {
  const from = roomOf(file)
  if (!specifier.startsWith('.')) return packageFault(from, specifier)
  const target = posix.join(posix.dirname(file), specifier)
  const to = roomOf(target)
  if (to === from) return null
  if (worldOf(to) !== worldOf(from) && !worlds[worldOf(from)]?.includes(worldOf(to))) {
    return `${worldOf(from)} must not import ${worldOf(to)}`
  }
  if (to.includes('/') && target !== to && target !== `${to}/index`) return `${to} is imported by its index only`
  const rule = never.find(rule => rule.room === from && rule.imports.includes(to))
  if (rule) return `${from} must not import ${to}: ${rule.because}`
  if (worldOf(from) === 'core' && !allowedInCore(from).includes(to)) return `${to} is not above ${from} in the flow`
  if (from === 'app/kit' && to !== 'core/bytes') return 'app/kit knows nothing but how bytes are written'
  return null
}

function packageFault(room: string, specifier: string): string | null {
  const users = Object.entries(packages).find(([name]) => specifier === name || specifier.startsWith(withSlash(name)))
  if (!users) return `${specifier} is in no row of the table of libraries`
  return users[1].includes(room) || users[1].includes(worldOf(room)) ? null : `${room} must not import ${specifier}`
}

function withSlash(name: string): string {
  return name.endsWith(':') ? name : `${name}/`
}

function allowedInCore(room: string): readonly string[] {
  const name = room.slice('core/'.length)
  const own = beside.find(entry => entry.room === name)
  const row = flow.findIndex(rooms => rooms.includes(name))
  const below = own ? own.standsOn : flow.slice(0, Math.max(row, 0)).flat()
  return [...below, ...beside.filter(entry => entry.usedBy.includes(name)).map(entry => entry.room)].map(
    allowed => `core/${allowed}`,
  )
}

const src = fileURLToPath(new URL('.', import.meta.url))

/** The files that are shipped: no tests, no declarations, not what only tests use. */
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map(path => path.split(sep).join('/'))
  .filter(path => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\.d\.ts$|^core\/testing\//.test(path))

function importsOf(file: string): readonly Import[] {
  return specifiersIn(file, readFileSync(join(src, file), 'utf8')).map(specifier => ({ file, specifier }))
}

/** Everything a module names to be loaded: imports, re-exports, `import()` and `new URL('...', import.meta.url)` of workers. */
function specifiersIn(file: string, code: string): readonly string[] {
  const { module } = parseSync(file, code)
  return [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) => entries.flatMap(entry => entry.moduleRequest?.value ?? [])),
    ...module.dynamicImports.map(({ moduleRequest }) => code.slice(moduleRequest.start + 1, moduleRequest.end - 1)),
    ...[...code.matchAll(/new URL\('([^']+)',\s*import\.meta\.url\)/g)].flatMap(match => match[1] ?? []),
  ]
}

describe('the import graph', () => {
  test('keeps to the table of the architecture', () => {
    const faults = files
      .flatMap(importsOf)
      .flatMap(found => (fault(found) ? [`${found.file} imports ${found.specifier}: ${fault(found)}`] : []))
    expect(faults).toEqual([])
  })

  test('has every folder of the core in the table', () => {
    const known = [...flow.flat(), ...beside.map(entry => entry.room), 'testing']
    const folders = readdirSync(join(src, 'core'), { withFileTypes: true }).filter(entry => entry.isDirectory())
    expect(folders.map(folder => folder.name).filter(name => !known.includes(name))).toEqual([])
  })

  test('has no cycle between rooms', () => {
    const edges = new Map<string, Set<string>>()
    for (const { file, specifier } of files.flatMap(importsOf)) {
      if (!specifier.startsWith('.')) continue
      const from = roomOf(file)
      const to = roomOf(posix.join(posix.dirname(file), specifier))
      if (to !== from) edges.set(from, (edges.get(from) ?? new Set()).add(to))
    }
    expect(roomsOnCycles(edges)).toEqual([])
  })

  test('has no circle of files in the store: a slice needs only what stands above it', () => {
    const edges = new Map<string, Set<string>>()
    for (const { file, specifier } of files.filter(file => file.startsWith('app/store/')).flatMap(importsOf)) {
      if (specifier.startsWith('./'))
        edges.set(file, (edges.get(file) ?? new Set()).add(`app/store/${specifier.slice(2)}.ts`))
    }
    expect(edges.size).toBeGreaterThan(10)
    expect(roomsOnCycles(edges)).toEqual([])
  })

  test('leads from the core to no clock and no chance', () => {
    const impure = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\b|\bsetTimeout\b/
    const core = files.filter(file => file.startsWith('core/'))
    expect(core.filter(file => impure.test(withoutComments(readFileSync(join(src, file), 'utf8'))))).toEqual([])
  })
})

/** Takes away rooms that import nothing until only rooms on cycles, or above one, are left. */
function roomsOnCycles(edges: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  let left = [...edges.keys()]
  for (;;) {
    const next = left.filter(room => [...(edges.get(room) ?? [])].some(to => left.includes(to)))
    if (next.length === left.length) return next
    left = next
  }
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
}

describe('the guard itself', () => {
  test('sees every way a module can name another', () => {
    const code = `
      import type { A } from './a'
      import './b'
      export { c } from './c'
      export * from './d'
      const e = await import('./e')
      new Worker(new URL('./f.worker.ts', import.meta.url), { type: 'module' })
      // import g from './g'
    `
    expect(specifiersIn('x.ts', code).toSorted()).toEqual(['./a', './b', './c', './d', './e', './f.worker.ts'])
  })

  test.each([
    ['core/plan/plan.ts', '../bytes', null],
    ['core/plan/plan.ts', './stage', null],
    ['core/plan/deep/x.ts', '../../verdict', null],
    ['core/route/create.ts', '../limit', null],
    ['core/export/zip.ts', '../archive', null],
    ['cli/main.ts', '../core/analysis', null],
    ['cli/main.ts', 'node:fs', null],
    ['app/main.tsx', './shell', null],
    ['app/kit/size.tsx', '../../core/bytes', null],
    ['core/plan/plan.ts', '../bytes/bytes', 'core/bytes is imported by its index only'],
    ['core/bytes/bytes.ts', '../source', 'core/source is not above core/bytes in the flow'],
    ['core/plan/plan.ts', '../remedy', null],
    ['core/remedy/remedy.ts', '../plan', 'core/plan is not above core/remedy in the flow'],
    ['core/encoding/json.ts', '../limit', 'core/limit is not above core/encoding in the flow'],
    ['core/limit/limits.ts', '../source', 'core/source is not above core/limit in the flow'],
    [
      'core/compare/compare.ts',
      '../source',
      'core/compare must not import core/source: it compares results, not texts',
    ],
    ['core/proof/proof.ts', '../testing', 'core/testing is not above core/proof in the flow'],
    ['core/plan/plan.ts', '../../engine/engine', 'core must not import engine'],
    ['core/plan/plan.ts', 'node:fs', 'core/plan must not import node:fs'],
    ['core/plan/plan.ts', 'yaml', 'core/plan must not import yaml'],
    ['core/export/zip.ts', 'fflate', 'core/export must not import fflate'],
    ['engine/engine.ts', 'react', 'engine must not import react'],
    ['engine/engine.ts', '../app', 'engine must not import app'],
    ['cli/main.ts', '../engine/worker-engine', 'cli must not import engine'],
    ['app/shell/page.tsx', '../store/store', 'app/store is imported by its index only'],
    ['app/kit/size.tsx', '../store', 'app/kit knows nothing but how bytes are written'],
    ['app/kit/size.tsx', '../../core/plan', 'app/kit knows nothing but how bytes are written'],
    ['app/shell/page.tsx', 'left-pad', 'left-pad is in no row of the table of libraries'],
  ])('judges %s importing %s', (file, specifier, expected) => {
    expect(fault({ file, specifier })).toBe(expected)
  })

  test('finds a cycle', () => {
    const edges = new Map([
      ['a', new Set(['b'])],
      ['b', new Set(['c'])],
      ['c', new Set(['b', 'd'])],
    ])
    expect(roomsOnCycles(edges)).toEqual(['a', 'b', 'c'])
  })
})
